package catwalk.bench.fanout.publisher;

import catwalk.bench.fanout.Posts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends posts at a steady rate. Each carries the time at which it was due, so that what a slow server holds up here
 * counts as well. One that takes so little that posts wait here for seconds does not get the rest.
 */
public final class Publisher {
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final Sender sender;
    private final Feed feed;
    private final Posts posts;

    public Publisher(Sender sender, Feed feed, Posts posts) {
        this.sender = sender;
        this.feed = feed;
        this.posts = posts;
    }

    /**
     * Sends so many posts; returns when the last has been handed over, or patience is at an end.
     *
     * @return when the first was due, in {@link System#nanoTime()}
     */
    public long publish(int count, int perSecond, Posts.Part part) throws Exception {
        long start = System.nanoTime();
        long batchAt = start - feed.intervalNanos();
        List<String> waiting = new ArrayList<>();
        int made = 0;
        long end = due(start, count, perSecond) + PATIENCE_NANOS;
        while ((made < count || !waiting.isEmpty()) && System.nanoTime() < end) {
            while (made < count && waiting.size() < feed.size() && due(start, made, perSecond) <= System.nanoTime()) {
                waiting.add(posts.post(due(start, made, perSecond), part));
                made++;
            }
            long next = made < count && waiting.size() < feed.size() ? due(start, made, perSecond) : Long.MAX_VALUE;
            long now = System.nanoTime();
            if (waiting.size() == feed.size() || !waiting.isEmpty() && now - batchAt >= feed.intervalNanos()) {
                batchAt = now;
                for (String message : feed.messages(waiting, posts)) {
                    sender.send(message);
                }
                waiting.clear();
            } else {
                LockSupport.parkNanos(Math.min(next, waiting.isEmpty() ? next : batchAt + feed.intervalNanos()) - now);
            }
        }
        return start;
    }

    private static long due(long start, int post, int perSecond) {
        return start + post * 1_000_000_000L / perSecond;
    }
}

package catwalk.bench.fanout.viewers;

import catwalk.bench.fanout.Posts;
import catwalk.bench.fanout.dialect.Dialect;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** All viewers of a server: what they have in common, and how they fare. */
final class Audience {
    private final int port;
    private final Dialect dialect;
    private final Posts posts;
    private final boolean deflate;
    private final AtomicInteger subscribed = new AtomicInteger();
    private final AtomicLong subscribedAt = new AtomicLong();
    private final AtomicInteger deflating = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicReference<String> problem = new AtomicReference<>("");

    /** @param deflate whether to ask for compression */
    Audience(int port, Dialect dialect, Posts posts, boolean deflate) {
        this.port = port;
        this.dialect = dialect;
        this.posts = posts;
        this.deflate = deflate;
    }

    int port() {
        return port;
    }

    Dialect dialect() {
        return dialect;
    }

    Posts posts() {
        return posts;
    }

    boolean deflate() {
        return deflate;
    }

    void subscribed() {
        subscribedAt.set(System.nanoTime());
        subscribed.incrementAndGet();
    }

    void deflates() {
        deflating.incrementAndGet();
    }

    void lost(Exception why) {
        lost.incrementAndGet();
        problem.compareAndSet(
                "", String.valueOf(why.getMessage()).lines().findFirst().orElse(""));
    }

    int subscribers() {
        return subscribed.get();
    }

    /** When the last viewer was subscribed, in {@link System#nanoTime()}. */
    long subscribedAt() {
        return subscribedAt.get();
    }

    int deflating() {
        return deflating.get();
    }

    /** Viewers whose connection ended. */
    int lost() {
        return lost.get();
    }

    /** What became of the first of those. */
    String problem() {
        return problem.get();
    }
}

package catwalk.bench.fanout.publisher;

import catwalk.bench.fanout.Posts;
import java.util.List;

/** How posts become messages. */
public enum Feed {
    /** Each goes by itself, at once. */
    POSTS("post by post", 1, 0) {
        @Override
        List<String> messages(List<String> waiting, Posts posts) {
            return waiting;
        }
    },
    /** As Catwalk does: a batch goes 100 ms after the one before, or when it is full; after a quiet time at once. */
    BATCHES("in batches", 50, 100_000_000) {
        @Override
        List<String> messages(List<String> waiting, Posts posts) {
            return posts.batches(waiting);
        }
    };

    private final String title;
    private final int size;
    private final long intervalNanos;

    Feed(String title, int size, long intervalNanos) {
        this.title = title;
        this.size = size;
        this.intervalNanos = intervalNanos;
    }

    public String title() {
        return title;
    }

    /** Most posts that go together. */
    int size() {
        return size;
    }

    /** How long after the batch before one goes that is not full. */
    long intervalNanos() {
        return intervalNanos;
    }

    abstract List<String> messages(List<String> waiting, Posts posts);
}

package catwalk.stream;

import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next try: doubling from the least to the most, spread by a fifth so that many don't knock at once. */
final class Backoff {
    private final long leastMillis;
    private final long mostMillis;
    private long nextMillis;

    Backoff(long leastMillis, long mostMillis) {
        this.leastMillis = leastMillis;
        this.mostMillis = mostMillis;
        this.nextMillis = leastMillis;
    }

    long nextMillis() {
        long millis = nextMillis;
        nextMillis = Math.min(mostMillis, millis * 2);
        return millis + ThreadLocalRandom.current().nextLong(millis / 5 + 1);
    }

    /** After a success. */
    void reset() {
        nextMillis = leastMillis;
    }
}

package catwalk.bench.fanout.viewers;

import catwalk.bench.fanout.Posts;
import org.HdrHistogram.Histogram;

/** What has come to the viewers of one thread. */
final class Arrivals implements Posts.Reader {
    /** Microseconds, to three digits. */
    private final Histogram latency = new Histogram(3);

    private long warmUps;
    private long last;
    private long now;
    private long wireBytes;

    /** A read from the network: all posts in it arrive now. */
    void read(int bytes) {
        now = System.nanoTime();
        wireBytes += bytes;
    }

    @Override
    public void post(long at, Posts.Part part) {
        if (part == Posts.Part.WARM_UP) {
            warmUps++;
            return;
        }
        latency.recordValue(Math.max(0, now - at) / 1_000);
        last = now;
    }

    void startMeasuring() {
        wireBytes = 0;
        latency.reset();
        last = 0;
    }

    long warmUps() {
        return warmUps;
    }

    long measured() {
        return latency.getTotalCount();
    }

    long wireBytes() {
        return wireBytes;
    }

    /** When the last measured post came, in {@link System#nanoTime()}. */
    long last() {
        return last;
    }

    Histogram latency() {
        return latency.copy();
    }
}

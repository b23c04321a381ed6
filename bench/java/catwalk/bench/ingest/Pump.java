package catwalk.bench.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Writes events into a connection, at a pace that can be changed meanwhile, and counts them. */
final class Pump {
    /** As fast as they are read. */
    static final int UNLIMITED = 0;

    /** Not at all. */
    static final int PAUSED = -1;

    private static final int BUFFER = 32 * 1024;
    private static final long TICK = TimeUnit.MICROSECONDS.toNanos(500);

    private final Frames frames;
    private final byte[] buffer = new byte[BUFFER];
    private volatile int pace;
    private volatile long end = Long.MAX_VALUE;
    private volatile long sent;
    private volatile long matching;
    private long lastMicros;
    private Frame next;

    Pump(Frames frames) {
        this.frames = frames;
        this.next = frames.next();
    }

    void pace(int perSecond) {
        end = Long.MAX_VALUE;
        pace = perSecond;
    }

    /** So many events more, at once, and then none. */
    void burst(int events) {
        end = sent + events;
        pace = UNLIMITED;
    }

    /** How many events were sent since the start, and how many of them a wall is to show. */
    String counts() {
        return "{\"sent\":" + sent + ",\"matching\":" + matching + "}";
    }

    /**
     * Sends for as long as somebody reads; to one at a time.
     *
     * @param chunked whether each write is to be a chunk of HTTP
     */
    synchronized void run(OutputStream out, boolean chunked) throws IOException {
        int current = pace;
        long since = System.nanoTime();
        long sentSince = 0;
        while (true) {
            if (pace != current) {
                current = pace;
                since = System.nanoTime();
                sentSince = 0;
            }
            long due = Math.min(due(current, System.nanoTime() - since) - sentSince, end - sent);
            if (due > 0) {
                sentSince += write(out, due, chunked);
            } else {
                LockSupport.parkNanos(TICK);
            }
        }
    }

    private static long due(int pace, long nanos) {
        return switch (pace) {
            case UNLIMITED -> Long.MAX_VALUE;
            case PAUSED -> 0;
            default -> (long) (nanos / 1e9 * pace);
        };
    }

    /** Writes at most so many events, as many as go into one write. */
    private int write(OutputStream out, long most, boolean chunked) throws IOException {
        int count = 0;
        int matched = 0;
        int end = 0;
        while (count < most && end + next.length() <= BUFFER) {
            end = next.copy(micros(), buffer, end);
            matched += next.isMatching() ? 1 : 0;
            count++;
            next = frames.next();
        }
        if (chunked) {
            out.write((Integer.toHexString(end) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        out.write(buffer, 0, end);
        if (chunked) {
            out.write('\r');
            out.write('\n');
        }
        sent += count;
        matching += matched;
        return count;
    }

    /** Now, and later than ever before: no two events have the same. */
    private long micros() {
        lastMicros = Math.max(lastMicros + 1, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        return lastMicros;
    }
}

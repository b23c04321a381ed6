package catwalk.kit;

import catwalk.time.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Time in which nobody waits: who sleeps until a time makes it that time. So an hour's pauses pass in a moment, and what
 * happened when can be told exactly.
 */
public final class VirtualTime implements Timekeeper {
    private final List<Duration> sleeps = new ArrayList<>();
    private Instant now;
    private Instant end;

    public VirtualTime(Instant start) {
        this.now = start;
        this.end = Instant.MAX;
    }

    /** From here on who sleeps until later than this, sleeps for good. */
    public synchronized VirtualTime endAt(Instant last) {
        end = last;
        return this;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleepUntil(Instant due) throws InterruptedException {
        while (due.isAfter(end)) {
            wait();
        }
        if (due.isAfter(now)) {
            sleeps.add(Duration.between(now, due));
            now = due;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("the sleeper is being stopped");
        }
    }

    /** How long each sleep was, in their order. */
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    /** Lets time pass. */
    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }
}

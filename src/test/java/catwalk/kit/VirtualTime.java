package catwalk.kit;

import catwalk.time.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Time in which nobody waits: who sleeps until a time makes it that time. So an hour's pauses pass in a moment, and what
 * happened when can be told exactly.
 */
public final class VirtualTime implements Timekeeper {
    private final List<Duration> sleeps = new ArrayList<>();
    private final List<Consumer<Instant>> watchers = new CopyOnWriteArrayList<>();
    private Instant now;
    private Instant end;
    private boolean over;

    public VirtualTime(Instant start) {
        this.now = start;
        this.end = Instant.MAX;
    }

    /** From here on who sleeps until later than this, sleeps for good. */
    public synchronized VirtualTime endAt(Instant last) {
        end = last;
        over = false;
        notifyAll();
        return this;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleepUntil(Instant due) throws InterruptedException {
        while (due.isAfter(end)) {
            over = true;
            notifyAll();
            wait();
        }
        if (due.isAfter(now)) {
            sleeps.add(Duration.between(now, due));
            now = due;
            watchers.forEach(watcher -> watcher.accept(now));
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("the sleeper is being stopped");
        }
    }

    /** Tells the time after each sleep, before the sleeper wakes. */
    public VirtualTime onWaking(Consumer<Instant> watcher) {
        watchers.add(watcher);
        return this;
    }

    /** Whether somebody sleeps past the end. */
    public synchronized boolean isOver() {
        return over;
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

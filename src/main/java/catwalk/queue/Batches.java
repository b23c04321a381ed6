package catwalk.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Things that wait, first in first out, to be taken in batches at a pace.
 *
 * <p>A batch goes at once when none went for the batch interval, else when the interval is over or the batch is full: so
 * batching adds no delay while things are rarer than the interval. With a pace, what exceeds the capacity is shed,
 * oldest first, and the one who adds never waits; without one, the one who adds waits for room.
 */
final class Batches<T> {
    /**
     * @param perSecond the pace, 0 for none
     * @param size most things in a batch
     * @param intervalNanos least time between two batches that are not full
     * @param capacity most things that wait
     */
    record Terms(int perSecond, int size, long intervalNanos, int capacity) {
        /** How many may go at once after a quiet time: what the pace allows in one batch interval, at least one. */
        private double burst() {
            return Math.max(1, perSecond * (intervalNanos / 1e9));
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Deque<T> waiting = new ArrayDeque<>();
    private final Deque<T> expedited = new ArrayDeque<>();
    private final LongSupplier nanoClock;
    private final Consumer<T> shed;

    private Terms terms = new Terms(0, 1, 0, 1);
    private boolean open;
    private boolean draining;
    private double permits = 1;
    private long permitsAt;
    private long batchAt;

    Batches(LongSupplier nanoClock, Consumer<T> shed) {
        this.nanoClock = nanoClock;
        this.shed = shed;
        this.permitsAt = nanoClock.getAsLong();
        this.batchAt = permitsAt - Long.MAX_VALUE / 4;
    }

    /** Lets {@link #take} give batches on these terms. What waits already, stays. */
    void open(Terms terms) {
        lock.lock();
        try {
            this.terms = terms;
            open = true;
            changed.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the taker's wait; what waits, stays. */
    void close() {
        lock.lock();
        try {
            open = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Drops the pace, because the process is about to end: what waits goes out at once. */
    void drain() {
        lock.lock();
        try {
            draining = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Adds at the end of the line; waits for room where there is no pace. */
    void add(T thing) throws InterruptedException {
        T oldest = null;
        lock.lockInterruptibly();
        try {
            while (terms.perSecond == 0 && waiting.size() >= terms.capacity) {
                room.await();
            }
            waiting.add(thing);
            if (waiting.size() > terms.capacity) {
                oldest = waiting.poll();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (oldest != null) {
            shed.accept(oldest);
        }
    }

    /** Adds ahead of all that wait; never paced, never shed. */
    void expedite(T thing) {
        lock.lock();
        try {
            expedited.add(thing);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns a batch that could not be dealt with: it is the next again, in its order. */
    void putBack(List<T> batch) {
        lock.lock();
        try {
            for (int i = batch.size() - 1; i >= 0; i--) {
                expedited.addFirst(batch.get(i));
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size() + expedited.size();
        } finally {
            lock.unlock();
        }
    }

    /** The next batch, oldest first, when it is due; empty once closed. */
    List<T> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (open) {
                long wait = untilDue(nanoClock.getAsLong());
                if (wait <= 0) {
                    return batch();
                }
                if (wait == Long.MAX_VALUE) {
                    changed.await();
                } else {
                    changed.awaitNanos(wait);
                }
            }
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private long untilDue(long now) {
        refill(now);
        int ready = expedited.size() + allowed();
        if (ready == 0) {
            return waiting.isEmpty() ? Long.MAX_VALUE : (long) Math.ceil((1 - permits) / terms.perSecond * 1e9);
        }
        return ready >= terms.size || draining ? 0 : batchAt + terms.intervalNanos - now;
    }

    private void refill(long now) {
        permits = Math.min(terms.burst(), permits + (now - permitsAt) / 1e9 * terms.perSecond);
        permitsAt = now;
    }

    private int allowed() {
        return terms.perSecond == 0 || draining ? waiting.size() : Math.min(waiting.size(), (int) permits);
    }

    private List<T> batch() {
        List<T> batch = new ArrayList<>();
        while (batch.size() < terms.size && !expedited.isEmpty()) {
            batch.add(expedited.poll());
        }
        for (int left = Math.min(terms.size - batch.size(), allowed()); left > 0; left--) {
            batch.add(waiting.poll());
            permits--;
        }
        batchAt = nanoClock.getAsLong();
        room.signalAll();
        return batch;
    }
}

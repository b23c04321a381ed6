package catwalk.sink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for one sink, first in first out, one letter under way at a time. It is bounded: beyond its capacity the
 * oldest that no sender waits for are shed, and counted.
 *
 * <p>All outboxes share a lock, so that a sender can wait for several of them at once. Senders call with the lock held;
 * the taker's calls take it themselves.
 */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final String WAITING = "catwalk.sink.waiting";

    private final String sink;
    private final ReentrantLock lock;
    private final Condition senders;
    private final Condition taker;
    private final Counter shed;
    private final Counter dead;
    private final Deque<Letter> waiting = new ArrayDeque<>();

    private Letter underWay;
    private int capacity = Integer.MAX_VALUE;
    private int turn;
    private boolean behind;
    private long shedWhileBehind;

    /** @param senders is signalled when a letter has been dealt with */
    Outbox(String sink, ReentrantLock lock, Condition senders, MeterRegistry meters) {
        this.sink = sink;
        this.lock = lock;
        this.senders = senders;
        this.taker = lock.newCondition();
        shed = Counter.builder("catwalk.sink.shed")
                .description("posts a sink missed because it was behind by more than its outbox holds")
                .tag("sink", sink)
                .register(meters);
        dead = DeadLetters.counter(sink, meters);
        if (meters.find(WAITING).tag("sink", sink).gauge() == null) {
            Gauge.builder(WAITING, this, Outbox::size)
                    .description("collections that a sink has not taken yet")
                    .tag("sink", sink)
                    .register(meters);
        }
    }

    /** The sink's name. */
    String sink() {
        return sink;
    }

    /** Adds at the end of the line. */
    Letter add(String collection) {
        Letter letter = new Letter(collection);
        waiting.add(letter);
        shedTheOldest();
        taker.signal();
        return letter;
    }

    /** Adds ahead of all that wait, in this order. */
    List<Letter> addFirst(List<String> collections) {
        List<Letter> letters = collections.stream().map(Letter::new).toList();
        for (int i = letters.size() - 1; i >= 0; i--) {
            waiting.addFirst(letters.get(i));
        }
        shedTheOldest();
        taker.signal();
        return letters;
    }

    private void shedTheOldest() {
        Iterator<Letter> oldest = waiting.iterator();
        while (waiting.size() > capacity && oldest.hasNext()) {
            Letter letter = oldest.next();
            if (!letter.awaited) {
                oldest.remove();
                shed.increment(letter.posts());
                shedWhileBehind += letter.posts();
            }
        }
    }

    /** Whether senders need not wait for this sink. */
    boolean isBehind() {
        return behind;
    }

    /** From now on, until it has taken all that waits, senders need not wait for this sink. */
    void fallBehind() {
        behind = true;
        shedWhileBehind = 0;
        LOG.warn("{} is behind; up to {} collections wait for it", sink, capacity);
    }

    /** Its sender will send the letter again. */
    void withdraw(Letter letter) {
        letter.withdrawn = true;
        waiting.remove(letter);
    }

    /** Gives the turn to a new taker, from any former one; returns what {@link #take} asks for. */
    int open(int most) {
        lock.lock();
        try {
            capacity = most;
            return ++turn;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the taker's turn; what waits, stays. */
    void close() {
        lock.lock();
        try {
            turn++;
            taker.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen(int takersTurn) {
        lock.lock();
        try {
            return turn == takersTurn;
        } finally {
            lock.unlock();
        }
    }

    /** The next letter, when the one before has been dealt with; null once the taker's turn is over. */
    Letter take(int takersTurn) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (turn == takersTurn && (underWay != null || waiting.isEmpty())) {
                taker.await();
            }
            if (turn != takersTurn) {
                return null;
            }
            underWay = waiting.poll();
            return underWay;
        } finally {
            lock.unlock();
        }
    }

    /** The sink has it. */
    void done(Letter letter) {
        lock.lock();
        try {
            letter.done = true;
            endUnderWay();
        } finally {
            lock.unlock();
        }
    }

    /** The sink refused it for good. */
    void giveUp(Letter letter, Throwable reason) {
        dead.increment(letter.posts());
        LOG.warn("{} gave up {} posts ({})", sink, letter.posts(), reason.getMessage());
        done(letter);
    }

    /** It is the next again: its route is being replaced, or the process ends. */
    void putBack(Letter letter) {
        lock.lock();
        try {
            if (!letter.withdrawn) {
                waiting.addFirst(letter);
            }
            endUnderWay();
        } finally {
            lock.unlock();
        }
    }

    private void endUnderWay() {
        underWay = null;
        if (behind && waiting.isEmpty()) {
            behind = false;
            LOG.info("{} has caught up, and missed {} posts", sink, shedWhileBehind);
        }
        taker.signalAll();
        senders.signalAll();
    }

    int size() {
        lock.lock();
        try {
            return waiting.size() + (underWay == null ? 0 : 1);
        } finally {
            lock.unlock();
        }
    }

    /** Says what the sink misses because the process ends: what its senders wait for, comes again with the next start. */
    void tellWhatIsLeft() {
        lock.lock();
        try {
            List<Letter> left = Stream.concat(Stream.ofNullable(underWay), waiting.stream())
                    .filter(letter -> !letter.awaited && !letter.withdrawn)
                    .toList();
            if (!left.isEmpty()) {
                LOG.warn(
                        "{} has not taken {} collections with {} posts; they are gone with this process",
                        sink,
                        left.size(),
                        left.stream().mapToInt(Letter::posts).sum());
            }
        } finally {
            lock.unlock();
        }
    }
}

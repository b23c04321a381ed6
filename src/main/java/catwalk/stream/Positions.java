package catwalk.stream;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Which events of a stream are done: they end in any order, and the cursor may only pass an event when it and all before
 * it are done. Bounded: who begins an event waits while too many are under way, which is how a slow pipeline pushes back.
 */
final class Positions {
    private final int most;
    private final Deque<Event> underWay = new ArrayDeque<>();
    private long passed;
    private boolean closed;

    /** An event under way. */
    static final class Event {
        private final long position;
        private boolean done;

        private Event(long position) {
            this.position = position;
        }
    }

    Positions(int most, long passed) {
        this.most = most;
        this.passed = passed;
    }

    /** Begins the event at a position, which does not fall; waits while too many are under way. */
    synchronized Event begin(long position) throws InterruptedException {
        while (underWay.size() >= most && !closed) {
            wait();
        }
        if (closed) {
            throw new InterruptedException("the stream is being stopped");
        }
        Event event = new Event(position);
        underWay.add(event);
        return event;
    }

    synchronized void done(Event event) {
        event.done = true;
        while (!underWay.isEmpty() && underWay.peek().done) {
            passed = underWay.poll().position;
        }
        notifyAll();
    }

    /** Ends the wait of whoever begins an event. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** The position up to which all is done, 0 at the very start. */
    synchronized long passed() {
        return passed;
    }
}

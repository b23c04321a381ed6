package catwalk.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BinaryOperator;

/**
 * Which events of a stream are done: they end in any order, and the cursor may only pass an event when it and all before
 * it are done. Bounded: who begins an event waits while too many are under way, which is how a slow pipeline pushes back.
 */
final class Positions {
    private final int most;
    private final BinaryOperator<String> later;
    private final Deque<Event> begun = new ArrayDeque<>();
    private String passed;
    private int underWay;
    private boolean closed;

    /** An event that was begun. */
    static final class Event {
        private final String position;
        private boolean done;

        private Event(String position) {
            this.position = position;
        }
    }

    /**
     * @param most how many events may be under way
     * @param passed the position to start from, null for none
     * @param later tells the later one of two positions
     */
    Positions(int most, String passed, BinaryOperator<String> later) {
        this.most = most;
        this.passed = passed;
        this.later = later;
    }

    /** Begins the event at a position, null where it has none; waits while too many are under way. */
    synchronized Event begin(String position) throws InterruptedException {
        while (underWay >= most && !closed) {
            wait();
        }
        if (closed) {
            throw new InterruptedException("the stream is being stopped");
        }
        underWay++;
        return add(position);
    }

    /** Holds the cursor where it is, while events before the next one are still to be fetched; until that is done. */
    synchronized Event hold() {
        underWay++;
        return add(null);
    }

    private Event add(String position) {
        Event event = new Event(position);
        begun.add(event);
        return event;
    }

    synchronized void done(Event event) {
        event.done = true;
        underWay--;
        while (!begun.isEmpty() && begun.peek().done) {
            passed = later.apply(passed, begun.poll().position);
        }
        notifyAll();
    }

    /** Ends the wait of whoever begins an event. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** The position up to which all is done, null at the very start. */
    synchronized String passed() {
        return passed;
    }
}

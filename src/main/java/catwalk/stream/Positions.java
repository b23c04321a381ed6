package catwalk.stream;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Which events of a stream are done: they end in any order, and the cursor may only pass an event when it and all before
 * it are done. Bounded: who begins an event waits while too many are under way, which is how a slow pipeline pushes back.
 */
final class Positions {
    private final int most;
    private final BinaryOperator<String> later;
    private final NavigableMap<Long, Event> begun = new TreeMap<>();
    private long next;
    private String passed;
    private int underWay;
    private boolean closed;

    /** An event that was begun. */
    static final class Event {
        private final long number;
        private String position;
        private boolean done;

        private Event(long number, String position) {
            this.number = number;
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

    /** Takes note of an event with which nothing is to be done, as if it had begun and were done. */
    synchronized void pass(String position) throws InterruptedException {
        if (closed) {
            throw new InterruptedException("the stream is being stopped");
        }
        Map.Entry<Long, Event> last = begun.lastEntry();
        if (last == null) {
            passed = later.apply(passed, position);
        } else if (last.getValue().done) {
            last.getValue().position = later.apply(last.getValue().position, position);
        } else {
            add(position).done = true;
        }
    }

    /** Holds the cursor where it is, while events before the next one are still to be fetched; until that is done. */
    synchronized Event hold() {
        underWay++;
        return add(null);
    }

    private Event add(String position) {
        Event event = new Event(next++, position);
        begun.put(event.number, event);
        return event;
    }

    synchronized void done(Event event) {
        event.done = true;
        underWay--;
        join(event);
        while (!begun.isEmpty() && begun.firstEntry().getValue().done) {
            passed = later.apply(passed, begun.pollFirstEntry().getValue().position);
        }
        notifyAll();
    }

    /** Makes one of neighbours that are done: while the cursor is held for hours, thousands of them would pile up. */
    private void join(Event event) {
        Map.Entry<Long, Event> before = begun.lowerEntry(event.number);
        Map.Entry<Long, Event> after = begun.higherEntry(event.number);
        for (Map.Entry<Long, Event> neighbour : Arrays.asList(before, after)) {
            if (neighbour != null && neighbour.getValue().done) {
                event.position = later.apply(event.position, neighbour.getValue().position);
                begun.remove(neighbour.getKey());
            }
        }
    }

    /** How many are kept: those under way, and one for those between two of them. */
    synchronized int size() {
        return begun.size();
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

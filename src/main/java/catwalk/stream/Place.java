package catwalk.stream;

import catwalk.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Where one stream of events is to be resumed: the position up to which all is done, kept durably under a name, and the
 * latest that was received.
 */
public final class Place {
    private final Store store;
    private final Map<String, Object> cursors;
    private final String name;
    private final PositionUnit unit;
    private String received;
    private String saved;

    /** @param name under which the position is kept: the source's, and where it reads several streams, the stream's */
    public Place(Store store, String name, PositionUnit unit) {
        this.store = store;
        this.cursors = store.map("cursors");
        this.name = name;
        this.unit = unit;
        this.saved = cursors.get(name) == null ? null : String.valueOf(cursors.get(name));
        this.received = saved;
    }

    /** The latest position received, in this process or before; null where none ever was. */
    public synchronized String received() {
        return received;
    }

    /** Takes note of an event, before it is dealt with; its position, or where it has none the latest before it. */
    public synchronized String receive(String position) {
        boolean first = received == null;
        received = unit.later(received, position);
        if (first && received != null) {
            // from the very first event on, a killed process resumes where it began, that event included
            save(unit.justBefore(received));
            store.commit();
        }
        return received;
    }

    /** From a first connection on, even before its first event: what it may miss is what comes after now. */
    public synchronized void begin(Instant now) {
        if (received == null && unit.at(now) != null) {
            receive(unit.at(now));
        }
    }

    /** Keeps a position up to which all is done. */
    public synchronized void save(String passed) {
        if (passed != null && !passed.equals(saved)) {
            saved = passed;
            cursors.put(name, passed);
        }
    }

    /**
     * The position to go on from: a little before the latest, as servers of one service differ, but not further back than
     * the service goes; null where no event was ever received.
     */
    public synchronized String resumeAt(Duration rewind, Duration reach, Instant now) {
        if (received == null) {
            return null;
        }
        return within(reach, now, unit.before(received, rewind));
    }

    /** This position, or where the service does not go as far back, the first that it goes to. */
    String within(Duration reach, Instant now, String position) {
        String oldest = reach.isZero() ? null : unit.at(now.minus(reach));
        return oldest == null ? position : unit.later(position, oldest);
    }

    /** When an event was, null where its position does not tell. */
    public Instant time(String position) {
        return position == null ? null : unit.time(position);
    }

    PositionUnit unit() {
        return unit;
    }
}

package catwalk.conduct;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How a service wants its clients to behave when a connection or a request has come to an end: how long to stay away. */
public interface Conduct {

    /**
     * When to try again, and why not before.
     *
     * @param inARow how many endings of this kind came one after the other without a success, at least 1
     */
    Pause after(Ending ending, int inARow, Instant now);

    /** A pause until a time, for a reason told in the log and in the source's status. */
    record Pause(Instant until, String reason) {
        /** In a log line: to the millisecond. */
        @Override
        public String toString() {
            return reason + "; next try at " + until.truncatedTo(ChronoUnit.MILLIS);
        }
    }
}

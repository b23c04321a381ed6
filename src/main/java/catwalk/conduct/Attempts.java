package catwalk.conduct;

import java.time.Instant;

/** Counts the endings of one connection in a row, by their kind: services ask for more patience each time. */
public final class Attempts {
    private final Conduct conduct;
    private Ending.Kind last;
    private int inARow;

    public Attempts(Conduct conduct) {
        this.conduct = conduct;
    }

    /** The pause that is due after this ending. */
    public synchronized Conduct.Pause failed(Ending ending, Instant now) {
        inARow = ending.kind() == last ? inARow + 1 : 1;
        last = ending.kind();
        return conduct.after(ending, inARow, now);
    }

    public synchronized void succeeded() {
        last = null;
    }
}

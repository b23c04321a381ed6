package catwalk.wall;

import catwalk.meters.Meters;
import java.util.OptionalInt;
import org.apache.camel.CamelContext;

/** How many look on, as the broker last said; unknown until it has, and again once the connection to it is lost. */
public final class Viewers {
    private static final int UNKNOWN = -1;

    private final CamelContext context;
    private volatile int count = UNKNOWN;
    private boolean metered;

    public Viewers(CamelContext context) {
        this.context = context;
    }

    /** Takes the broker's word. */
    public synchronized void count(int viewers) {
        count = viewers;
        if (!metered) {
            metered = true;
            new Meters(context).gauge("catwalk.viewers", "Viewers; NaN while unknown", this, Viewers::orNaN);
        }
    }

    private double orNaN() {
        OptionalInt now = known();
        return now.isPresent() ? now.getAsInt() : Double.NaN;
    }

    /** The broker is out of sight: viewers may go unseen, and one that was restarted has none. */
    public void lost() {
        count = UNKNOWN;
    }

    public OptionalInt known() {
        int known = count;
        return known == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(known);
    }
}

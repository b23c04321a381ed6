package catwalk.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;

/** The time, and a way to wait for it. A test binds one to the registry whose time is its own. */
public interface Timekeeper extends InstantSource {

    /** Returns once it is that time, or later. */
    void sleepUntil(Instant due) throws InterruptedException;

    /** The one in the registry, else this machine's clock. */
    static Timekeeper of(CamelContext context) {
        Timekeeper bound = CamelContextHelper.findSingleByType(context, Timekeeper.class);
        return bound != null
                ? bound
                : new Timekeeper() {
                    @Override
                    public Instant instant() {
                        return Instant.now();
                    }

                    @Override
                    public void sleepUntil(Instant due) throws InterruptedException {
                        // a sleep may end some microseconds early by the clock that tells the time
                        for (Duration left = left(due); left.compareTo(Duration.ZERO) > 0; left = left(due)) {
                            Thread.sleep(left.toMillis() + 1);
                        }
                    }

                    private Duration left(Instant due) {
                        return Duration.between(instant(), due);
                    }
                };
    }
}

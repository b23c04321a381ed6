package catwalk.conduct;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * For services that ask for nothing in particular: pauses double from the least to the most, spread by a fifth so that
 * many don't knock at once; a rate limit is waited for as the service says, else from a minute, doubling to 15.
 */
public final class Doubling implements Conduct {
    private static final Duration LIMITED_LEAST = Duration.ofMinutes(1);
    private static final Duration LIMITED_MOST = Duration.ofMinutes(15);

    private final Duration least;
    private final Duration most;

    public Doubling(Duration least, Duration most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public Pause after(Ending ending, int inARow, Instant now) {
        Duration pause = ending.kind() == Ending.Kind.LIMITED
                ? doubled(LIMITED_LEAST, LIMITED_MOST, inARow)
                : spread(doubled(least, most, inARow));
        Instant until =
                RateLimit.reset(ending, now).filter(reset -> reset.isAfter(now)).orElse(now.plus(pause));
        return new Pause(until, ending.reason());
    }

    /** The least at first, then twice as long each time, at most the most. */
    public static Duration doubled(Duration least, Duration most, int inARow) {
        Duration doubled = least.multipliedBy(1L << Math.min(inARow - 1, 30));
        return doubled.compareTo(most) > 0 ? most : doubled;
    }

    private static Duration spread(Duration pause) {
        return pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 5 + 1));
    }
}

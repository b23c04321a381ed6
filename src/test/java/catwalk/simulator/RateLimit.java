package catwalk.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** So many requests in 15 minutes, counted from the first; a refused one is not counted. */
final class RateLimit {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final int limit;
    private final InstantSource clock;
    private int remaining;
    private Instant reset = Instant.MIN;

    RateLimit(int limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** @param headers what X tells with every answer */
    record Count(boolean refused, Map<String, String> headers) {}

    /** Leaves only so many requests before this time; from then on there is a whole limit again. */
    synchronized void leave(int requests, Instant until) {
        remaining = requests;
        reset = until;
    }

    synchronized Count count() {
        renew();
        boolean refused = remaining == 0;
        remaining = Math.max(0, remaining - 1);
        return new Count(refused, headers(remaining));
    }

    /** Says that the limit is used up, though it is not. */
    synchronized Map<String, String> pretendRefusal() {
        renew();
        return headers(0);
    }

    private void renew() {
        if (!clock.instant().isBefore(reset)) {
            remaining = limit;
            // the header tells whole seconds, and who waits for them must not be early
            reset = clock.instant().plus(WINDOW).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
        }
    }

    private Map<String, String> headers(int left) {
        return Map.of(
                "x-rate-limit-limit", String.valueOf(limit),
                "x-rate-limit-remaining", String.valueOf(left),
                "x-rate-limit-reset", String.valueOf(reset.getEpochSecond()));
    }
}

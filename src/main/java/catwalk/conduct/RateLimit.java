package catwalk.conduct;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Reads from a refusal when the service may be asked again: {@code Retry-After} (RFC 9110: seconds or a date) or, from a 429,
 * {@code X-RateLimit-Reset}, seconds since 1970 with X and an ISO 8601 time with Mastodon, which is over when it is past.
 */
public final class RateLimit {
    private RateLimit() {}

    /** The time, empty where the headers tell none. */
    public static Optional<Instant> reset(Ending ending, Instant now) {
        String reset = ending.kind() == Ending.Kind.LIMITED
                ? ending.headers()
                        .getOrDefault("x-rate-limit-reset", ending.headers().getOrDefault("x-ratelimit-reset", ""))
                : "";
        Optional<Instant> time = parse(reset, Instant.EPOCH);
        return time.isPresent() ? time : parse(ending.headers().getOrDefault("retry-after", ""), now);
    }

    private static Optional<Instant> parse(String text, Instant base) {
        try {
            if (text.matches("\\d{1,12}")) {
                // whole seconds: the limit is back when that second is over
                return Optional.of(base.plusSeconds(Long.parseLong(text) + (base.equals(Instant.EPOCH) ? 1 : 0)));
            }
            if (text.contains("T")) {
                return Optional.of(Instant.parse(text));
            }
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

package catwalk.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Mastodon's rate limits, by its rack_attack.rb: 300 requests in 5 minutes, of which those that page 300 in 15 minutes,
 * per token or address; windows begin at multiples of their length. The headers tell of the limit that is nearest.
 */
final class MastodonLimits {
    private record Limit(String name, int most, Duration period) {}

    /** What an answer says of the limits; a negative rest refuses it. */
    record Rest(int limit, int remaining, Instant reset) {
        boolean refused() {
            return remaining < 0;
        }

        Map<String, String> headers() {
            return Map.of(
                    "X-RateLimit-Limit", String.valueOf(limit),
                    "X-RateLimit-Remaining", String.valueOf(Math.max(0, remaining)),
                    "X-RateLimit-Reset", ISO_MICROS.format(reset));
        }
    }

    private static final DateTimeFormatter ISO_MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Limit REQUESTS = new Limit("requests", 300, Duration.ofMinutes(5));
    private static final Limit PAGING = new Limit("paging", 300, Duration.ofMinutes(15));

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private boolean waived;
    private int left;
    private Instant until = Instant.MIN;

    /** Leaves so many requests before that time, whoever makes them. */
    synchronized void leave(int requestsLeft, Instant reset) {
        left = requestsLeft;
        until = reset;
    }

    /** Counts from now on only what {@link #leave} leaves. */
    synchronized void waive() {
        waived = true;
    }

    /** Counts a request. */
    synchronized Rest count(String who, boolean paging, Instant now) {
        if (now.isBefore(until)) {
            left = Math.max(-1, left - 1);
            return new Rest(REQUESTS.most(), left, until);
        }
        if (waived) {
            return new Rest(REQUESTS.most(), REQUESTS.most(), now.plus(REQUESTS.period()));
        }
        Rest requests = count(REQUESTS, who, now);
        Rest pages = paging ? count(PAGING, who, now) : requests;
        return pages.remaining() < requests.remaining() ? pages : requests;
    }

    private Rest count(Limit limit, String who, Instant now) {
        long seconds = limit.period().toSeconds();
        long window = now.getEpochSecond() / seconds;
        int used = counts.merge(String.join(" ", List.of(limit.name(), who, "" + window)), 1, Integer::sum);
        // the fraction of the present second stays, as in Mastodon
        Instant reset = now.plus(seconds - now.getEpochSecond() % seconds, ChronoUnit.SECONDS);
        return new Rest(limit.most(), limit.most() - used, reset);
    }
}

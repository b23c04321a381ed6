package catwalk.x;

import catwalk.conduct.Conduct;
import catwalk.conduct.Doubling;
import catwalk.conduct.Ending;
import catwalk.conduct.RateLimit;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/**
 * The patience that X asks for ("Handling disconnections", docs.x.com, 2026): again at once after a connection that
 * worked; network errors 250 ms more each time up to 16 s; HTTP errors from 5 s, doubling, up to 320 s; 429 from a
 * minute, doubling, and never before the reset that X names. What only the account's owner can mend, spent credits or a
 * usage cap, is looked at again every hour.
 */
public final class XConduct implements Conduct {
    private static final Duration NETWORK_STEP = Duration.ofMillis(250);
    private static final Duration NETWORK_MOST = Duration.ofSeconds(16);
    private static final Duration HTTP_LEAST = Duration.ofSeconds(5);
    private static final Duration HTTP_MOST = Duration.ofSeconds(320);
    private static final Duration LIMITED_LEAST = Duration.ofMinutes(1);

    /** The window of X's rate limits. */
    private static final Duration LIMITED_MOST = Duration.ofMinutes(15);

    private static final Duration OWNERS_TURN = Duration.ofHours(1);

    private final OpenConnections open;

    /**
     * @param url the API's base
     * @param bearerToken the app's
     */
    public XConduct(String url, String bearerToken) {
        this.open = new OpenConnections(url, bearerToken);
    }

    @Override
    public Pause after(Ending ending, int inARow, Instant now) {
        return switch (ending.kind()) {
            case CLOSED -> new Pause(now.plus(network(inARow - 1)), ending.reason());
            case BROKEN -> new Pause(now.plus(network(inARow)), ending.reason());
            case REFUSED -> refused(ending, inARow, now);
            case LIMITED -> limited(ending, inARow, now);
        };
    }

    private static Duration network(int inARow) {
        Duration pause = NETWORK_STEP.multipliedBy(inARow);
        return pause.compareTo(NETWORK_MOST) > 0 ? NETWORK_MOST : pause;
    }

    private static Pause refused(Ending ending, int inARow, Instant now) {
        Instant again = now.plus(Doubling.doubled(HTTP_LEAST, HTTP_MOST, inARow));
        return switch (ending.status()) {
            case 401 -> new Pause(again, "X does not accept x.bearer-token (" + ending.reason() + ")");
            case 402 -> new Pause(now.plus(OWNERS_TURN), "X's credits are spent, buy some (" + ending.reason() + ")");
            case 403 -> new Pause(again, "X does not let this app do that (" + ending.reason() + ")");
            default -> new Pause(again, ending.reason());
        };
    }

    /** One status, three meanings; only a rate limit is over at the reset. */
    private Pause limited(Ending ending, int inARow, Instant now) {
        JsonNode problem = ending.problem();
        Instant again = now.plus(Doubling.doubled(LIMITED_LEAST, LIMITED_MOST, inARow));
        if (problem.path("type").asText().endsWith("/usage-capped")) {
            return new Pause(now.plus(OWNERS_TURN), "X's usage cap is reached (" + ending.reason() + ")");
        }
        if (problem.has("connection_issue")) {
            return new Pause(again, "another client holds X's stream, " + open.describe());
        }
        Instant reset = RateLimit.reset(ending, now).orElse(again);
        return new Pause(reset.isAfter(again) ? reset : again, "X's rate limit is used up");
    }
}

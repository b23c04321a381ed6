package catwalk.twitter;

import catwalk.conduct.Conduct;
import catwalk.source.SourceStatus;
import catwalk.source.Sources;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.CamelContextHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import twitter4j.TwitterException;
import twitter4j.v1.RateLimitStatus;

/**
 * Polls no more until the rate limit is reset, once Twitter has said that it is used up: status 429 (or 420) with error
 * code 88, and the time in {@code X-Rate-Limit-Reset}; without that header a whole window of 15 minutes.
 */
public final class UntilReset implements PollingConsumerPollStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(UntilReset.class);
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Clock clock = Clock.systemUTC();
    private String source = "twitter";
    private volatile Instant reset = Instant.EPOCH;

    /** The source's name, for the log. */
    public void setSource(String source) {
        this.source = source;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return !clock.instant().isBefore(reset);
    }

    private static SourceStatus status(Endpoint endpoint, String source) {
        return CamelContextHelper.mandatoryFindSingleByType(endpoint.getCamelContext(), Sources.class)
                .of(source);
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        status(endpoint, source).connected("");
    }

    /** Never again at once: the next poll has its time. */
    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        if (cause instanceof TwitterException refused && refused.exceededRateLimitation()) {
            reset = resetOf(refused);
            LOG.warn("{}: the rate limit is used up; waiting until {}", source, reset);
            status(endpoint, source).waiting("", new Conduct.Pause(reset, "the rate limit is used up"));
        } else {
            LOG.warn("{}: the search failed ({})", source, firstLine(cause));
            status(endpoint, source).waiting("", new Conduct.Pause(clock.instant(), firstLine(cause)));
        }
        return false;
    }

    /** The header counts whole seconds, and the limit is back when that second is over. */
    private Instant resetOf(TwitterException refused) {
        RateLimitStatus limit = refused.getRateLimitStatus();
        return limit == null
                ? clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(WINDOW)
                : Instant.ofEpochSecond(limit.getResetTimeInSeconds() + 1L);
    }

    private static String firstLine(Exception cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}

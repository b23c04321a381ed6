package catwalk.sink;

import catwalk.settings.SetupException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether and when a failed request is worth another: after an error on the way and the statuses 408, 429 and 5xx, and
 * not before {@code Retry-After}; all other answers are final. For {@code onExceptionOccurred} of an error handler that
 * retries, and {@code httpClientConfigurer} of what it retries.
 */
public final class HttpRetries implements Processor, HttpClientConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(HttpRetries.class);
    private static final Duration MOST = Duration.ofHours(1);

    private final String sink;

    public HttpRetries(String sink) {
        this.sink = sink;
    }

    /**
     * Where to.
     *
     * @throws SetupException where nothing can be posted there
     */
    public void setUrl(String url) {
        if (!url.matches("https?://[^/\\s]\\S*")) {
            throw new SetupException(
                    sink + ".url", "is no address to post to", "use one that begins with https:// or http://");
        }
    }

    @Override
    public void process(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (failure instanceof HttpOperationFailedException answer) {
            if (!isPassing(answer.getStatusCode())) {
                exchange.getExchangeExtension().setRedeliveryExhausted(true);
                return;
            }
            Duration wait = retryAfter(answer);
            if (!wait.isZero()) {
                exchange.getIn().setHeader(Exchange.REDELIVERY_DELAY, wait.toMillis());
            }
        }
        if (exchange.getIn().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class) <= 1) {
            LOG.warn("{}: {}; trying again", sink, reason(failure));
        }
    }

    /** The client's own retry comes after a second, whatever is set here, and is not told. */
    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableAutomaticRetries();
    }

    private static boolean isPassing(int status) {
        return status == 408 || status == 429 || status >= 500;
    }

    /** In seconds, or the time; zero where it is neither, or past. */
    private static Duration retryAfter(HttpOperationFailedException answer) {
        String value = answer.getResponseHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("")
                .strip();
        Duration wait = Duration.ZERO;
        if (value.matches("\\d{1,9}")) {
            wait = Duration.ofSeconds(Long.parseLong(value));
        } else if (!value.isEmpty()) {
            try {
                wait = Duration.between(
                        Instant.now(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            } catch (DateTimeException e) {
                LOG.debug("no time: {}", value);
            }
        }
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(MOST) > 0 ? MOST : wait;
    }

    /** A few words, without the URL, which may hold a secret. */
    static String reason(Throwable failure) {
        if (failure instanceof HttpOperationFailedException answer) {
            return "HTTP " + answer.getStatusCode();
        }
        return failure == null ? "no reason given" : failure.getClass().getSimpleName() + ", " + failure.getMessage();
    }
}

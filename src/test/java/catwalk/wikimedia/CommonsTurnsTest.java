package catwalk.wikimedia;

import static catwalk.kit.RunningWall.activity;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catwalk.time.Timekeeper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pauses between requests, by a clock that does not make the test wait. */
class CommonsTurnsTest {
    private static final Instant START = Instant.parse("2026-07-04T14:37:36Z");

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final CommonsTurns turns = new CommonsTurns(context);
    private Instant now = START;

    @BeforeEach
    void bindTheClock() {
        context.getRegistry().bind("time", new Timekeeper() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public void sleepUntil(Instant due) {
                now = due;
            }
        });
    }

    /** How long the next request is waited for. */
    private Duration pause() throws InterruptedException {
        Instant before = now;
        turns.await();
        return Duration.between(before, now);
    }

    private Duration afterAnswer(String body, String retryAfter) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setHeader("Retry-After", retryAfter);
        turns.await();
        exchange.setProperty(
                Exchange.EXCEPTION_CAUGHT,
                assertThrows(CommonsTurns.Refused.class, () -> turns.heed(activity(body), exchange)));
        turns.failed(exchange);
        return pause();
    }

    private Duration afterFailure(Exception failure) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        turns.await();
        turns.failed(exchange);
        return pause();
    }

    @Test
    void aRequestASecond() throws Exception {
        assertEquals(Duration.ZERO, pause());
        assertEquals(Duration.ofSeconds(1), pause());
        now = now.plusSeconds(60);
        assertEquals(Duration.ZERO, pause());
    }

    @Test
    void aRefusalThatLooksLikeSuccessIsWaitedForAsItSays() throws Exception {
        String lagged = "{\"error\":{\"code\":\"maxlag\",\"info\":\"Waiting for db1: 7 seconds lagged.\",\"lag\":7}}";
        assertEquals(Duration.ofSeconds(7), afterAnswer(lagged, "7"));
    }

    @Test
    void aRateLimitThatNamesNoTimeIsAMinuteThenTwo() throws Exception {
        String limited = "{\"error\":{\"code\":\"ratelimited\",\"info\":\"You've exceeded your rate limit.\"}}";
        assertEquals(Duration.ofMinutes(1), afterAnswer(limited, null));
        assertEquals(Duration.ofMinutes(2), afterAnswer(limited, null));
        turns.heed(activity("{\"batchcomplete\":true,\"query\":{\"pages\":[]}}"), new DefaultExchange(context));
        assertEquals(Duration.ofMinutes(1), afterAnswer(limited, null));
    }

    @Test
    void anAnswerToSomethingElseIsNone() throws Exception {
        assertEquals(2, afterAnswer("{\"batchcomplete\":true}", null).toSeconds());
    }

    @Test
    void whatCannotBeReachedIsAskedAgainMoreAndMoreSeldom() throws Exception {
        assertEquals(2, afterFailure(new IOException("no route to host")).toSeconds());
        assertEquals(4, afterFailure(new IOException("no route to host")).toSeconds());
    }

    @Test
    void aRefusalOfTheServersInFrontIsWaitedForAsItSays() throws Exception {
        Exception refused = new HttpOperationFailedException(
                "https://commons.example/w/api.php",
                429,
                "Too Many Requests",
                null,
                java.util.Map.of("Retry-After", "30"),
                "");
        assertEquals(Duration.ofSeconds(30), afterFailure(refused));
    }
}

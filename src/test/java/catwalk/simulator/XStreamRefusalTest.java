package catwalk.simulator;

import static catwalk.simulator.XClient.json;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.simulator.XClient.Lines;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may not connect to the filtered stream, and what is said to them. */
class XStreamRefusalTest {
    private static final String STREAM = "/2/tweets/search/stream";
    private static final Instant TIME = Instant.parse("2026-07-04T14:37:36.500Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(TIME);
    private final XApi x = XApi.started(now::get).keepAliveEvery(Duration.ZERO);
    private final XClient client = new XClient(x);

    @AfterEach
    void stop() {
        x.close();
    }

    @Test
    void refusesASecondConnectionAndNoticesWhenTheFirstIsGone() throws Exception {
        x.addRule("cat", "cats");
        try (Lines first = client.stream()) {
            HttpResponse<String> second = client.get(STREAM);
            assertEquals(429, second.statusCode());
            assertEquals(
                    "TooManyConnections", json(second).path("connection_issue").asText());
            x.keepAlive();
            assertEquals("", first.next());
        }
        await().until(() -> x.connections() == 0);
        client.stream().close();
        assertEquals(
                List.of(200, 429, 200),
                x.streamConnects().stream().map(Request::status).toList());
    }

    @Test
    void countsAConnectionThatItDoesNotNoticeIsGoneUntilItIsDeleted() throws Exception {
        x.addRule("cat", "cats");
        x.overlookLeaving(true);
        client.stream().close();
        assertEquals(429, client.get(STREAM).statusCode());
        client.delete("/2/connections/all", "");
        try (Lines lines = client.stream()) {
            assertEquals(200, lines.response().statusCode());
        }
    }

    @Test
    void refusesWithoutRules() throws Exception {
        HttpResponse<String> refused = client.get(STREAM);
        assertEquals(409, refused.statusCode());
        assertEquals(
                "RuleConfigurationIssue", json(refused).path("connection_issue").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tweet.fields=colour",
                "expansions=author",
                "media.fields=url,,type",
                "post.fields=id",
                "track=cat"
            })
    void refusesParametersThatThereAreNot(String parameter) throws Exception {
        x.addRule("cat", "cats");
        String[] pair = parameter.split("=");
        HttpResponse<String> refused = client.get(STREAM, pair);
        assertEquals(400, refused.statusCode());
        assertEquals(
                "https://api.x.com/2/problems/invalid-request",
                json(refused).path("type").asText());
        assertEquals(
                pair[1],
                json(refused).at("/errors/0/parameters").path(pair[0]).path(0).asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"backfill_minutes=2", "start_time=2026-07-04T14:30:00Z", "end_time=2026-07-04T14:30:00Z"})
    void keepsRecoveryForEnterprise(String parameter) throws Exception {
        x.addRule("cat", "cats");
        HttpResponse<String> refused = client.get(STREAM, parameter.split("="));
        assertEquals(403, refused.statusCode());
        assertTrue(json(refused).path("type").asText().endsWith("/client-forbidden"), refused.body());
    }

    @Test
    void letsConnect50TimesIn15Minutes() throws Exception {
        HttpResponse<String> last = null;
        for (int i = 0; i < 50; i++) {
            last = client.get(STREAM);
        }
        assertEquals("0", header(last, "x-rate-limit-remaining"));
        HttpResponse<String> refused = client.get(STREAM);
        assertEquals(429, refused.statusCode());
        assertEquals("about:blank", json(refused).path("type").asText());
        Instant reset = Instant.ofEpochSecond(Long.parseLong(header(refused, "x-rate-limit-reset")));
        assertFalse(reset.isBefore(TIME.plusSeconds(900)), reset::toString);
        now.set(reset);
        assertEquals(409, client.get(STREAM).statusCode());
    }

    @Test
    void failsAsOftenAsItIsTold() throws Exception {
        x.addRule("cat", "cats");
        x.failStream("503", 1).failStream("429 cap", 1).failStream("402", 1).failStream("429 rate", 1);
        assertEquals(503, client.get(STREAM).statusCode());
        assertEquals("UsageCapExceeded", json(client.get(STREAM)).path("title").asText());
        assertEquals(402, client.get(STREAM).statusCode());
        HttpResponse<String> rate = client.get(STREAM);
        assertEquals("0", header(rate, "x-rate-limit-remaining"));
        assertFalse(header(rate, "x-rate-limit-reset").isEmpty());
        try (Lines lines = client.stream()) {
            assertEquals(200, lines.response().statusCode());
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}

package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Metrics;
import catwalk.kit.RunningWall;
import catwalk.kit.VirtualTime;
import catwalk.simulator.Request;
import catwalk.simulator.XApi;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How x-stream and x-search behave when X refuses them, by the simulator's own log of requests, against the table in X's
 * "Handling disconnections". Time is virtual, so that hours of patience take a moment.
 */
class XConductTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path data;

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-07-04T09:00:00Z"));
    private final XApi x = XApi.started(time);
    private RunningWall wall;

    @AfterEach
    void stop() {
        wall.close();
        x.close();
    }

    private void start(String source) {
        wall = new RunningWall(data)
                .with("wall.roles", "broker,publisher")
                .with("wall.sources", source)
                .with("wall.keywords", "cat")
                .with("x.url", x.url())
                .with("x.bearer-token", XApi.TOKEN)
                .bind("time", time)
                .start();
    }

    private void awaitConnected() {
        await("a connection at last").atMost(PATIENCE).until(() -> x.streamConnects().stream()
                .anyMatch(request -> request.status() == 200));
    }

    /** The pauses between one request of the stream and the next, in milliseconds. */
    private List<Long> pauses() {
        List<Long> pauses = new ArrayList<>();
        List<Request> connects = x.streamConnects();
        for (int i = 1; i < connects.size(); i++) {
            pauses.add(
                    Duration.between(connects.get(i - 1).at(), connects.get(i).at())
                            .toMillis());
        }
        return pauses;
    }

    private void assertPauses(long... expectedMillis) {
        List<Long> pauses = pauses();
        assertEquals(expectedMillis.length, pauses.size(), "pauses: " + pauses);
        for (int i = 0; i < expectedMillis.length; i++) {
            assertEquals(
                    expectedMillis[i], pauses.get(i), expectedMillis[i] * 0.1, "pause " + (i + 1) + " of " + pauses);
        }
    }

    @Test
    void networkErrorsAreFollowedByAQuarterOfASecondMoreEachTimeUpTo16Seconds() {
        int failures = 70;
        x.failStream("cut", failures);
        start("x-stream");
        awaitConnected();
        List<Long> pauses = pauses();
        assertEquals(failures, pauses.size());
        for (int i = 0; i < failures; i++) {
            long expected = Math.min(16_000, 250L * (i + 1));
            assertEquals(expected, pauses.get(i), expected * 0.1, "pause " + (i + 1));
        }
    }

    @Test
    void httpErrorsAreFollowedByFiveSecondsDoublingUpTo320() {
        x.failStream("503", 8);
        start("x-stream");
        awaitConnected();
        assertPauses(5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 320_000);
    }

    @Test
    void a429IsFollowedByAMinuteDoubling() {
        x.failStream("429 connection", 4);
        start("x-stream");
        awaitConnected();
        assertPauses(60_000, 120_000, 240_000, 480_000);
    }

    @Test
    void noRequestComesBeforeTheResetThatXNames() {
        Instant reset = time.instant().plus(Duration.ofMinutes(13));
        x.limitStream(0, reset);
        start("x-stream");
        awaitConnected();
        List<Request> connects = x.streamConnects();
        assertEquals(429, connects.get(0).status());
        assertEquals(2, connects.size(), "asked again too soon: " + connects);
        assertFalse(connects.get(1).at().isBefore(reset), connects.get(1).at() + " is before " + reset);
    }

    @ParameterizedTest
    @CsvSource({
        "402, credits are spent, 3600",
        "429 cap, usage cap is reached, 3600",
        "401, X does not accept x.bearer-token, 5",
        "403, X does not let this app do that, 5",
        "409, Rules must be configured, 5"
    })
    void whatXRefusesIsToldInWordsAndTriedAgainInItsTime(String problem, String told, int seconds) {
        Instant start = time.instant();
        time.endAt(start.plusMillis(1));
        x.failStream(problem, 1);
        start("x-stream");
        Metrics metrics = new Metrics(Integer.parseInt(wall.setting("camel.management.port")));
        await("its health tells why").atMost(PATIENCE).until(() -> metrics.health()
                .contains(told));
        assertEquals(
                start.plusSeconds(seconds).getEpochSecond(),
                metrics.sum("catwalk_source_waits_until", "source=\"x-stream\""),
                1,
                metrics.health());
        time.endAt(Instant.MAX);
        awaitConnected();
    }

    @Test
    void aSearchWaitsForTheResetAndForEachErrorAsLongAsTheTableSays() {
        time.endAt(Instant.parse("2026-07-04T09:45:00Z"));
        Instant reset = time.instant().plus(Duration.ofMinutes(13));
        x.limit(0, reset);
        x.failSearch("503", 0);
        start("x-search");
        await("45 minutes").atMost(PATIENCE).until(time::isOver);
        List<Request> searches = x.searches();
        assertEquals(429, searches.get(0).status());
        assertFalse(searches.get(1).at().isBefore(reset), searches.get(1).at() + " is before " + reset);
        assertTrue(searches.size() > 2, "it polls no more");
        x.failSearch("503", 3);
        int before = searches.size();
        time.endAt(Instant.parse("2026-07-04T10:45:00Z"));
        await("another hour").atMost(PATIENCE).until(time::isOver);
        List<Request> later = x.searches();
        List<Request> failed =
                later.stream().filter(request -> request.status() == 503).toList();
        assertEquals(3, failed.size(), "of " + later.subList(before, later.size()));
        assertEquals(5, Duration.between(failed.get(0).at(), failed.get(1).at()).toSeconds(), 0.5);
        assertEquals(
                10, Duration.between(failed.get(1).at(), failed.get(2).at()).toSeconds(), 1);
    }
}

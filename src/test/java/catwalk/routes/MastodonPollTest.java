package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Metrics;
import catwalk.kit.RunningWall;
import catwalk.kit.Schema;
import catwalk.kit.Viewer;
import catwalk.simulator.Mastodon;
import catwalk.simulator.MastodonStatuses;
import catwalk.simulator.Request;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** routes/sources/mastodon-source.kamelet.yaml without a token: hashtags' timelines, polled in turn. */
class MastodonPollTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path data;

    private final Mastodon one = Mastodon.started();
    private final Mastodon other = Mastodon.started();
    private final Instant now = Instant.now();
    private int posts;
    private RunningWall wall;
    private Viewer viewer;

    @AfterEach
    void stop() {
        viewer.close();
        wall.close();
        one.close();
        other.close();
        viewer.collections().forEach(Schema::assertValid);
    }

    private void start(String... sources) {
        wall = new RunningWall(data)
                .with("wall.roles", "broker,publisher")
                .with("wall.sources", String.join(",", sources))
                .with("mastodon.url", one.url())
                .with("mastodon.other.url", other.url())
                .with("mastodon.hashtags", "cats, caturday")
                .with("mastodon.poll-delay", 200)
                .with("mastodon.request-delay", 300)
                .start();
        viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true);
    }

    private ObjectNode status(String tag) {
        posts++;
        return MastodonStatuses.withTags(
                MastodonStatuses.images(MastodonStatuses.id(now, posts), "<p>cat " + posts + "</p>", "a cat"), tag);
    }

    private static String uri(ObjectNode status) {
        return status.path("uri").asText();
    }

    private void awaitShown(List<String> uris) {
        await("the posts on the topic").atMost(PATIENCE).until(() -> viewer.created()
                .containsAll(uris));
        assertEquals(uris.size(), viewer.created().size(), "each once: " + viewer.created());
    }

    private static List<Request> timelines(Mastodon server) {
        return server.requests().stream()
                .filter(request -> request.path().startsWith("/api/v1/timelines/"))
                .toList();
    }

    @Test
    void hashtagsTakeTurnsAndMoreThanAPageIsReadToItsEndAndOnce() {
        start("mastodon");
        List<String> uris = new ArrayList<>();
        ObjectNode first = status("cats");
        one.publish(first);
        uris.add(uri(first));
        awaitShown(uris);
        for (int i = 0; i < 100; i++) {
            ObjectNode status = status(i % 4 == 0 ? "caturday" : "cats");
            one.publish(status);
            uris.add(uri(status));
        }
        awaitShown(uris);
        List<Request> asked = timelines(one);
        assertTrue(asked.stream().anyMatch(request -> request.path().endsWith("/caturday")), asked.toString());
        assertTrue(asked.stream().anyMatch(request -> request.query().has("min_id")), asked.toString());
        for (int i = 1; i < asked.size(); i++) {
            long apart =
                    Duration.between(asked.get(i - 1).at(), asked.get(i).at()).toMillis();
            assertTrue(apart >= 290, "two requests within " + apart + " ms");
        }
    }

    @Test
    void afterA429NothingIsAskedBeforeTheReset() {
        start("mastodon");
        await().atMost(PATIENCE).until(() -> timelines(one).size() > 1);
        Instant reset = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.MILLIS);
        one.limit(0, reset);
        ObjectNode status = status("cats");
        one.publish(status);
        awaitShown(List.of(uri(status)));
        List<Request> asked = timelines(one);
        int refused = asked.stream().map(Request::status).toList().indexOf(429);
        assertTrue(refused > 0, asked.toString());
        Instant next = asked.get(refused + 1).at();
        assertFalse(next.isBefore(reset), "asked at " + next + ", before " + reset);
    }

    @Test
    void whatTwoServersKnowIsShownOnce() {
        start("mastodon", "mastodon.other");
        ObjectNode both = status("cats");
        ObjectNode copy = both.deepCopy().put("id", MastodonStatuses.id(now, 700));
        ObjectNode only = status("cats");
        one.publish(both);
        other.publish(copy, only);
        awaitShown(List.of(uri(both), uri(only)));
    }

    @Test
    void aServerThatShowsNothingToStrangersIsToldAndTheOtherGoesOn() {
        one.closeTimelines();
        start("mastodon", "mastodon.other");
        ObjectNode status = status("cats");
        other.publish(status);
        awaitShown(List.of(uri(status)));
        Metrics metrics = new Metrics(Integer.parseInt(wall.setting("camel.management.port")));
        await("health tells").atMost(PATIENCE).until(() -> metrics.health()
                .contains("status 401, This method requires an authenticated user"));
        assertFalse(metrics.health().contains("DOWN"), metrics.health());
    }

    @Test
    void afterARestartItGoesOnFromTheLastStatus() {
        start("mastodon");
        ObjectNode before = status("cats");
        one.publish(before);
        awaitShown(List.of(uri(before)));
        viewer.close();
        wall.close();
        int asked = timelines(one).size();
        ObjectNode meanwhile = status("cats");
        one.publish(meanwhile);
        start("mastodon");
        await().atMost(PATIENCE).until(() -> viewer.created().contains(uri(meanwhile)));
        assertTrue(
                timelines(one).stream()
                        .skip(asked)
                        .anyMatch(request -> request.path().endsWith("/cats")
                                && request.query().has("min_id")),
                "it began anew");
        assertEquals(1, viewer.created().stream().filter(uri(meanwhile)::equals).count());
    }
}

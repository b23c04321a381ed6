package catwalk.routes;

import static catwalk.simulator.Statuses.animatedGif;
import static catwalk.simulator.Statuses.id;
import static catwalk.simulator.Statuses.photos;
import static catwalk.simulator.Statuses.retweet;
import static catwalk.simulator.Statuses.textOnly;
import static catwalk.simulator.Statuses.video;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.RunningWall;
import catwalk.kit.Schema;
import catwalk.kit.Viewer;
import catwalk.simulator.Request;
import catwalk.simulator.TwitterSearch;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** routes/sources/twitter-search-source.kamelet.yaml, from a v1.1 search to a viewer. */
class TwitterSearchSourceTest {
    private static final Instant POSTED = Instant.parse("2026-07-04T14:37:36.123Z");

    @TempDir
    Path data;

    @Test
    void twoPagesBecomePostsWithoutRetweetsAndTextsAndVideosShowTheirPreview() throws Exception {
        ObjectNode photo = photos(id(POSTED, 1), "two cats", 2, "kittens in a box");
        try (TwitterSearch twitter = TwitterSearch.started()
                        .pageSize(3)
                        .publish(
                                photo,
                                retweet(id(POSTED, 2), photo),
                                textOnly(id(POSTED, 3), "only the word cat"),
                                video(id(POSTED, 4), "a cat that moves"),
                                animatedGif(id(POSTED, 5), "a cat that repeats itself"));
                RunningWall wall = wall(twitter).start();
                Viewer viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true)) {
            await().until(() -> viewer.created().size() >= 3);
            assertEquals(
                    Set.of(uri(1), uri(4), uri(5)), Set.copyOf(viewer.created()), "the retweet and the text stay out");
            assertTrue(twitter.queries().size() >= 2, "two pages: " + twitter.queries());
            for (JsonNode collection : viewer.collections()) {
                Schema.assertValid(collection);
            }
            JsonNode post = activity(viewer, uri(1));
            assertEquals("two cats", post.at("/object/content").asText(), "without the link to its pictures");
            assertEquals(2, post.at("/object/attachment").size());
            assertEquals(
                    "kittens in a box", post.at("/object/attachment/0/name").asText());
            assertTrue(post.at("/object/attachment/0/url").asText().endsWith("?name=large"), post.toString());
            assertEquals("2026-07-04T14:37:36Z", post.at("/object/published").asText());
            assertEquals(1, activity(viewer, uri(4)).at("/object/attachment").size());
            assertTrue(activity(viewer, uri(5))
                    .at("/object/attachment/0/url")
                    .asText()
                    .startsWith("https://"));
        }
    }

    @Test
    void afterA429NothingIsAskedUntilTheReset() {
        try (TwitterSearch twitter = TwitterSearch.started().publish(photos(id(POSTED, 1), "cat", 1, "a cat"));
                RunningWall wall =
                        wall(twitter).with("twitter.search-delay", 100).start();
                Viewer viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true)) {
            await().until(() -> viewer.created().contains(uri(1)));
            Instant reset = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
            twitter.limit(0, reset).publish(photos(id(POSTED, 2), "cat", 1, "a cat"));
            await().until(() -> viewer.created().contains(uri(2)));
            List<Request> requests = twitter.requests();
            List<Integer> statuses = requests.stream().map(Request::status).toList();
            int refused = statuses.indexOf(429);
            assertTrue(refused > 0, "no request was refused: " + statuses);
            assertEquals(refused, statuses.lastIndexOf(429), "asked again while refused: " + statuses);
            Instant next = requests.get(refused + 1).at();
            assertFalse(next.isBefore(reset), "asked again at " + next + ", before the reset at " + reset);
        }
    }

    private RunningWall wall(TwitterSearch twitter) {
        return new RunningWall(data)
                .with("wall.roles", "broker,publisher")
                .with("wall.sources", "twitter-search")
                .with("twitter.url", twitter.url())
                .with("twitter.consumer-key", "key")
                .with("twitter.consumer-secret", "secret")
                .with("twitter.access-token", "1-token")
                .with("twitter.access-token-secret", "secret");
    }

    private static JsonNode activity(Viewer viewer, String uri) {
        return viewer.arrivals().stream()
                .filter(arrival -> arrival.id().equals(uri))
                .findFirst()
                .orElseThrow()
                .activity();
    }

    private static String uri(int sequence) {
        return "https://x.com/i/status/" + id(POSTED, sequence);
    }
}

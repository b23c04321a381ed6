package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Metrics;
import catwalk.kit.RunningWall;
import catwalk.kit.Schema;
import catwalk.kit.Viewer;
import catwalk.simulator.Request;
import catwalk.simulator.XApi;
import catwalk.simulator.XPost;
import catwalk.simulator.XVocabulary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** routes/sources/x-search-source.kamelet.yaml and search-x-posts, from X's recent search to a viewer. */
class XSearchSourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path data;

    private final XApi x = XApi.started().searchLatency(Duration.ZERO);
    private int posts;
    private RunningWall wall;
    private Viewer viewer;

    @AfterEach
    void stop() {
        viewer.close();
        wall.close();
        x.close();
        viewer.collections().forEach(Schema::assertValid);
    }

    private RunningWall settings() {
        wall = new RunningWall(data)
                .with("wall.roles", "broker,publisher")
                .with("wall.sources", "x-search")
                .with("wall.keywords", "cat")
                .with("x.url", x.url())
                .with("x.bearer-token", XApi.TOKEN)
                .with("x.poll-delay", 200)
                .with("x.budget.posts-per-day", 0)
                .with("x.budget.posts-per-month", 0);
        return wall;
    }

    private void start(RunningWall settings) {
        settings.start();
        viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true);
    }

    private String publish(String text) {
        XPost post = XPost.of(Instant.now(), ++posts, text).photo("a tabby");
        x.publish(post);
        return "https://x.com/i/status/" + post.id();
    }

    private void awaitShown(List<String> ids) {
        await("the posts on the topic").atMost(PATIENCE).until(() -> viewer.created()
                .containsAll(ids));
        assertEquals(ids.size(), viewer.created().size(), "each once: " + viewer.created());
    }

    private Metrics metrics() {
        return new Metrics(Integer.parseInt(wall.setting("camel.management.port")));
    }

    @Test
    void pagesAreReadToTheLastAndShownOldestFirstAndOnce() {
        start(settings());
        List<String> ids = new ArrayList<>(List.of(publish("cat")));
        awaitShown(ids);
        for (int i = 0; i < 250; i++) {
            ids.add(publish("cat " + i));
        }
        awaitShown(ids);
        assertTrue(
                x.searches().stream().anyMatch(request -> request.query().has("next_token")),
                "no second page was asked for");
        List<String> shown = viewer.created();
        List<String> sorted = new ArrayList<>(shown);
        sorted.sort(String::compareTo);
        // a search may come between two of them, but never shows the newer first
        assertEquals(sorted, new ArrayList<>(new LinkedHashSet<>(shown)));
    }

    @Test
    void afterARestartItGoesOnFromTheLastPost() {
        start(settings());
        String before = publish("cat");
        awaitShown(List.of(before));
        viewer.close();
        wall.close();
        int asked = x.searches().size();
        String meanwhile = publish("cat meanwhile");
        start(settings());
        await().atMost(PATIENCE).until(() -> viewer.created().contains(meanwhile));
        Request first = x.searches().get(asked);
        assertTrue(first.query().has("since_id"), "it began anew: " + first.query());
    }

    @Test
    void manyKeywordsTakeTurns() {
        List<String> keywords = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            keywords.add("keyword" + i);
        }
        keywords.add("cat");
        start(settings().with("wall.keywords", String.join(",", keywords)));
        awaitShown(List.of(publish("keyword3"), publish("cat")));
        x.searches().forEach(search -> assertTrue(search.query().first("query").length() <= 512, search.toString()));
    }

    @Test
    void bothOfXsVocabulariesAreRead() {
        x.searchSpeaks(XVocabulary.POST);
        start(settings());
        String id = publish("cat");
        await("in the new words, after a refusal of the old ones")
                .atMost(PATIENCE)
                .until(() -> viewer.created().contains(id));
        assertTrue(
                x.searches().stream().anyMatch(search -> search.query().has("post.fields")),
                x.searches().toString());
    }

    @Test
    void afterA429NothingIsAskedUntilTheReset() {
        start(settings());
        awaitShown(List.of(publish("cat")));
        Instant reset = Instant.now().plus(Duration.ofMinutes(14));
        x.limit(0, reset);
        await("health tells until when")
                .atMost(PATIENCE)
                .until(() -> metrics().health().contains("rate limit"));
        int asked = x.searches().size();
        assertEquals(
                reset.getEpochSecond(),
                metrics().sum("catwalk_source_waits_until", "source=\"x-search\""),
                2,
                metrics().health());
        await().during(Duration.ofSeconds(2)).until(() -> x.searches().size() == asked);
    }

    @Test
    void aPageThatIsCutOffIsAskedForAgain() {
        start(settings());
        List<String> ids = new ArrayList<>(List.of(publish("cat")));
        awaitShown(ids);
        x.failSearch("cut", 2);
        ids.add(publish("cat after the cut"));
        awaitShown(ids);
        assertFalse(metrics().health().contains("DOWN"), metrics().health());
    }
}

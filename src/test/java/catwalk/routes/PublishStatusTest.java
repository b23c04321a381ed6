package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Browser;
import catwalk.kit.RunningWall;
import catwalk.kit.Viewer;
import catwalk.simulator.XApi;
import catwalk.simulator.XPost;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** routes/wall/publish-status.camel.yaml, from the sources and the wall to the status topic. */
class PublishStatusTest {
    @TempDir
    Path data;

    @Test
    void theStatusTopicTellsOfSourcesBudgetsAndPostsAndANewViewerGetsTheLastWord() {
        try (XApi x = XApi.started()
                        .searchLatency(Duration.ZERO)
                        .publish(XPost.of(Instant.now(), 1, "cat").photo("a cat"));
                RunningWall wall = new RunningWall(data)
                        .with("wall.roles", "broker,publisher")
                        .with("wall.sources", "x-search")
                        .with("x.url", x.url())
                        .with("x.bearer-token", XApi.TOKEN)
                        .with("x.budget.posts-per-day", 500)
                        .start();
                Viewer viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats.status", true)) {
            await("a status after the post")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> last(viewer).at("/posts/published").asInt() == 1);
            JsonNode source = last(viewer).at("/sources/x-search");
            assertEquals("connected", source.path("state").asText());
            assertEquals(1, source.path("events").asInt());
            long spent = x.postsDelivered() + 2 * x.usersDelivered();
            assertEquals(500 - spent, source.at("/budget/leftToday").asLong());
            try (Viewer late = new Viewer(wall.broker()).subscribe("/topic/wall.cats.status", true)) {
                await("the last word, at once").atMost(Duration.ofSeconds(2)).until(() -> !late.collections()
                        .isEmpty());
                assertTrue(last(late).has("time"));
            }
        }
    }

    @Test
    void thePageTellsWhatIsLeftOfABudgetAndWhoWaits() {
        try (XApi x = XApi.started().searchLatency(Duration.ZERO);
                RunningWall wall = new RunningWall(data)
                        .with("wall.sources", "x-search, mastodon")
                        .with("mastodon.url", "http://127.0.0.1:1")
                        .with("mastodon.hashtags", "cats")
                        .with("x.url", x.url())
                        .with("x.bearer-token", XApi.TOKEN)
                        .with("x.budget.posts-per-day", 500)
                        .start();
                Browser browser = Browser.started("en").size(1280, 800).open(wall.page())) {
            await("the words beside the state").atMost(Duration.ofSeconds(20)).until(() -> {
                String told = String.valueOf(browser.eval("return document.querySelector('.sources').textContent"));
                return told.contains("X: 500 reads left") && told.contains("Mastodon waits until");
            });
            assertEquals(List.of(), browser.consoleErrors());
            browser.screenshot(Path.of("target", "screenshots", "sources.png"));
        }
    }

    private static JsonNode last(Viewer viewer) {
        List<JsonNode> told = viewer.collections();
        return told.isEmpty() ? MissingNode.getInstance() : told.get(told.size() - 1);
    }
}

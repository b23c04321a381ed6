package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Browser;
import catwalk.kit.CatwalkProcess;
import catwalk.kit.Metrics;
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
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

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
    void theStatusTellsHowManyLookOnAsTheyComeAndGo() {
        try (RunningWall wall = new RunningWall(data)
                        .with("wall.roles", "broker,publisher")
                        .start();
                Viewer status = new Viewer(wall.broker()).subscribe("/topic/wall.cats.status", true)) {
            Metrics metrics = new Metrics(Integer.parseInt(wall.setting("camel.management.port")));
            await("a first status").until(() -> !last(status).isMissingNode());
            assertFalse(last(status).has("viewers"), "unknown, as nobody has come yet: " + last(status));
            try (Viewer first = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true)) {
                awaitViewers(status, 1);
                try (Viewer second = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true);
                        Viewer third = new Viewer(wall.broker()).subscribe("/topic/wall.cats", false)) {
                    awaitViewers(status, 3);
                    assertEquals(3, metrics.sum("catwalk_viewers"));
                    for (Viewer viewer : List.of(first, second, third)) {
                        assertEquals(List.of(), viewer.errors());
                    }
                }
                awaitViewers(status, 1);
            }
            awaitViewers(status, 0);
            assertEquals(0, metrics.sum("catwalk_viewers"));
        }
    }

    @Test
    void viewersAreCountedAnewByAPublisherAndAfterABrokerRestart() {
        try (CatwalkProcess broker = new CatwalkProcess(data.resolve("broker"))
                        .with("wall.roles", "broker")
                        .withEnvironment("BROKER_PASSWORD", "secret")
                        .start();
                CatwalkProcess publisher = new CatwalkProcess(data.resolve("publisher"))
                        .with("wall.roles", "publisher")
                        .with("broker.url", "tcp://127.0.0.1:" + broker.port("broker.openwire-port"))
                        .withEnvironment("BROKER_PASSWORD", "secret")
                        .start()) {
            try (Viewer status = new Viewer(broker.broker()).subscribe("/topic/wall.cats.status", true);
                    Viewer first = new Viewer(broker.broker()).subscribe("/topic/wall.cats", true);
                    Viewer second = new Viewer(broker.broker()).subscribe("/topic/wall.cats", true)) {
                awaitViewers(status, 2);
                publisher.kill();
                int before = status.collections().size();
                publisher.start();
                await("a status of the new publisher")
                        .atMost(TEN_SECONDS)
                        .until(() -> status.collections().size() > before);
                awaitViewers(status, 2);
                assertEquals(List.of(), first.errors());
                assertEquals(List.of(), second.errors());
            }
            broker.kill();
            broker.start();
            try (Viewer status = new Viewer(broker.broker()).subscribe("/topic/wall.cats.status", true)) {
                await("a status").atMost(TEN_SECONDS).until(() -> !last(status).isMissingNode());
                assertFalse(last(status).has("viewers"), "a broker without viewers: " + last(status));
                try (Viewer back = new Viewer(broker.broker()).subscribe("/topic/wall.cats", true)) {
                    awaitViewers(status, 1);
                    assertEquals(List.of(), back.errors());
                }
            }
            assertFalse(publisher.output().contains("\tat "), publisher.output());
        }
    }

    @Test
    void aPublisherThatStartsBeforeItsBrokerCountsWhenThereIsOne() {
        try (CatwalkProcess broker = new CatwalkProcess(data.resolve("broker"))
                        .with("wall.roles", "broker")
                        .withEnvironment("BROKER_PASSWORD", "secret");
                CatwalkProcess publisher = new CatwalkProcess(data.resolve("publisher"))
                        .with("wall.roles", "publisher")
                        .with("broker.url", "tcp://127.0.0.1:" + broker.port("broker.openwire-port"))
                        .withEnvironment("BROKER_PASSWORD", "secret")
                        .start()) {
            broker.start();
            try (Viewer status = new Viewer(broker.broker()).subscribe("/topic/wall.cats.status", true);
                    Viewer viewer = new Viewer(broker.broker()).subscribe("/topic/wall.cats", true)) {
                await("the next try")
                        .atMost(Duration.ofSeconds(45))
                        .until(() -> last(status).path("viewers").asInt() == 1);
                assertEquals(List.of(), viewer.errors());
            }
            assertFalse(publisher.output().contains("\tat "), publisher.output());
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
            browser.eval("document.getElementById('pill').click()");
            await("the words in the drawer").atMost(Duration.ofSeconds(20)).until(() -> {
                String told = String.valueOf(browser.eval("return document.querySelector('.sources').textContent"));
                return told.contains("500 reads left") && told.contains("Waiting until");
            });
            assertEquals(List.of(), browser.consoleErrors());
            browser.screenshot(Path.of("target", "screenshots", "sources.png"));
        }
    }

    private static void awaitViewers(Viewer status, int count) {
        await(count + " viewers in the status")
                .atMost(TEN_SECONDS)
                .until(() -> last(status).path("viewers").asInt(-1) == count);
    }

    private static JsonNode last(Viewer viewer) {
        List<JsonNode> told = viewer.collections();
        return told.isEmpty() ? MissingNode.getInstance() : told.get(told.size() - 1);
    }
}

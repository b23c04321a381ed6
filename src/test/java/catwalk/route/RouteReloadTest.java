package catwalk.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.CatwalkProcess;
import catwalk.kit.Viewer;
import catwalk.simulator.AppView;
import catwalk.simulator.Jetstream;
import catwalk.simulator.JetstreamEvents;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edit of a route, a Kamelet or a jq file takes effect within 5 s, and all other routes go on delivering. */
class RouteReloadTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    static Path directory;

    private static Jetstream jetstream;
    private static AppView appView;
    private static CatwalkProcess catwalk;
    private static int posts;

    private Viewer viewer;

    @BeforeAll
    static void start() {
        jetstream = new Jetstream();
        appView = new AppView();
        catwalk = new CatwalkProcess(directory)
                .with("wall.sources", "bluesky,replay")
                .with("bluesky.url", jetstream.url())
                .with("bluesky.appview-url", appView.url())
                .start();
        await().until(() -> jetstream.subscribers() == 1);
    }

    @AfterAll
    static void stop() {
        catwalk.close();
        appView.close();
        jetstream.close();
    }

    @BeforeEach
    void watch() {
        viewer = new Viewer(catwalk.broker()).subscribe("/topic/wall.cats", true);
    }

    @AfterEach
    void lookAway() {
        viewer.close();
    }

    @Test
    void anEditedWallRouteTakesEffect() {
        catwalk.edit(
                "routes/wall/select-posts.camel.yaml",
                "direct:select-posts\n      steps:\n",
                "direct:select-posts\n      steps:\n        - log: {logName: catwalk, message: 'reloaded: a post passes'}\n");
        await().atMost(SOON).until(() -> catwalk.linesWith("reloaded: a post passes") > 0);
        allSourcesDeliver();
    }

    @Test
    void anEditedKameletTakesEffect() {
        catwalk.edit(
                "routes/sources/replay-source.kamelet.yaml",
                "        - to: kamelet:sink",
                "        - log: {logName: catwalk, message: 'reloaded: the recording plays'}\n        - to: kamelet:sink");
        await().atMost(SOON).until(() -> catwalk.linesWith("reloaded: the recording plays") > 0);
        allSourcesDeliver();
    }

    @Test
    void anEditedJqFileTakesEffect() {
        catwalk.edit(
                "routes/sources/bluesky.jq",
                "{type: \"Service\", name: \"bluesky\"}",
                "{type: \"Service\", name: \"sky\"}");
        await().atMost(SOON)
                .until(() -> "sky".equals(arrival(send()).at("/generator/name").asText()));
        allSourcesDeliver();
    }

    @Test
    void anEditedSinkTakesEffect() {
        catwalk.edit(
                "routes/sinks/activemq-topic-sink.kamelet.yaml",
                "        - to:\n            id: send-to-topic",
                "        - log: {logName: catwalk, message: 'reloaded: a batch goes out'}\n"
                        + "        - to:\n            id: send-to-topic");
        await().atMost(SOON).until(() -> catwalk.linesWith("reloaded: a batch goes out") > 0);
        allSourcesDeliver();
    }

    @Test
    void aBrokenEditIsOneLineAndTheOldRoutesGoOn() {
        int lines = catwalk.linesWith("not reloaded");
        catwalk.edit("routes/wall/delete-posts.camel.yaml", "steps:", "stepz:");
        await().atMost(SOON).until(() -> catwalk.linesWith("not reloaded") > lines);
        assertTrue(
                catwalk.output().lines().anyMatch(line -> line.contains("routes/wall/delete-posts.camel.yaml:")),
                catwalk.output());
        assertEquals(0, catwalk.linesWith("\tat "), () -> "a stack trace:\n" + catwalk.output());
        allSourcesDeliver();
        int reloads = catwalk.linesWith("INFO RouteReload - reloaded");
        catwalk.edit("routes/wall/delete-posts.camel.yaml", "stepz:", "steps:");
        await().atMost(SOON).until(() -> catwalk.linesWith("INFO RouteReload - reloaded") > reloads);
    }

    private void allSourcesDeliver() {
        arrival(send());
        int before = replayed();
        await("the replay goes on").until(() -> replayed() > before);
    }

    private int replayed() {
        return (int)
                viewer.created().stream().filter(id -> id.contains("#replay-")).count();
    }

    private static String send() {
        String rkey = "3post" + ++posts;
        jetstream.send(JetstreamEvents.images("did:plc:mina", rkey, "my cat", "a cat"));
        return JetstreamEvents.uri("did:plc:mina", rkey);
    }

    private JsonNode arrival(String uri) {
        await("the post " + uri).until(() -> viewer.created().contains(uri));
        return viewer.arrivals().stream()
                .filter(arrival -> arrival.id().equals(uri))
                .findFirst()
                .orElseThrow()
                .activity();
    }
}

package catwalk;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.CatwalkProcess;
import catwalk.kit.RunningWall;
import catwalk.kit.Viewer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user writes into application.properties, in a language of theirs, over the defaults in the jar. */
class ApplicationPropertiesTest {
    @TempDir
    Path directory;

    @Test
    void koreanIsReadTwoInstancesOfASourceRunAndAnOpenPageOnAClosedBrokerIsWarnedOf() throws Exception {
        try (CatwalkProcess catwalk = new CatwalkProcess(directory)) {
            catwalk.write("application.properties", """
                    wall.title = 고양이 벽
                    wall.keywords = 고양이
                    wall.sources = replay.one, replay.two
                    replay.posts-per-second = 20
                    replay.one.file = one.jsonl
                    replay.two.file = two.jsonl
                    page.http-host = 0.0.0.0
                    """);
            catwalk.write("one.jsonl", RunningWall.post("urn:korean", "우리고양이가 잔다") + "\n");
            catwalk.write(
                    "two.jsonl",
                    RunningWall.post("urn:english", "a cat") + "\n" + RunningWall.post("urn:second", "두 고양이") + "\n");
            catwalk.withEnvironment("WALL_NAME", "cats-of-seoul").start();
            try (Viewer viewer = new Viewer(catwalk.broker()).subscribe("/topic/wall.cats-of-seoul", true)) {
                await(catwalk.output()).until(() -> has(viewer, "urn:korean") && has(viewer, "urn:second"));
                assertTrue(!has(viewer, "urn:english"), "the English one has no keyword");
            }
            HttpResponse<String> info = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(catwalk.page().resolve("wall.json"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            JsonNode wall = RunningWall.activity(info.body());
            assertEquals("고양이 벽", wall.get("title").asText());
            assertEquals("wall.cats-of-seoul", wall.get("topic").asText());
            assertEquals(1, catwalk.linesWith("WARN catwalk - page.http-host"), catwalk.output());
        }
    }

    private static boolean has(Viewer viewer, String id) {
        return viewer.created().stream().anyMatch(created -> created.startsWith(id + "#"));
    }
}

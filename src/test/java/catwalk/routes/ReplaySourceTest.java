package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.RunningWall;
import catwalk.kit.Schema;
import catwalk.kit.Viewer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** routes/sources/replay-source.kamelet.yaml, and routes/sinks/json-lines-sink.kamelet.yaml, which records for it. */
class ReplaySourceTest {
    @TempDir
    Path data;

    @Test
    void theBundledCatsPlayRoundAndRoundWithFreshIdsAndCurrentTimes() {
        Instant start = Instant.now();
        try (RunningWall wall = replaying("classpath:replay/cats.jsonl", 200).start();
                Viewer viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> viewer.created().size() > 120);
            List<String> ids = viewer.created();
            assertEquals(ids.size(), new HashSet<>(ids).size(), "every id is fresh");
            Set<String> cats = ids.stream().map(id -> id.split("#")[0]).collect(Collectors.toSet());
            assertTrue(cats.size() >= 40, cats.size() + " different posts");
            for (JsonNode collection : viewer.collections()) {
                Schema.assertValid(collection);
            }
            viewer.arrivals()
                    .forEach(arrival -> assertTrue(Instant.parse(
                                    arrival.activity().at("/object/published").asText())
                            .isAfter(start.minusSeconds(1))));
        }
    }

    @Test
    void everyBundledPictureIsServedByThePage() throws Exception {
        for (String line : Files.readAllLines(Path.of("src", "main", "resources", "replay", "cats.jsonl"))) {
            for (JsonNode picture : RunningWall.activity(line).at("/object/attachment")) {
                Path file = Path.of(
                        "src", "main", "resources", "page" + picture.get("url").asText());
                assertTrue(Files.size(file) > 0, file + " is missing");
            }
        }
    }

    @Test
    void whatWasRecordedFromTheWallCanBePlayedAgain() throws Exception {
        try (RunningWall wall = replaying("classpath:replay/cats.jsonl", 100)
                        .with("wall.sinks", "activemq-topic,json-lines")
                        .start();
                Viewer viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true)) {
            await().until(() -> viewer.created().size() >= 20);
        }
        Path recording = data.resolve("recording.jsonl");
        Set<String> recorded = new HashSet<>();
        for (String line : Files.readAllLines(recording)) {
            RunningWall.activity(line)
                    .get("orderedItems")
                    .forEach(item -> recorded.add(item.at("/object/id").asText()));
        }
        try (RunningWall wall = replaying(recording, 100)
                        .with("data.dir", data.resolve("second"))
                        .start();
                Viewer viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true)) {
            await().until(() -> viewer.created().size() >= 20);
            for (String id : viewer.created()) {
                assertTrue(recorded.contains(id.substring(0, id.lastIndexOf('#'))), id + " was not recorded");
            }
        }
    }

    private RunningWall replaying(Object file, int perSecond) {
        return new RunningWall(data)
                .with("wall.roles", "broker,publisher")
                .with("replay.file", file)
                .with("replay.posts-per-second", perSecond);
    }
}

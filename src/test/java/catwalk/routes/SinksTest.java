package catwalk.routes;

import static catwalk.kit.RunningWall.post;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.CatwalkProcess;
import catwalk.kit.Inbox;
import catwalk.kit.RunningWall;
import catwalk.kit.Viewer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several sinks at once: each gets what is published, and none holds up another. */
class SinksTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @Test
    void twoSinksAtOnceGetEverythingInOrder() throws Exception {
        try (RunningWall wall = wall("activemq-topic,json-lines").start();
                Viewer viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true)) {
            List<String> ids = ids(300);
            ids.forEach(id -> wall.offerLater(post(id, "my cat")));
            await().atMost(SOON)
                    .until(() -> viewer.created().size() >= 300 && recorded().size() >= 300);
            assertEquals(ids, viewer.created());
            assertEquals(ids, recorded());
        }
    }

    @Test
    void aSinkThatIsDownAndOneThatHangsStopNoOtherAndGetEverythingInOrderLater() {
        try (Inbox down = new Inbox();
                Inbox hanging = new Inbox().open().hang();
                RunningWall wall = wall("down,activemq-topic,hanging")
                        .with("down.uri", down.url() + "?httpMethod=POST")
                        .with("hanging.uri", hanging.url() + "?httpMethod=POST")
                        .with("wall.batch-size", 5)
                        .start();
                Viewer viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true)) {
            List<String> ids = ids(200);
            ids.forEach(id -> wall.offerLater(post(id, "my cat")));
            await().atMost(SOON).until(() -> viewer.created().size() >= 200);
            assertEquals(ids, viewer.created());
            assertEquals(List.of(), hanging.posts());

            down.open();
            hanging.recover();
            await().atMost(SOON)
                    .until(() -> down.posts().size() >= 200 && hanging.posts().size() >= 200);
            assertEquals(ids, down.posts());
            assertEquals(ids, hanging.posts());
        }
    }

    @Test
    void anOutboxThatIsFullShedsTheOldestAndTheMetricSaysHowManyPosts() throws Exception {
        try (Inbox hanging = new Inbox().open().hang();
                RunningWall wall = wall("activemq-topic,hanging")
                        .with("hanging.uri", hanging.url() + "?httpMethod=POST")
                        .with("wall.max-waiting-collections", 5)
                        .start();
                Viewer viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true)) {
            List<String> ids = ids(20);
            // each in a collection of its own
            ids.forEach(id -> wall.offer(post(id, "my cat")));
            await().atMost(SOON).until(() -> viewer.created().size() == 20);
            assertTrue(metrics(wall).contains("catwalk_sink_shed_total{sink=\"hanging\"} 14.0"), metrics(wall));
            assertTrue(metrics(wall).contains("catwalk_sink_waiting{sink=\"hanging\"} 6.0"), metrics(wall));
            assertTrue(metrics(wall).contains("catwalk_sink_shed_total{sink=\"activemq-topic\"} 0.0"), metrics(wall));

            hanging.recover();
            List<String> kept = new ArrayList<>(ids.subList(15, 20));
            kept.add(0, ids.get(0));
            await("the one under way and the last five").atMost(SOON).until(() -> hanging.posts()
                    .equals(kept));
            await().until(() -> metrics(wall).contains("catwalk_sink_waiting{sink=\"hanging\"} 0.0"));
        }
    }

    @Test
    void whileTheOnlySinkIsDownNothingCountsAsPublished() throws Exception {
        try (Inbox down = new Inbox();
                RunningWall wall = wall("down")
                        .with("down.uri", down.url() + "?httpMethod=POST")
                        .with("wall.max-waiting-collections", 1)
                        .start()) {
            List<String> ids = ids(50);
            ids.forEach(id -> wall.offerLater(post(id, "my cat")));
            await().until(() -> metrics(wall).contains("catwalk_sink_waiting{sink=\"down\"} 1.0"));
            down.open();
            await().atMost(SOON).until(() -> down.posts().size() >= 50);
            assertEquals(ids, down.posts());
            assertTrue(metrics(wall).contains("catwalk_sink_shed_total{sink=\"down\"} 0.0"), metrics(wall));
        }
    }

    @Test
    void aRecordingIsSetAsideWhenItIsLargeAndTheOldestGo() throws Exception {
        try (RunningWall wall = wall("json-lines")
                .with("json-lines.max-file-size", "2 kB")
                .with("json-lines.max-files", 3)
                .start()) {
            ids(20).forEach(id -> wall.offer(post(id, "my cat")));
            assertEquals(
                    "https://example.org/post/19", recorded().get(recorded().size() - 1));
            try (Stream<Path> files = Files.list(directory)) {
                List<Path> recordings = files.filter(
                                file -> file.getFileName().toString().startsWith("recording"))
                        .toList();
                assertEquals(3, recordings.size(), recordings.toString());
                for (Path recording : recordings) {
                    assertTrue(Files.size(recording) < 4_000, recording + " has " + Files.size(recording) + " bytes");
                }
            }
        }
    }

    @Test
    void anyCamelEndpointIsASinkByItsUri() throws Exception {
        Path spool = directory.resolve("spool");
        try (RunningWall wall = wall("spool")
                .with("spool.uri", "file:" + spool + "?fileName=${date:now:yyyyMMdd-HHmmssSSS}.json")
                .start()) {
            wall.offer(post("https://example.org/post/1", "my cat"));
            try (Stream<Path> files = Files.list(spool)) {
                assertTrue(Files.readString(files.findFirst().orElseThrow()).contains("https://example.org/post/1"));
            }
        }
    }

    @Test
    void anEditOfASinkWhileItsOutboxHoldsThingsLosesNone() {
        try (Inbox inbox = new Inbox();
                CatwalkProcess catwalk = replaying("activemq-topic,webhook", 50)
                        .with("webhook.url", inbox.url())
                        .with("webhook.retries", 1000)
                        .with("webhook.retry-delay", 30_000)
                        .start();
                Viewer viewer = new Viewer(catwalk.broker()).subscribe("/topic/wall.cats", true)) {
            await().atMost(SOON).until(() -> viewer.created().size() > 100);
            assertEquals(1, catwalk.linesWith("webhook is behind"), catwalk.output());
            catwalk.edit(
                    "routes/sinks/webhook-sink.kamelet.yaml",
                    "          - setHeader:\n              name: Content-Type",
                    "          - log: {logName: catwalk, message: 'reloaded: a collection goes out'}\n"
                            + "          - setHeader:\n              name: Content-Type");
            await().atMost(SOON).until(() -> catwalk.linesWith("reloaded: a collection goes out") > 0);
            // the one under way would wait for half a minute
            catwalk.edit(
                    "routes/sinks/webhook-sink.kamelet.yaml",
                    "redeliveryDelay: \"{{retryDelay}}\"",
                    "redeliveryDelay: 100");
            inbox.open();
            await(catwalk.output()).atMost(SOON).until(() -> inbox.posts().size() > 100);
            assertEquals(
                    viewer.created().subList(0, 100),
                    inbox.posts().stream().distinct().limit(100).toList(),
                    "all, in order");
            await().atMost(SOON).until(() -> catwalk.linesWith("webhook has caught up, and missed 0 posts") == 1);
        }
    }

    @Test
    void aStopTellsWhatASinkHadNoTimeToTake() {
        try (Inbox inbox = new Inbox().open().hang();
                CatwalkProcess catwalk = replaying("activemq-topic,webhook", 50)
                        .with("webhook.url", inbox.url())
                        .with("camel.main.shutdown-timeout", 1)
                        .start();
                Viewer viewer = new Viewer(catwalk.broker()).subscribe("/topic/wall.cats", true)) {
            await().atMost(SOON).until(() -> viewer.created().size() > 100);
            catwalk.stop();
            assertEquals(1, catwalk.linesWith("WARN Outbox - webhook has not taken "), catwalk.output());
            assertEquals(0, catwalk.linesWith("activemq-topic has not taken"), catwalk.output());
        }
    }

    private RunningWall wall(String sinks) {
        return new RunningWall(directory).with("wall.roles", "broker,publisher").with("wall.sinks", sinks);
    }

    private CatwalkProcess replaying(String sinks, int perSecond) {
        return new CatwalkProcess(directory)
                .with("wall.roles", "broker,publisher")
                .with("wall.sinks", sinks)
                .with("wall.max-posts-per-second", 0)
                .with("replay.posts-per-second", perSecond);
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "https://example.org/post/" + i)
                .toList();
    }

    private List<String> recorded() throws Exception {
        Path recording = directory.resolve("recording.jsonl");
        try (Stream<String> lines = Files.exists(recording) ? Files.lines(recording) : Stream.empty()) {
            return lines.flatMap(line ->
                            RunningWall.activity(line).get("orderedItems").valueStream())
                    .map(item -> item.at("/object/id").asText())
                    .toList();
        }
    }

    private static String metrics(RunningWall wall) throws Exception {
        URI metrics = URI.create("http://127.0.0.1:" + wall.setting("camel.management.port") + "/observe/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}

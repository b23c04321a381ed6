package catwalk.routes;

import static catwalk.kit.RunningWall.post;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Inbox;
import catwalk.kit.RunningWall;
import catwalk.kit.Schema;
import catwalk.kit.Viewer;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** routes/sinks/webhook-sink.kamelet.yaml, and routes/sinks/keep-dead-letters.camel.yaml. */
class WebhookSinkTest {
    @TempDir
    Path data;

    private Inbox inbox;

    @BeforeEach
    void open() {
        inbox = new Inbox().open();
    }

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void everyCollectionIsPostedAsActivityStreamsWithTheAuthorizationThatIsSet() {
        try (RunningWall wall =
                wall().with("webhook.authorization", "Bearer my secret").start()) {
            wall.offer(post("urn:one", "my cat"));
            wall.offer(post("urn:two", "my cat"));
            assertEquals(List.of("urn:one", "urn:two"), inbox.posts());
            for (Inbox.Delivery delivery : inbox.deliveries()) {
                assertEquals("POST", delivery.method());
                assertEquals("application/activity+json", delivery.contentType());
                assertEquals("Bearer my secret", delivery.authorization());
                Schema.assertValid(delivery.collection());
            }
        }
    }

    @Test
    void aUrlMayHaveAQuery() {
        try (RunningWall wall = wall().with("webhook.url", inbox.url() + "?token=a%2Bb&wall=cats")
                .start()) {
            wall.offer(post("urn:one", "my cat"));
            assertEquals("token=a%2Bb&wall=cats", inbox.deliveries().get(0).query());
        }
    }

    @Test
    void withoutAuthorizationNoneIsSent() {
        try (RunningWall wall = wall().start()) {
            wall.offer(post("urn:one", "my cat"));
            assertNull(inbox.deliveries().get(0).authorization());
        }
    }

    @Test
    void whatFailsInPassingIsTriedAgainAfterTwiceTheTimeEach() {
        inbox.answer(503, Map.of())
                .answer(408, Map.of())
                .answer(500, Map.of())
                .answer(429, Map.of())
                .answer(502, Map.of());
        try (RunningWall wall = wall().with("webhook.max-retry-delay", 400).start()) {
            wall.offer(post("urn:one", "my cat"));
            assertEquals(List.of("urn:one"), inbox.posts());
            assertEquals(6, inbox.deliveries().size());
            List<Long> waits = waits();
            List<Long> least = List.of(100L, 200L, 400L, 400L, 400L);
            for (int i = 0; i < least.size(); i++) {
                assertTrue(waits.get(i) >= least.get(i) && waits.get(i) < least.get(i) + 2_000, waits.toString());
            }
        }
    }

    @Test
    void noRequestComesBeforeTheTimeThatRetryAfterNames() {
        String inThreeSeconds = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(6));
        inbox.answer(429, Map.of("Retry-After", "2")).answer(503, Map.of("Retry-After", inThreeSeconds));
        try (RunningWall wall = wall().start()) {
            ZonedDateTime noSooner = ZonedDateTime.parse(inThreeSeconds, DateTimeFormatter.RFC_1123_DATE_TIME);
            wall.offer(post("urn:one", "my cat"));
            assertTrue(waits().get(0) >= 2_000, waits().toString());
            assertFalse(ZonedDateTime.now(ZoneOffset.UTC).isBefore(noSooner), "it came before " + inThreeSeconds);
        }
    }

    @Test
    void whatIsRefusedGoesToTheDeadLetterFileAtOnceAndCanBePlayed() throws Exception {
        inbox.answer(400, Map.of());
        try (RunningWall wall = wall().start()) {
            wall.offer(post("urn:refused", "my cat"));
            wall.offer(post("urn:taken", "my cat"));
            assertEquals(List.of("urn:taken"), inbox.posts());
            assertEquals(2, inbox.deliveries().size(), "no second try");
            assertEquals(1, dead(wall));
        }
        Path file = data.resolve("webhook-dead-letter.jsonl");
        List<String> lines = Files.readAllLines(file);
        assertEquals(1, lines.size());
        Schema.assertValid(RunningWall.activity(lines.get(0)));
        try (RunningWall wall = new RunningWall(data.resolve("second"))
                        .with("wall.roles", "broker,publisher")
                        .with("replay.file", file)
                        .start();
                Viewer viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true)) {
            await().until(() -> viewer.created().stream().anyMatch(id -> id.startsWith("urn:refused#")));
        }
    }

    @Test
    void whatIsNotTakenAfterAllTriesGoesThereTooAndTheNextIsTaken() throws Exception {
        IntStream.range(0, 3).forEach(i -> inbox.answer(500, Map.of()));
        try (RunningWall wall = wall().with("webhook.retries", 2).start()) {
            wall.offer(post("urn:dead", "my cat"));
            wall.offer(post("urn:taken", "my cat"));
            assertEquals(List.of("urn:taken"), inbox.posts());
            assertEquals(4, inbox.deliveries().size());
            assertEquals(1, dead(wall));
            assertTrue(
                    Files.readString(data.resolve("webhook-dead-letter.jsonl")).contains("urn:dead"));
        }
    }

    @Test
    void whatIsNotReachedIsTriedAgain() {
        inbox.close();
        try (Inbox later = new Inbox();
                RunningWall wall = wall().with("webhook.url", later.url()).start()) {
            wall.offerLater(post("urn:one", "my cat"));
            later.open();
            await().until(() -> later.posts().equals(List.of("urn:one")));
        }
    }

    @Test
    void eachOfTwoWebhooksHasItsOwnUrlAndDeadLetters() throws Exception {
        try (Inbox second = new Inbox().open().answer(410, Map.of());
                RunningWall wall = wall().with("wall.sinks", "webhook,webhook.second")
                        .with("webhook.second.url", second.url())
                        .start()) {
            wall.offer(post("urn:one", "my cat"));
            assertEquals(List.of("urn:one"), inbox.posts());
            await().until(() -> Files.exists(data.resolve("webhook.second-dead-letter.jsonl")));
            assertFalse(Files.exists(data.resolve("webhook-dead-letter.jsonl")));
        }
    }

    private RunningWall wall() {
        return new RunningWall(data)
                .with("wall.roles", "broker,publisher")
                .with("wall.sinks", "webhook")
                .with("webhook.url", inbox.url())
                .with("webhook.retry-delay", 100);
    }

    private List<Long> waits() {
        return IntStream.range(1, inbox.deliveries().size())
                .mapToObj(i -> Duration.ofNanos(inbox.deliveries().get(i).nanos()
                                - inbox.deliveries().get(i - 1).nanos())
                        .toMillis())
                .toList();
    }

    private static double dead(RunningWall wall) {
        return wall.context()
                .getRegistry()
                .findSingleByType(MeterRegistry.class)
                .get("catwalk.sink.dead")
                .tag("sink", "webhook")
                .counter()
                .count();
    }
}

package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.CatwalkProcess;
import catwalk.kit.HeapAfterCollection;
import catwalk.kit.Metrics;
import catwalk.kit.Viewer;
import catwalk.simulator.AppView;
import catwalk.simulator.Jetstream;
import catwalk.simulator.JetstreamEvents;
import catwalk.simulator.Mastodon;
import catwalk.simulator.MastodonStatuses;
import catwalk.simulator.XApi;
import catwalk.simulator.XPost;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five sources at once, and every few seconds something goes wrong with one of them: what, a seeded random says. Ten
 * minutes, or as many as {@code -Dcatwalk.endurance.minutes} says.
 */
@Tag("slow")
class EnduranceTest {
    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("catwalk.endurance.minutes", 10));
    private static final long SEED = Long.getLong("catwalk.endurance.seed", 20_261_123L);
    private static final String HUGE = "o".repeat(5_000_000);
    private static final String TOKEN = "let-me-in";

    @TempDir
    Path directory;

    private final Jetstream jetstream = new Jetstream();
    private final AppView appView = new AppView();
    /** Each gap reads five minutes again, here 600 posts: with the usual limits the twentieth would wait for minutes. */
    private final Mastodon mastodon = Mastodon.started().withoutLimits().thumpEvery(Duration.ofMillis(500));

    private final XApi stream = XApi.started().searchLatency(Duration.ZERO).keepAliveEvery(Duration.ofMillis(500));
    private final XApi search = XApi.started().searchLatency(Duration.ZERO);
    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final Random random = new Random(SEED);
    private final Map<String, Runnable> faults = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private CatwalkProcess catwalk;
    private ObjectNode lastBluesky;
    private ObjectNode lastMastodon;
    private XPost lastX;
    private int sequence;

    @AfterEach
    void stop() {
        clock.shutdownNow();
        catwalk.close();
        jetstream.close();
        appView.close();
        mastodon.close();
        stream.close();
        search.close();
    }

    @Test
    void fiveSourcesBearTenMinutesOfFaultsAndLoseNothing() {
        catwalk = new CatwalkProcess(directory)
                .with("wall.roles", "broker,publisher")
                .with("wall.sources", "bluesky, mastodon, x-stream, x-search, webhook")
                .with("wall.keywords", "cat")
                .with("wall.max-posts-per-second", 0)
                .with("bluesky.url", jetstream.url())
                .with("bluesky.appview-url", appView.url())
                .with("bluesky.idle-timeout", 2000)
                .with("mastodon.url", mastodon.url())
                .with("mastodon.hashtags", "cats")
                .with("mastodon.idle-timeout", 2000)
                .with("x-stream.url", stream.url())
                .with("x-search.url", search.url())
                .with("x.idle-timeout", 2000)
                .with("x.catch-up-delay", 500)
                .with("x.poll-delay", 2500)
                .with("x.budget.posts-per-day", 0)
                .with("x.budget.posts-per-month", 0)
                .withEnvironment("MASTODON_TOKEN", Mastodon.USER_TOKEN)
                .withEnvironment("X_BEARER_TOKEN", XApi.TOKEN)
                .withEnvironment("WEBHOOK_TOKEN", TOKEN)
                .withEnvironment("JAVA_TOOL_OPTIONS", "-Xmx160m")
                .start();
        faults();
        try (Viewer viewer = new Viewer(catwalk.broker()).subscribe("/topic/wall.cats", true)) {
            long end = System.nanoTime() + LENGTH.toNanos();
            HeapAfterCollection heap = new HeapAfterCollection(catwalk.pid());
            clock.scheduleAtFixedRate(jetstream::ping, 500, 500, TimeUnit.MILLISECONDS);
            clock.scheduleAtFixedRate(this::post, 0, 500, TimeUnit.MILLISECONDS);
            clock.scheduleAtFixedRate(this::fault, 3, 4, TimeUnit.SECONDS);
            long period = LENGTH.dividedBy(12).toMillis();
            clock.scheduleAtFixedRate(heap::sample, period, period, TimeUnit.MILLISECONDS);
            await().atMost(LENGTH.plusMinutes(1))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> System.nanoTime() > end);
            clock.shutdownNow();
            mastodon.resume();
            stream.resume();
            jetstream.speakAgain();
            System.out.println("seed " + SEED + ", " + posted.size() + " posts, faults " + counts + ", heap in MiB "
                    + heap.samples());
            String run = "with seed " + SEED + ", after " + counts;
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        Set<String> missing = new TreeSet<>(posted);
                        viewer.created().forEach(missing::remove);
                        assertEquals(Set.of(), missing, "lost of " + posted.size() + " " + run);
                    });
            assertEquals(posted.size(), viewer.created().size(), "some came twice " + run);
            Metrics metrics = new Metrics(catwalk.port("camel.management.port"));
            await("all four that connect are connected " + run)
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> {
                        jetstream.ping();
                        return metrics.sum("catwalk_source_connected") == 4;
                    });
            assertTrue(
                    heap.lastThird() < heap.firstThird() * 1.1 + 5,
                    "the heap grows: " + heap.samples() + " MiB after collection " + run);
        }
    }

    /** One post from each source. */
    private void post() {
        sequence++;
        Instant now = Instant.now();
        lastBluesky = JetstreamEvents.images("did:plc:mina", "3post" + sequence, "a cat", "a cat");
        jetstream.send(lastBluesky);
        posted.add(JetstreamEvents.uri("did:plc:mina", "3post" + sequence));
        lastMastodon = MastodonStatuses.withTags(
                MastodonStatuses.images(MastodonStatuses.id(now, sequence), "<p>cat</p>", "a cat"), "cats");
        mastodon.publish(lastMastodon);
        posted.add(lastMastodon.path("uri").asText());
        lastX = XPost.of(now, sequence % 2_000, "cat").photo("a cat");
        stream.publish(lastX);
        posted.add("https://x.com/i/status/" + lastX.id());
        XPost found = XPost.of(now, 2_000 + sequence % 2_000, "cat").photo("a cat");
        search.publish(found);
        posted.add("https://x.com/i/status/" + found.id());
        String id = "urn:catwalk:endurance:" + sequence;
        if (send("{\"id\":\"" + id + "\",\"text\":\"cat\",\"picture\":\"https://example.org/cat.jpg\"}") / 100 == 2) {
            posted.add(id);
        }
    }

    private int send(String json) {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + catwalk.port("page.http-port") + "/webhook"))
                    .header("Authorization", "Bearer " + TOKEN)
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofSeconds(20))
                    .POST(HttpRequest.BodyPublishers.ofString(json))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void faults() {
        faults.put("bluesky cut", jetstream::cut);
        faults.put("bluesky silent", () -> after3s(jetstream::fallSilent, jetstream::speakAgain));
        faults.put("bluesky refuses", () -> {
            jetstream.refuse(2);
            jetstream.cut();
        });
        faults.put("bluesky repeats", () -> jetstream.send(lastBluesky));
        faults.put("bluesky broken", () -> jetstream.sendRaw("{\"did\":"));
        faults.put("bluesky huge", () -> jetstream.sendRaw("{\"did\":\"" + HUGE + "\"}"));
        faults.put("mastodon cut", mastodon::cut);
        faults.put("mastodon silent", () -> after3s(mastodon::goSilent, mastodon::resume));
        faults.put("mastodon refuses", () -> {
            mastodon.failStream(503, 2);
            mastodon.cut();
        });
        faults.put("mastodon limits", () -> {
            mastodon.limit(0, Instant.now().plusSeconds(3));
            mastodon.cut();
        });
        faults.put("mastodon repeats", () -> mastodon.event("update", lastMastodon));
        faults.put("mastodon unknown", () -> mastodon.event("filters_changed", "{}"));
        faults.put("mastodon broken", () -> mastodon.event("update", "{\"id\":"));
        faults.put("mastodon huge", () -> mastodon.event("update", "{\"id\":\"" + HUGE + "\"}"));
        faults.put("x-stream cut", stream::cut);
        faults.put(
                "x-stream silent",
                () -> after3s(stream::goSilent, () -> {
                    // else the old connection would speak again as if nothing had been lost to it
                    stream.resume();
                    stream.cut();
                }));
        faults.put("x-stream says so", () -> stream.inStreamError("OperationalDisconnect"));
        faults.put("x-stream refuses", () -> {
            stream.failStream("503", 1);
            stream.cut();
        });
        faults.put("x-stream repeats", () -> stream.duplicate(lastX));
        faults.put("x-stream broken", () -> stream.publishRaw("{\"data\":"));
        faults.put("x-stream unknown", () -> stream.publishRaw("{\"news\":{}}"));
        faults.put("x-stream huge", () -> stream.publishRaw("{\"data\":{\"text\":\"" + HUGE + "\"}}"));
        faults.put("x-search refuses", () -> search.failSearch("503", 1));
        faults.put("x-search cut", () -> search.failSearch("cut", 1));
        faults.put("x-search limits", () -> search.limit(0, Instant.now().plusSeconds(4)));
        faults.put("webhook broken", () -> send("{\"text\":"));
        faults.put("webhook huge", () -> send("{\"text\":\"" + HUGE + "\"}"));
    }

    private void after3s(Runnable now, Runnable later) {
        now.run();
        clock.schedule(later, 3, TimeUnit.SECONDS);
    }

    private void fault() {
        List<String> names = List.copyOf(faults.keySet());
        String name = names.get(random.nextInt(names.size()));
        counts.merge(name, 1, Integer::sum);
        faults.get(name).run();
    }
}

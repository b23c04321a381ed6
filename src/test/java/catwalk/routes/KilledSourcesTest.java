package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.CatwalkProcess;
import catwalk.kit.Viewer;
import catwalk.simulator.Mastodon;
import catwalk.simulator.MastodonStatuses;
import catwalk.simulator.XApi;
import catwalk.simulator.XPost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9}, twice, while posts come: nothing that the service still has is lost, whichever source reads it. */
class KilledSourcesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int POSTS = 60;

    /** How much may come twice: what was in flight at each of two kills. */
    private static final int IN_FLIGHT = 2 * 50;

    @TempDir
    Path directory;

    private final Mastodon streamed = Mastodon.started();
    private final Mastodon polled = Mastodon.started();
    private final XApi stream = XApi.started().searchLatency(Duration.ZERO).keepAliveEvery(Duration.ofMillis(500));
    private final XApi search = XApi.started().searchLatency(Duration.ZERO);
    private final XApi dear = XApi.started().searchLatency(Duration.ZERO).keepAliveEvery(Duration.ofMillis(500));
    private final Map<String, CatwalkProcess> publishers = new TreeMap<>();
    private final Map<String, List<String>> posted = new TreeMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private CatwalkProcess broker;
    private int sequence;

    @AfterEach
    void stop() {
        clock.shutdownNow();
        publishers.values().forEach(CatwalkProcess::close);
        broker.close();
        streamed.close();
        polled.close();
        stream.close();
        search.close();
        dear.close();
    }

    private CatwalkProcess publisher(String name, String source) {
        CatwalkProcess publisher = new CatwalkProcess(directory.resolve(name))
                .with("wall.roles", "publisher")
                .with("wall.sources", source)
                .with("wall.keywords", "cat")
                .with("wall.max-posts-per-second", 0)
                .with("broker.url", "tcp://127.0.0.1:" + broker.port("broker.openwire-port"))
                .withEnvironment("BROKER_PASSWORD", "secret");
        publishers.put(name, publisher);
        posted.put(name, new CopyOnWriteArrayList<>());
        return publisher;
    }

    private static CatwalkProcess readsX(CatwalkProcess publisher, XApi x, int perDay) {
        return publisher
                .with("x.url", x.url())
                .with("x.poll-delay", 300)
                .with("x.catch-up-delay", 300)
                .with("x.budget.posts-per-day", perDay)
                .with("x.budget.posts-per-month", 0)
                .withEnvironment("X_BEARER_TOKEN", XApi.TOKEN);
    }

    /** One post to each service, every tenth of a second. */
    private void post() {
        sequence++;
        Instant now = Instant.now();
        mastodon("mastodon", streamed, now);
        mastodon("mastodon-polled", polled, now);
        x("x-stream", stream, now);
        x("x-search", search, now);
        dear.publish(XPost.of(now, sequence + 3_000, "cat").photo("a cat"));
        if (sequence == POSTS) {
            clock.shutdown();
        }
    }

    private void mastodon(String name, Mastodon server, Instant now) {
        var status = MastodonStatuses.withTags(
                MastodonStatuses.images(MastodonStatuses.id(now, sequence), "<p>cat</p>", "a cat"), "cats");
        // two servers: their posts have addresses of their own
        status.put("uri", status.path("uri").asText() + "/" + name);
        posted.get(name).add(status.path("uri").asText());
        server.publish(status);
    }

    private void x(String name, XApi api, Instant now) {
        XPost post = XPost.of(now, sequence + (name.equals("x-stream") ? 0 : 2_000), "cat")
                .photo("a cat");
        posted.get(name).add("https://x.com/i/status/" + post.id());
        api.publish(post);
    }

    @Test
    void nothingThatTheServicesStillHaveIsLostAndTheBudgetHolds() {
        broker = new CatwalkProcess(directory.resolve("broker"))
                .with("wall.roles", "broker")
                .withEnvironment("BROKER_PASSWORD", "secret")
                .start();
        publisher("mastodon", "mastodon")
                .with("mastodon.url", streamed.url())
                .with("mastodon.hashtags", "cats")
                .withEnvironment("MASTODON_TOKEN", Mastodon.USER_TOKEN);
        publisher("mastodon-polled", "mastodon")
                .with("mastodon.url", polled.url())
                .with("mastodon.hashtags", "cats")
                .with("mastodon.poll-delay", 500)
                .with("mastodon.request-delay", 500);
        readsX(publisher("x-stream", "x-stream"), stream, 0);
        readsX(publisher("x-search", "x-search"), search, 0);
        int perDay = 100;
        readsX(publisher("x-stream-on-a-budget", "x-stream"), dear, perDay);
        publishers.values().forEach(CatwalkProcess::launch);
        try (Viewer viewer = new Viewer(broker.broker()).subscribe("/topic/wall.cats", true)) {
            await("all to read")
                    .atMost(PATIENCE)
                    .until(() -> streamed.connects().size() > 0
                            && polled.requests().size() > 0
                            && stream.connections() > 0
                            && search.searches().size() > 0);
            clock.scheduleAtFixedRate(this::post, 0, 100, TimeUnit.MILLISECONDS);
            for (int kill = 1; kill <= 2; kill++) {
                int due = POSTS * kill / 3;
                await("post " + due)
                        .atMost(PATIENCE)
                        .until(() -> posted.get("x-search").size() >= due);
                publishers.values().forEach(CatwalkProcess::kill);
                publishers.values().forEach(CatwalkProcess::launch);
            }
            List<String> all = new ArrayList<>();
            await("all posts").atMost(PATIENCE).until(() -> sequence == POSTS);
            posted.values().forEach(all::addAll);
            await().atMost(PATIENCE).untilAsserted(() -> {
                Set<String> missing = new TreeSet<>(all);
                viewer.created().forEach(missing::remove);
                assertEquals(Set.of(), missing, "lost, of " + all.size());
            });
            int twice = viewer.created().size() - new HashSet<>(viewer.created()).size();
            assertTrue(twice <= IN_FLIGHT, twice + " came twice");
            long cost = dear.postsDelivered() + 2 * dear.usersDelivered();
            assertTrue(cost > 0 && cost <= perDay, "it cost " + cost + " of " + perDay);
        }
    }
}

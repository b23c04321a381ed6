package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.CatwalkProcess;
import catwalk.kit.Feed;
import catwalk.kit.RunningWall;
import catwalk.kit.Viewer;
import catwalk.simulator.AppView;
import catwalk.simulator.Jetstream;
import catwalk.simulator.JetstreamEvents;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From Jetstream to a viewer: nothing lost, nothing twice, in order, whatever is cut or killed on the way. */
class BlueskyDeliveryTest {
    private static final int EVENTS = 1_000;
    private static final int PER_SECOND = 500;
    private static final int BATCH = 50;

    @TempDir
    Path directory;

    private final Jetstream jetstream = new Jetstream();
    private final AppView appView = new AppView();
    private final List<String> matching = new ArrayList<>();
    private final List<JsonNode> events = JetstreamEvents.mixed(42, EVENTS, matching);

    @AfterEach
    void stopTheServices() {
        jetstream.close();
        appView.close();
    }

    @Test
    void aThousandEventsAt500ASecondArriveOnceInOrderWithinASecond() {
        try (RunningWall wall = wall();
                Viewer viewer = viewerOf(wall)) {
            Feed feed = new Feed(jetstream, events, PER_SECOND, sent -> {});
            await().atMost(Duration.ofSeconds(30)).until(() -> viewer.created().size() >= matching.size());
            assertEquals(matching, viewer.created());
            long slowest = viewer.arrivals().stream()
                    .mapToLong(arrival -> arrival.nanos() - feed.sentNanos(arrival.id()))
                    .max()
                    .orElseThrow();
            assertTrue(slowest < 1_000_000_000L, "the slowest took " + slowest / 1_000_000 + " ms");
        }
    }

    @Test
    void fiveCutsOfTheConnectionLoseAndDoubleNone() {
        try (RunningWall wall = wall();
                Viewer viewer = viewerOf(wall)) {
            AtomicInteger cuts = new AtomicInteger();
            new Feed(jetstream, events, PER_SECOND / 2, sent -> {
                boolean due = sent >= cuts.get() * EVENTS / 8 + 50;
                boolean connectedAgain = jetstream.connects().size() == cuts.get() + 1;
                if (due && connectedAgain && cuts.get() < 5) {
                    cuts.incrementAndGet();
                    jetstream.cut();
                }
            });
            await().atMost(Duration.ofSeconds(30)).until(() -> viewer.created().containsAll(matching));
            assertEquals(matching, viewer.created());
            assertEquals(5, cuts.get());
            await("a new connection after each")
                    .until(() -> jetstream.connects().size() == 6);
        }
    }

    @Test
    void twoKillsLoseNoneAndRepeatAtMostTheBatchInFlight() {
        try (CatwalkProcess broker = new CatwalkProcess(directory.resolve("broker"))
                        .with("wall.roles", "broker")
                        .withEnvironment("BROKER_PASSWORD", "secret")
                        .start();
                Viewer viewer = new Viewer(broker.broker()).subscribe("/topic/wall.cats", true);
                CatwalkProcess publisher = new CatwalkProcess(directory.resolve("publisher"))
                        .with("wall.roles", "publisher")
                        .with("wall.sources", "bluesky")
                        .with("wall.max-posts-per-second", 0)
                        .with("bluesky.url", jetstream.url())
                        .with("bluesky.appview-url", appView.url())
                        .with("broker.url", "tcp://127.0.0.1:" + broker.port("broker.openwire-port"))
                        .withEnvironment("BROKER_PASSWORD", "secret")
                        .start()) {
            await().until(() -> jetstream.subscribers() == 1);
            Feed feed = new Feed(jetstream, events, PER_SECOND, sent -> {});
            for (int kill = 1; kill <= 2; kill++) {
                int third = matching.size() * kill / 3;
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> viewer.created().size() >= third);
                publisher.kill();
                publisher.start();
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> new HashSet<>(viewer.created()).containsAll(matching));
            assertEquals(matching, List.copyOf(new LinkedHashSet<>(viewer.created())), "each in its place");
            int repeated = viewer.created().size() - matching.size();
            assertTrue(repeated <= 2 * BATCH, repeated + " came twice");
            assertEquals(EVENTS, feed.sent());
        }
    }

    private RunningWall wall() {
        RunningWall wall = new RunningWall(directory)
                .with("wall.roles", "broker,publisher")
                .with("wall.sources", "bluesky")
                .with("bluesky.url", jetstream.url())
                .with("bluesky.appview-url", appView.url())
                .start();
        await().until(() -> jetstream.subscribers() == 1);
        return wall;
    }

    private static Viewer viewerOf(RunningWall wall) {
        return new Viewer(wall.broker()).subscribe("/topic/wall.cats", true);
    }
}

package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.CatwalkProcess;
import catwalk.kit.Viewer;
import catwalk.simulator.CommonsFiles;
import catwalk.simulator.FeedEntries;
import catwalk.simulator.FeedEntry;
import catwalk.simulator.Feeds;
import catwalk.simulator.Wikimedia;
import catwalk.simulator.WikimediaEvents;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From Wikimedia and a feed to a viewer: what a publisher that is killed, or stopped, had not shown, the next one shows. */
class OpenSourcesDeliveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final Wikimedia wikimedia = Wikimedia.started();
    private final Feeds feeds = Feeds.started();
    private final List<String> ids = new ArrayList<>();
    private CatwalkProcess broker;
    private CatwalkProcess publisher;
    private Viewer viewer;

    @BeforeEach
    void start() {
        broker = new CatwalkProcess(directory.resolve("broker"))
                .with("wall.roles", "broker")
                .withEnvironment("BROKER_PASSWORD", "secret")
                .start();
        viewer = new Viewer(broker.broker()).subscribe("/topic/wall.cats", true);
        publisher = new CatwalkProcess(directory.resolve("publisher"))
                .with("wall.roles", "publisher")
                .with("wall.sources", "wikimedia, rss")
                .with("wall.max-posts-per-second", 0)
                .with("wikimedia.url", wikimedia.url())
                .with("wikimedia.api-url", wikimedia.url())
                .with("wikimedia.contact", "mina@example.org")
                .with("rss.url", feeds.mediaRss())
                .with("rss.poll-delay", 300)
                .with("broker.url", "tcp://127.0.0.1:" + broker.port("broker.openwire-port"))
                .withEnvironment("BROKER_PASSWORD", "secret")
                .start();
        await().until(() -> wikimedia.subscribers() == 1);
    }

    @AfterEach
    void stop() {
        publisher.close();
        viewer.close();
        broker.close();
        feeds.close();
        wikimedia.close();
    }

    private void publish(int from, int to) {
        for (int i = from; i < to; i++) {
            String title = "File:Cat " + i + ".jpg";
            Instant now = Instant.now();
            wikimedia.commons().have(title, CommonsFiles.photo(title, "Mina", now, 800, 600));
            ObjectNode upload = WikimediaEvents.upload(title, "Mina", now);
            wikimedia.publish(upload);
            ids.add(upload.at("/meta/uri").asText());
            FeedEntry entry = FeedEntries.album(i, now, "a cat");
            feeds.publish(entry);
            ids.add(entry.id());
        }
    }

    private void awaitShown(int number) {
        await(number + " of the posts, " + publisher.output())
                .atMost(PATIENCE)
                .until(() -> new HashSet<>(viewer.created()).size() >= number);
    }

    @Test
    void twoKillsLoseNothing() {
        publish(0, 4);
        awaitShown(2);
        publisher.kill();
        publish(4, 8);
        publisher.start();
        awaitShown(10);
        publish(8, 10);
        publisher.kill();
        publish(10, 12);
        publisher.start();
        awaitShown(ids.size());
        assertEquals(new HashSet<>(ids), new HashSet<>(viewer.created()));
    }

    @Test
    void aStopWhileCommonsWantsToBeLeftAloneIsQuickAndLosesNothing() {
        wikimedia.commons().throttle(1, Duration.ofMinutes(10));
        publish(0, 3);
        await("the refusal").atMost(PATIENCE).until(() -> publisher.linesWith("does not tell of new files") == 1);
        long before = System.nanoTime();
        publisher.stop();
        long seconds = Duration.ofNanos(System.nanoTime() - before).toSeconds();
        assertTrue(seconds < 8, "it took " + seconds + " s");
        assertEquals(0, publisher.linesWith("malformed"), publisher.output());
        publisher.start();
        awaitShown(ids.size());
    }
}

package catwalk.broker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Browser;
import catwalk.kit.CatwalkProcess;
import catwalk.kit.Viewer;
import catwalk.simulator.AppView;
import catwalk.simulator.Jetstream;
import catwalk.simulator.JetstreamEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker goes and comes back under a running publisher and an open page. */
class BrokerRestartTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    @Test
    void publisherAndPageAreBackWithinTenSecondsAndNoWallStaysBlank() {
        try (Jetstream jetstream = new Jetstream();
                AppView appView = new AppView();
                CatwalkProcess broker = new CatwalkProcess(directory.resolve("broker"))
                        .with("wall.roles", "broker")
                        .withEnvironment("BROKER_PASSWORD", "secret")
                        .start();
                CatwalkProcess publisher = new CatwalkProcess(directory.resolve("publisher"))
                        .with("wall.roles", "publisher,page")
                        .with("wall.sources", "bluesky")
                        .with("bluesky.url", jetstream.url())
                        .with("bluesky.appview-url", appView.url())
                        .with("bluesky.cdn-url", appView.url())
                        .with("page.broker-url", broker.broker())
                        .with("broker.url", "tcp://127.0.0.1:" + broker.port("broker.openwire-port"))
                        .withEnvironment("BROKER_PASSWORD", "secret")
                        .start();
                Browser browser = Browser.started()) {
            await().until(() -> jetstream.subscribers() == 1);
            browser.open(publisher.page());
            await().atMost(TEN_SECONDS).until(() -> browser.state().equals("live"));
            List<String> before = send(jetstream, "before", 5);
            await().atMost(TEN_SECONDS).until(() -> cards(browser).containsAll(before));

            broker.kill();
            await().atMost(TEN_SECONDS).until(() -> !browser.state().equals("live"));
            List<String> meanwhile = send(jetstream, "meanwhile", 3);
            broker.start();

            await("the page to be live again").atMost(TEN_SECONDS).until(() -> browser.state()
                    .equals("live"));
            List<String> after = send(jetstream, "after", 1);
            await("the next post on the page").atMost(TEN_SECONDS).until(() -> cards(browser)
                    .containsAll(after));
            List<String> cards = cards(browser);
            assertEquals(9, cards.size(), "each once: " + cards);
            assertTrue(cards.containsAll(meanwhile), "what came meanwhile: " + cards);
            try (Viewer viewer = shown(broker, after)) {
                assertTrue(
                        viewer.created().containsAll(before), "the recent posts are sent again: " + viewer.created());
                assertTrue(
                        viewer.created().containsAll(meanwhile),
                        "what came meanwhile is not lost: " + viewer.created());
            }
            assertEquals(1, publisher.linesWith("connection lost"), publisher.output());
        }
    }

    @Test
    void aPublisherStoppedWhileTheBrokerIsAwayLosesNothing() {
        try (Jetstream jetstream = new Jetstream();
                AppView appView = new AppView();
                CatwalkProcess broker = new CatwalkProcess(directory.resolve("broker"))
                        .with("wall.roles", "broker")
                        .withEnvironment("BROKER_PASSWORD", "secret")
                        .start();
                CatwalkProcess publisher = new CatwalkProcess(directory.resolve("publisher"))
                        .with("wall.roles", "publisher")
                        .with("wall.sources", "bluesky")
                        .with("bluesky.url", jetstream.url())
                        .with("bluesky.rewind", 0)
                        .with("bluesky.appview-url", appView.url())
                        .with("broker.url", "tcp://127.0.0.1:" + broker.port("broker.openwire-port"))
                        .withEnvironment("BROKER_PASSWORD", "secret")
                        .start()) {
            await().until(() -> jetstream.subscribers() == 1);
            shown(broker, send(jetstream, "before", 1)).close();
            broker.kill();
            List<String> meanwhile = send(jetstream, "meanwhile", 3);
            await("the posts to be looked up, so to be on their way")
                    .until(() -> appView.requests().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum()
                            >= 4);
            publisher.stop();
            broker.start();
            publisher.start();
            shown(broker, meanwhile).close();
        }
    }

    private static List<String> send(Jetstream jetstream, String name, int count) {
        List<String> rkeys =
                IntStream.range(0, count).mapToObj(i -> "3" + name + i).toList();
        rkeys.forEach(rkey -> jetstream.send(JetstreamEvents.images("did:plc:mina", rkey, "my cat", "a cat")));
        return rkeys.stream()
                .map(rkey -> JetstreamEvents.uri("did:plc:mina", rkey))
                .toList();
    }

    private static List<String> cards(Browser browser) {
        return browser.cards().stream().map(Browser.Card::id).toList();
    }

    /** A viewer that has just come sees these. */
    private static Viewer shown(CatwalkProcess broker, List<String> ids) {
        Viewer viewer = new Viewer(broker.broker()).subscribe("/topic/wall.cats", true);
        await().atMost(TEN_SECONDS).until(() -> viewer.created().containsAll(ids));
        return viewer;
    }
}

package catwalk.broker;

import static catwalk.kit.RunningWall.post;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.RunningWall;
import catwalk.kit.Viewer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** broker/activemq.xml: what somebody who has logged in as nobody may not do; the wall goes on whatever they try. */
class ViewersMayOnlyReadTest {
    @TempDir
    static Path data;

    private static RunningWall wall;
    private static int posts;

    @BeforeAll
    static void startTheWall() {
        wall = new RunningWall(data).with("wall.roles", "broker,publisher").start();
    }

    @AfterAll
    static void stopTheWall() {
        wall.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/topic/wall.cats", "/topic/wall.cats.status", "/topic/other", "/queue/any"})
    void sendingIsRefused(String destination) {
        try (Viewer viewer = new Viewer(wall.broker());
                Viewer witness = new Viewer(wall.broker()).subscribe("/topic/wall.cats", false)) {
            viewer.send("SEND\ndestination:" + destination + "\nreceipt:1\n\n{\"orderedItems\":[]}");
            await().until(() -> !viewer.errors().isEmpty());
            theWallGoesOn();
            assertTrue(witness.collections().stream().noneMatch(collection -> !collection.has("@context")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/queue/any",
                "/topic/other",
                "/topic/moderation.cats",
                "/topic/ActiveMQ.Advisory.Connection",
                "/topic/ActiveMQ.Advisory.Consumer.Topic.wall.cats",
                "/topic/>",
            })
    void readingWhatIsNotTheWallIsRefused(String destination) {
        try (Viewer viewer = new Viewer(wall.broker()).subscribe(destination, true)) {
            await().until(() -> !viewer.errors().isEmpty());
            theWallGoesOn();
            assertEquals(0, viewer.collections().size());
        }
    }

    @Test
    void aTopicOfTheViewersOwnIsNotCreated() {
        try (Viewer viewer = new Viewer(wall.broker()).subscribe("/topic/wall.mine", true)) {
            await().until(() -> !viewer.errors().isEmpty());
            theWallGoesOn();
        }
    }

    @Test
    void aFrameOfAMegabyteEndsTheConnection() {
        try (Viewer viewer = new Viewer(wall.broker())) {
            viewer.sendFrame("SUBSCRIBE\nid:1\ndestination:/topic/wall.cats\nfiller:" + "x".repeat(1_000_000) + "\n\n");
            await().until(viewer::isClosed);
            theWallGoesOn();
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        try (Viewer viewer = new Viewer(wall.broker(), "login:publisher\npasscode:guess\n")) {
            await().until(() -> !viewer.errors().isEmpty() || viewer.isClosed());
            theWallGoesOn();
        }
    }

    private static void theWallGoesOn() {
        String id = "https://example.org/post/" + ++posts;
        try (Viewer viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true)) {
            wall.offer(post(id, "my cat"));
            await().until(() -> viewer.created().contains(id));
        }
    }
}

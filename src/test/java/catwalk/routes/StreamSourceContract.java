package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Metrics;
import catwalk.kit.RunningWall;
import catwalk.kit.Schema;
import catwalk.kit.Viewer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every source that reads a stream must bear, whatever its service does to it. */
abstract class StreamSourceContract {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path data;

    RunningWall wall;
    Viewer viewer;
    Metrics metrics;

    /** The source's name in {@code wall.sources}. */
    abstract String source();

    /** Points the source at its simulator, with an idle timeout of two seconds. */
    abstract void configure(RunningWall wall);

    /** Posts a picture of a cat; returns the id that its activity is to have. */
    abstract String post();

    /** Posts a picture of a cat that comes late: its time, and where the service has it so its place, is before the last one's. */
    abstract String latePost();

    /** Sends the last post once more. */
    abstract void repeat();

    /** Sends a sign of life that is no event. */
    abstract void keepAlive();

    /** Sends an event that the documentation does not know. */
    abstract void unknownEvent();

    /** Sends an event whose JSON breaks off. */
    abstract void brokenEvent();

    /** Sends an event of five million characters. */
    abstract void hugeEvent();

    abstract void cut();

    abstract void goSilent();

    abstract void resume();

    /** Answers the next connects with this status. */
    abstract void refuse(int status, int times);

    /** How many connections were ever accepted. */
    abstract int connects();

    @BeforeEach
    void startTheWall() {
        wall = new RunningWall(data).with("wall.roles", "broker,publisher").with("wall.sources", source());
        configure(wall);
        wall.start();
        viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true);
        metrics = new Metrics(Integer.parseInt(wall.setting("camel.management.port")));
        awaitConnects(1);
    }

    @AfterEach
    void everyMessageWasValid() {
        viewer.close();
        wall.close();
        viewer.collections().forEach(Schema::assertValid);
    }

    void awaitConnects(int number) {
        await("connection " + number).atMost(PATIENCE).until(() -> connects() >= number);
    }

    void awaitShown(List<String> ids) {
        await("the posts on the topic").atMost(PATIENCE).until(() -> viewer.created()
                .containsAll(ids));
        assertEquals(ids.size(), viewer.created().size(), "each once: " + viewer.created());
    }

    @Test
    void postsArriveInOrderAndOnceEvenWhenTheServiceRepeatsThem() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(post());
            repeat();
        }
        awaitShown(ids);
        assertEquals(ids, viewer.created());
    }

    @Test
    void aPostThatComesOutOfOrderIsShownAndNothingIsReadAgainForIt() {
        List<String> ids = new ArrayList<>(List.of(post(), latePost(), post(), latePost()));
        awaitShown(ids);
        cut();
        awaitConnects(2);
        ids.add(post());
        awaitShown(ids);
    }

    @Test
    void aQuietStreamThatIsKeptAliveStaysConnected() {
        long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        await("three seconds of nothing but signs of life")
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    keepAlive();
                    return System.nanoTime() > end;
                });
        assertEquals(1, connects(), "it was taken for dead");
        awaitShown(List.of(post()));
    }

    @Test
    void cutsLoseNothingAndDoubleNothing() {
        List<String> ids = new ArrayList<>();
        for (int cut = 1; cut <= 3; cut++) {
            ids.add(post());
            ids.add(post());
            cut();
            ids.add(post());
            awaitConnects(cut + 1);
            ids.add(post());
        }
        awaitShown(ids);
    }

    @Test
    void aConnectionThatFallsSilentIsLeftAndWhatItMissedIsShown() {
        List<String> ids = new ArrayList<>(List.of(post()));
        await().atMost(PATIENCE).until(() -> viewer.created().containsAll(ids));
        goSilent();
        ids.add(post());
        resume();
        awaitConnects(2);
        ids.add(post());
        awaitShown(ids);
    }

    @Test
    void whatTheServiceRefusesForAWhileIsMadeUpFor() {
        List<String> ids = new ArrayList<>(List.of(post()));
        await().atMost(PATIENCE).until(() -> viewer.created().containsAll(ids));
        refuse(503, 1);
        cut();
        ids.add(post());
        await("its health tells that it waits and why").atMost(PATIENCE).until(() -> metrics.health()
                .contains("waiting"));
        assertTrue(metrics.sum("catwalk_source_connected", "source=\"" + source() + "\"") == 0, "connected?");
        awaitConnects(2);
        awaitShown(ids);
        await("its health tells that it is back")
                .until(() -> metrics.sum("catwalk_source_connected", "source=\"" + source() + "\"") == 1);
    }

    @Test
    void whatCannotBeReadIsCountedAndTheStreamGoesOn() {
        brokenEvent();
        unknownEvent();
        hugeEvent();
        awaitShown(List.of(post()));
        String label = "source=\"" + source() + "\"";
        await("a broken one, a huge one, and one of an unknown kind").until(() -> {
            keepAlive();
            return metrics.sum("catwalk_malformed_total", label) == 2
                    && metrics.sum("catwalk_unknown_total", label) == 1;
        });
        assertEquals(1, connects(), "it took offence");
    }
}

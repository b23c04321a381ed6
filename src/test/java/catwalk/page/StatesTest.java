package catwalk.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.QuietBroker;
import catwalk.kit.QuietBroker.Answer;
import catwalk.kit.RunningWall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the page says of how the wall is doing, whatever becomes of broker, server and network. */
@Tag("browser")
class StatesTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final String STATUS = "wall.cats.status";

    @AutoClose
    private static final QuietBroker broker = new QuietBroker();

    @RegisterExtension
    static final Room room = Room.before(broker, Map.of());

    @BeforeEach
    void welcome() {
        broker.answer(Answer.WELCOME);
    }

    @AfterEach
    void online() {
        room.browser().offline(false);
    }

    @Test
    void connectingIsSaidBeforeTheBrokerAnswers() {
        broker.answer(Answer.SILENCE);
        look("");
        awaitState("connecting");
        says("Connecting");
        look("?lang=ko");
        says("연결 중");
        assertEquals("연결 중", room.words("#empty .words"), "no blank page");
    }

    @Test
    void aWallThatWaitsForItsFirstPictureSaysSo() {
        room.open("");
        says("Live");
        assertEquals("Waiting for the first picture", room.words("#empty .words"));
        room.open("?lang=ko");
        says("실시간");
        assertEquals("첫 사진을 기다리고 있어요", room.words("#empty .words"));
        broker.send("wall.cats", collection(Room.newId()));
        await().until(() -> room.ids().size() == 1);
        assertFalse(room.there("#empty"));
    }

    @Test
    void aMinuteWithoutAPostIsQuietAndThePostThatEndsItIsLive() {
        room.open("");
        room.clock().advance(Duration.ofSeconds(58));
        assertEquals("live", room.browser().state());
        room.clock().advance(Duration.ofSeconds(4));
        awaitState("quiet");
        says("Quiet just now");
        broker.send("wall.cats", collection(Room.newId()));
        awaitState("live");
        assertEquals("Live", room.words("#pill .state"));
        assertEquals(
                List.of("Connecting", "Live", "Quiet just now"),
                room.said(),
                "said aloud; that it moves again is what was expected");
        room.open("?lang=ko");
        room.clock().advance(Duration.ofSeconds(62));
        says("지금은 조용해요");
    }

    @Test
    void aSourceThatIsBehindIsSaid() {
        room.open("");
        broker.send(STATUS, status("connected"));
        broker.send(STATUS, status("behind"));
        awaitState("behind");
        says("Running behind");
        broker.send(STATUS, status("connected"));
        awaitState("live");
        assertEquals(List.of("Connecting", "Live", "Running behind", "Live"), room.said(), "said aloud");
        room.open("?lang=ko");
        broker.send(STATUS, status("behind"));
        says("조금 늦어지고 있어요");
    }

    @Test
    void aPublisherThatHasFallenSilentIsBehind() {
        room.open("");
        broker.send(STATUS, status("connected"));
        await().until(() -> room.browser()
                .eval("document.getElementById('drawer').showPopover();"
                        + " return document.querySelector('.sources li') !== null")
                .equals(true));
        room.clock().advance(Duration.ofSeconds(28));
        assertEquals("live", room.browser().state());
        room.clock().advance(Duration.ofSeconds(4));
        awaitState("behind");
        broker.send(STATUS, status("connected"));
        awaitState("live");
    }

    @Test
    void whileItReconnectsThePageCountsTheSecondsDown() {
        room.open("");
        broker.answer(Answer.HANG_UP);
        awaitState("reconnecting");
        says("Reconnecting");
        assertEquals("Reconnecting", room.words("#empty .words"), "no blank page");
        room.browser().eval("""
                window.waits = [];
                const detail = document.querySelector('#pill .detail');
                new MutationObserver(() => waits.push(detail.textContent)).observe(detail, { childList: true });
                """);
        await("a countdown").atMost(TEN_SECONDS).until(() -> {
            room.clock().advance(Duration.ofMillis(300));
            return room.text("return waits.join()").contains("4 s,3 s,2 s,1 s");
        });
        assertEquals(List.of("Connecting", "Live", "Reconnecting"), room.said(), "said once, however often it tries");
        int attempts = broker.attempts();
        assertTrue(attempts > 2, "it tries again and again: " + attempts);

        broker.answer(Answer.WELCOME);
        room.clock().advance(TEN_SECONDS);
        awaitState("live");
        await().until(() -> room.words("#pill .detail").isEmpty());
        assertEquals(List.of("Connecting", "Live", "Reconnecting", "Live"), room.said());

        room.open("?lang=ko");
        broker.answer(Answer.HANG_UP);
        says("다시 연결 중");
        await().until(() -> room.words("#pill .detail").matches("\\d+초 뒤|지금"));
    }

    @Test
    void whatHangsStaysWhileTheBrokerIsAway() {
        room.open("");
        String id = Room.newId();
        broker.send("wall.cats", collection(id));
        room.awaitCards(List.of(id));
        broker.answer(Answer.HANG_UP);
        awaitState("reconnecting");
        assertEquals(List.of(id), room.ids());
        assertFalse(room.there("#empty"));
    }

    @Test
    void aBrokerThatRefusesIsSaidToRefuse() {
        broker.answer(Answer.REFUSAL);
        look("");
        awaitState("refused");
        says("The broker refuses");
        assertEquals("The broker refuses", room.words("#empty .words"), "no blank page");
        int attempts = broker.attempts();
        await("it to try again").atMost(TEN_SECONDS).until(() -> {
            room.clock().advance(Duration.ofMillis(300));
            return broker.attempts() > attempts + 1;
        });
        assertEquals(List.of("Connecting", "The broker refuses"), room.said(), "said once, however often it refuses");
        look("?lang=ko");
        says("브로커가 거절했어요");
        broker.answer(Answer.WELCOME);
        room.clock().advance(TEN_SECONDS);
        awaitState("live");
    }

    @Test
    void withoutANetworkThePageIsOfflineAndComesBackByItself() {
        room.open("");
        room.browser().offline(true);
        broker.answer(Answer.WELCOME); // hangs up first
        awaitState("offline");
        says("Offline");
        assertEquals("Offline", room.words("#empty .words"), "no blank page");
        room.clock().advance(TEN_SECONDS);
        assertEquals("offline", room.browser().state());
        room.browser().offline(false);
        awaitState("live");
        assertEquals(List.of("Connecting", "Live", "Offline", "Reconnecting", "Live"), room.said(), "said aloud");
        room.open("?lang=ko");
        room.browser().offline(true);
        broker.answer(Answer.WELCOME);
        says("오프라인");
    }

    @Test
    void aPageWhoseServerCannotSayWhatTheWallIsAsksAgain() throws Exception {
        room.wall().context().getRouteController().stopRoute("serve-wall-json");
        try {
            look("");
            awaitState("reconnecting");
            says("Reconnecting");
            assertEquals("Reconnecting", room.words("#empty .words"), "no blank page");
        } finally {
            room.wall().context().getRouteController().startRoute("serve-wall-json");
        }
        room.clock().advance(TEN_SECONDS);
        awaitState("live");
        assertEquals("Show me the cats", room.browser().title());
    }

    @Test
    void whoComesToARunningWallSeesPicturesWithinASecond(@TempDir Path others) {
        try (RunningWall wall = new RunningWall(others).start()) {
            Room live = new Room(wall, room.browser(), room.clock());
            live.open("").hang(24);
            long soonest =
                    LongStream.generate(() -> firstPicture(live)).limit(3).min().orElseThrow();
            assertTrue(soonest < 1_000, "the first picture is painted after " + soonest + " ms");
        }
    }

    private static long firstPicture(Room live) {
        live.open("");
        await("a picture").until(() -> (Long) live.browser().eval("return notes.first") > 0);
        return (Long) live.browser().eval("return notes.first");
    }

    /** Opens the page, whatever state that leads to. */
    private static void look(String query) {
        room.browser().open(room.wall().page().resolve("/" + query));
    }

    private static void awaitState(String state) {
        // a browser that had many connections refused takes its time with the next
        await("the page to be " + state)
                .atMost(Duration.ofSeconds(30))
                .until(() -> room.browser().state().equals(state));
    }

    /** The pill and the announcer say it, too. */
    private static void says(String words) {
        await("the pill to say " + words).atMost(TEN_SECONDS).until(() -> room.words("#pill .state")
                .equals(words));
        assertEquals(words, room.text("return document.getElementById('announcer').textContent"), "said aloud");
    }

    private static String collection(String id) {
        return "{\"type\":\"OrderedCollection\",\"totalItems\":1,\"orderedItems\":[%s]}"
                .formatted(RunningWall.post(id, "my cat"));
    }

    private static String status(String state) {
        return """
                {"time":"2026-07-04T14:38:08.999Z","posts":{"published":3,"waiting":0,"shed":0,"malformed":0},
                 "sources":{"bluesky":{"state":"%s","behindSeconds":240}}}
                """.formatted(state);
    }
}

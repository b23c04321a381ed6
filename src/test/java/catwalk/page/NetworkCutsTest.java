package catwalk.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Browser;
import catwalk.kit.DevTools;
import catwalk.kit.Draft;
import catwalk.kit.HeldPictures;
import catwalk.kit.PageClock;
import catwalk.kit.Relay;
import catwalk.kit.RunningWall;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the page makes of a network that fails between it and a real broker: it comes back by itself, and then shows what
 * the broker still holds, each post once.
 */
@Tag("browser")
class NetworkCutsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    /** When the page tried to connect, in its own time, and which posts ever hung twice. */
    private static final String NOTES = """
            window.tries = [];
            window.twice = new Set();
            window.WebSocket = class extends WebSocket {
              constructor(...how) {
                super(...how);
                tries.push(Date.now());
              }
            };
            document.addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
              const ids = [...document.querySelectorAll('#wall .card:not([inert])')].map(card => card.dataset.id);
              ids.filter((id, place) => ids.indexOf(id) !== place).forEach(id => twice.add(id));
            }).observe(document.getElementById('wall'), { childList: true, subtree: true }));
            """;

    @TempDir
    static Path data;

    private static RunningWall wall;
    private static Relay broker;
    private static Relay server;
    private static Room room;

    @BeforeAll
    static void hangTheWall() {
        wall = new RunningWall(data);
        broker = new Relay(wall.broker());
        server = new Relay(wall.page());
        wall.with("page.broker-url", broker.url()).start();
        room = room();
    }

    @AfterEach
    void clear() {
        restore();
        room.clear();
    }

    @AfterAll
    static void close() {
        room.close();
        broker.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT30S"})
    void whatWasPostedWhileTheNetworkWasCutHangsAfterwards(Duration time) {
        open(room, "");
        List<String> before = room.hang(2);
        cut();
        awaitState(room, "reconnecting");
        List<String> meanwhile = room.offer(3);
        room.clock().pass(time, Duration.ofSeconds(1));
        awaitCountdown(room, "\\d+ s");
        assertTrue(room.ids().containsAll(before), "what hung hangs on");
        restore();
        awaitLive(room);
        hasMissedNothing(room, before, meanwhile);
    }

    @Test
    void tenMinutesWithoutANetworkAreSomeSeventyAttempts() {
        try (Browser browser = Browser.started("en-US")) {
            Room other = room(browser);
            open(other, "");
            List<String> before = other.hang(1);
            cut();
            List<String> meanwhile = other.offer(3);
            int reached = broker.connections();
            other.clock().pass(Duration.ofMinutes(10), Duration.ofSeconds(4));
            List<Long> tries = tries(other);
            assertTrue(tries.size() > 30 && tries.size() < 110, "attempts in ten minutes: " + tries.size());
            for (int attempt = 8; attempt < tries.size(); attempt++) {
                long wait = tries.get(attempt) - tries.get(attempt - 1);
                assertTrue(wait >= 5_900, "attempt " + attempt + " came " + wait + " ms after the one before");
            }
            assertEquals(reached, broker.connections(), "nothing reached the broker");
            restore();
            awaitLive(other);
            hasMissedNothing(other, before, meanwhile);
        }
    }

    @Test
    void aKioskIsBackAfterANightWithoutANetwork() {
        try (Browser browser = Browser.started("en-US")) {
            Room kiosk = room(browser);
            open(kiosk, "?kiosk");
            List<String> before = kiosk.hang(2);
            cut();
            kiosk.clock().pass(Duration.ofHours(8), Duration.ofMinutes(4));
            assertTrue(kiosk.ids().containsAll(before), "what hung hangs on");
            List<String> meanwhile = kiosk.offer(3);
            restore();
            awaitLive(kiosk);
            hasMissedNothing(kiosk, before, meanwhile);
        }
    }

    @Test
    void aConnectionThatHasFallenSilentIsGivenUp() {
        open(room, "");
        List<String> before = room.hang(1);
        broker.stall();
        List<String> meanwhile = room.offer(2);
        room.clock().pass(Duration.ofSeconds(10), Duration.ofSeconds(1));
        assertEquals("live", room.browser().state(), "a heart may beat late");
        room.clock().pass(Duration.ofSeconds(30), Duration.ofSeconds(1));
        assertEquals("reconnecting", room.browser().state());
        room.clock().pass(Duration.ofSeconds(60), Duration.ofSeconds(1));
        int tries = tries(room).size();
        assertTrue(tries > 3 && tries < 12, "new connections are silent, too, and each is given up: " + tries);
        restore();
        awaitLive(room);
        hasMissedNothing(room, before, meanwhile);
    }

    @Test
    void whatWasDeletedWhileTheNetworkWasCutIsGoneAfterwards() {
        open(room, "");
        List<String> before = room.hang(3);
        String deleted = before.get(1);
        cut();
        awaitState(room, "reconnecting");
        String brief = room.offer(new Draft(Room.newId()));
        room.delete(brief);
        room.delete(deleted);
        restore();
        awaitLive(room);
        await("the deleted post to leave").until(() -> !room.ids().contains(deleted));
        hasMissedNothing(room, List.of(before.get(0), before.get(2)), List.of());
        assertFalse(room.ids().contains(brief), "posted and deleted meanwhile");
    }

    @Test
    void aPictureThatTheCutSpoiltIsLoadedAfterwards() {
        try (HeldPictures pictures = new HeldPictures();
                Relay museum = new Relay(URI.create(pictures.address(1, 800, 600)))) {
            open(room, "");
            room.hang(1);
            String picture = museum.url()
                    .resolve(URI.create(pictures.address(1, 800, 600)).getPath())
                    .toString();
            String spoilt = room.offer(new Draft(Room.newId()).pictures(picture));
            await("the picture to be on its way").until(() -> pictures.waiting() == 1);
            cut();
            museum.cut();
            awaitState(room, "reconnecting");
            pictures.release();
            room.clock().pass(Duration.ofSeconds(10), Duration.ofSeconds(1));
            museum.restore();
            restore();
            awaitLive(room);
            hasMissedNothing(room, List.of(), List.of(spoilt));
        }
    }

    @Test
    void theWallHangsOnWhileItsServerIsAwayAsWellAndNeedsOnlyTheBrokerToGoOn() {
        try (HeldPictures pictures = new HeldPictures()) {
            pictures.release();
            open(room, "");
            List<String> before = room.hang(3);
            cut();
            room.clock().pass(Duration.ofMinutes(1), Duration.ofSeconds(1));
            assertTrue(room.ids().containsAll(before), "what hung hangs on");
            assertEquals("Show me the cats", room.words("#title"));
            assertEquals(
                    "true",
                    room.text(
                            "return [...document.querySelectorAll('#wall .pictures img')].every(img => img.naturalWidth)"),
                    "pictures are seen");
            broker.restore();
            awaitLive(room);
            String next = room.offer(new Draft(Room.newId()).pictures(pictures.address(2, 800, 600)));
            room.awaitCards(List.of(next));
            isTheSamePage(room);
        }
    }

    @ParameterizedTest
    @CsvSource({"window, online", "document, resume", "document, visibilitychange"})
    void aPageThatHearsOfBetterTimesTriesAtOnce(String target, String event) {
        open(room, "");
        List<String> before = room.hang(1);
        cut();
        List<String> meanwhile = room.offer(1);
        waitForLong(room);
        restore();
        int tries = tries(room).size();
        room.browser().eval("%s.dispatchEvent(new Event('%s'))".formatted(target, event));
        assertEquals(tries + 1, tries(room).size());
        awaitLiveAtOnce(room);
        hasMissedNothing(room, before, meanwhile);
    }

    @Test
    void aLaptopThatSleptForAnHourIsBackAtOnce() {
        open(room, "");
        List<String> before = room.hang(1);
        broker.stall();
        List<String> meanwhile = room.offer(2);
        restore();
        int tries = tries(room).size();
        room.clock().sleep(Duration.ofHours(1));
        await("another attempt").atMost(AT_ONCE).until(() -> tries(room).size() > tries);
        awaitLiveAtOnce(room);
        hasMissedNothing(room, before, meanwhile);
    }

    @Test
    void aLaptopThatFellAsleepWhileItWaitedIsBackAtOnce() {
        open(room, "");
        List<String> before = room.hang(1);
        cut();
        List<String> meanwhile = room.offer(2);
        waitForLong(room);
        restore();
        room.clock().sleep(Duration.ofHours(1));
        awaitLiveAtOnce(room);
        hasMissedNothing(room, before, meanwhile);
    }

    @Test
    void aLaptopThatFellAsleepWhileItTriedIsBackAtOnce() {
        open(room, "");
        List<String> before = room.hang(1);
        cut();
        List<String> meanwhile = room.offer(2);
        waitForLong(room);
        broker.stall();
        await("an attempt").until(() -> {
            room.clock().advance(Duration.ofMillis(500));
            return room.words("#pill .detail").isEmpty();
        });
        restore();
        room.clock().sleep(Duration.ofHours(1));
        awaitLiveAtOnce(room);
        hasMissedNothing(room, before, meanwhile);
    }

    private static Room room() {
        return room(Browser.started("en-US").size(1280, 800));
    }

    private static Room room(Browser browser) {
        PageClock clock = new PageClock(browser);
        new DevTools(browser).onEveryPage(NOTES);
        return new Room(wall, browser, clock);
    }

    /** Opens the page by way of the network that fails, and marks it. */
    private static void open(Room room, String query) {
        room.browser().open(server.url().resolve(query));
        awaitState(room, "live");
        room.browser().eval("window.kept = true");
    }

    private static void cut() {
        broker.cut();
        server.cut();
    }

    private static void restore() {
        broker.restore();
        server.restore();
    }

    private static void awaitState(Room room, String state) {
        await("the page to be " + state)
                .atMost(PATIENCE)
                .until(() -> room.browser().state().equals(state));
    }

    /** Until the page is connected, whatever it says that it waits for until then. */
    private static void awaitLive(Room room) {
        await("the page to be live").atMost(PATIENCE).until(() -> {
            if (!room.words("#pill .detail").isEmpty()) {
                room.clock().advance(Duration.ofSeconds(1));
            }
            return room.browser().state().equals("live");
        });
    }

    /** Real seconds, none of which the clock has skipped. */
    private static void awaitLiveAtOnce(Room room) {
        await("the page to be live at once")
                .atMost(AT_ONCE)
                .until(() -> room.browser().state().equals("live"));
    }

    /** Until the page waits as long as it ever does between two attempts. */
    private static void waitForLong(Room room) {
        room.clock().pass(Duration.ofSeconds(40), Duration.ofSeconds(1));
        awaitCountdown(room, "([6-9]|10) s");
    }

    private static void awaitCountdown(Room room, String words) {
        await("a countdown like " + words).atMost(PATIENCE).until(() -> {
            room.clock().advance(Duration.ofMillis(500));
            return room.words("#pill .detail").matches(words);
        });
    }

    private static void hasMissedNothing(Room room, Collection<String> before, Collection<String> meanwhile) {
        room.awaitCards(before);
        room.awaitCards(meanwhile);
        room.hang(1);
        assertTrue(room.ids().containsAll(before), "what hung before");
        isTheSamePage(room);
    }

    private static void isTheSamePage(Room room) {
        assertEquals("true", room.text("return window.kept ?? false"), "the page was loaded anew");
        assertEquals("[]", room.text("return JSON.stringify([...twice])"), "hung twice");
    }

    private static List<Long> tries(Room room) {
        return ((List<?>) room.browser().eval("return tries"))
                .stream().map(at -> ((Number) at).longValue()).toList();
    }
}

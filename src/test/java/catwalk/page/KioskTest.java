package catwalk.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import catwalk.kit.DevTools;
import catwalk.kit.QuietBroker;
import catwalk.kit.QuietBroker.Answer;
import catwalk.kit.RunningWall;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** {@code ?kiosk}: a screen that nobody touches, and that shows only the wall. */
@Tag("browser")
class KioskTest {
    /** In place of the screen that a headless browser does not have: a query tells what becomes of a wake lock. */
    private static final String LOCKS = """
            window.locks = [];
            const request = async kind => {
              locks.push(kind);
              if (location.search.includes('battery=low')) throw new DOMException('the battery is low', 'NotAllowedError');
              return { release: async () => locks.push('off') };
            };
            const wakeLock = location.search.includes('lock=none') ? undefined : { request };
            Object.defineProperty(navigator, 'wakeLock', { value: wakeLock });
            """;

    @RegisterExtension
    static final Room room = Room.with(Map.of());

    @BeforeAll
    static void hangTheWall() {
        new DevTools(room.browser()).onEveryPage(LOCKS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mosaic", "grid", "spotlight", "list"})
    void onlyTheWallIsSeen(String layout) {
        room.open("?kiosk&layout=" + layout).hang(layout.equals("spotlight") ? 1 : 4);
        for (String control : List.of("#pill", "#pause", "#menu-button", "#newer", "#skip", ".open")) {
            assertFalse(room.there(control), control);
        }
        assertEquals("none", room.text("""
                const cursors = new Set();
                for (let x = 1; x < innerWidth; x += 40) {
                  for (let y = 1; y < innerHeight; y += 40) cursors.add(getComputedStyle(document.elementFromPoint(x, y)).cursor);
                }
                return [...cursors].join()
                """), "the pointer");
        assertEquals("true", room.text("return innerWidth === document.documentElement.clientWidth"), "a scroll bar");
    }

    @Test
    void whatIsWrongIsSeen(@TempDir Path others) {
        try (QuietBroker broker = new QuietBroker();
                RunningWall wall = new RunningWall(others)
                        .with("wall.roles", "page")
                        .with("page.broker-url", broker.url())
                        .start()) {
            broker.answer(Answer.WELCOME);
            Room bare = new Room(wall, room.browser(), room.clock()).open("?kiosk");
            assertFalse(bare.there("#pill"));
            broker.answer(Answer.REFUSAL);
            await().until(() -> bare.words("#pill .state").equals("The broker refuses"));
            assertFalse(bare.there("#pause"));
        }
    }

    @Test
    void thePointerStopsNothingAndOpensNothing() {
        List<String> ids = room.open("?kiosk").hang(4);
        Room.Box box = room.settled().get(ids.get(3));
        room.clickAt((int) (box.x() + box.width() / 2), (int) (box.y() + box.height() / 2));
        room.point(Room.card(ids.get(3), "time"));
        room.clickAt((int) (box.x() + box.width() / 2), (int) (box.y() + box.height() - 20));
        room.hang(1);
        assertEquals("", room.paused());
        assertFalse(room.there("#viewer"));
        assertEquals(1, room.browser().driver().getWindowHandles().size(), "a link was followed");
    }

    @Test
    void keysDoNothing() {
        room.open("?kiosk").hang(24);
        String address = room.text("return location.href");
        for (CharSequence key : List.of(
                " ",
                Keys.ENTER,
                Keys.PAGE_DOWN,
                Keys.END,
                Keys.ARROW_DOWN,
                Keys.ARROW_RIGHT,
                Keys.BACK_SPACE,
                "k",
                "f")) {
            room.press(key);
        }
        room.scroll(500);
        room.hang(1);
        assertEquals("", room.paused());
        assertEquals("0", room.text("return scrollY"), "the newest pictures are out of sight");
        assertEquals(address, room.text("return location.href"));
        assertFalse(room.there("#viewer"));
    }

    @Test
    void escapeLeadsBackToTheSameViewWithControls() {
        room.open("?layout=grid&rows=2&cols=3&theme=dark&kiosk");
        room.press(Keys.ESCAPE);
        await("the controls").until(() -> room.there("#menu-button"));
        assertEquals("?layout=grid&rows=2&cols=3&theme=dark", room.text("return location.search"));
        assertEquals("false", room.text("return 'kiosk' in document.documentElement.dataset"));
        assertEquals("auto", room.text("return getComputedStyle(document.body).cursor"));
    }

    @Test
    void theMenuFillsTheScreen() {
        room.open("?theme=dark").hang(1);
        room.click("#pause");
        room.click("#menu-button");
        assertEquals("Fill the screen", room.words("#kiosk-link"));
        room.click("#kiosk-link");
        await("the kiosk").until(() -> room.text("return 'kiosk' in document.documentElement.dataset")
                .equals("true"));
        assertEquals("?theme=dark&kiosk", room.text("return location.search"));
        await("the controls to go").until(() -> !room.there(".controls, #menu"));
        await("the screen to be filled").until(() -> room.text("return document.fullscreenElement !== null")
                .equals("true"));
        room.hang(1);
        assertEquals("", room.paused(), "what held the wall before holds it no longer");
        assertEquals("screen", locks());
        room.browser().eval("return document.exitFullscreen()"); // as the browser does at Escape
        await("the controls").until(() -> room.there("#menu-button"));
        assertEquals("?theme=dark", room.text("return location.search"));
        assertEquals("screen,off", locks());
    }

    @Test
    void theScreenIsKeptAwake() {
        room.open("?kiosk");
        assertEquals("screen", locks());
        hide(true);
        assertEquals("screen,off", locks(), "asked for while hidden, it would be refused");
        hide(false);
        assertEquals("screen,off,screen", locks(), "it ended when the page was hidden");
        room.open("");
        assertEquals("", locks(), "whoever only looks may let the screen go dark");
    }

    @Test
    void aScreenThatCannotBeKeptAwakeShowsTheWallAllTheSame() {
        for (String query : List.of("?kiosk&battery=low", "?kiosk&lock=none")) {
            room.open(query).hang(1);
            hide(true);
            hide(false);
        }
        assertEquals(List.of(), room.browser().consoleErrors());
    }

    private static String locks() {
        return room.text("return locks.join()");
    }

    private static void hide(boolean hidden) {
        room.browser().eval("""
                Object.defineProperty(document, 'hidden', { configurable: true, value: arguments[0] });
                document.dispatchEvent(new Event('visibilitychange'));
                """, hidden);
    }
}

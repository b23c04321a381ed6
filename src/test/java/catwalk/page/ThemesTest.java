package catwalk.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.DevTools;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dark and light, less movement, more contrast, paper, and screens of every width. */
@Tag("browser")
class ThemesTest {
    private static final List<String> LAYOUTS = List.of("mosaic", "grid", "spotlight", "list");

    @RegisterExtension
    static final Room room = Room.with(Map.of());

    private static DevTools tools;

    @BeforeAll
    static void hangTheWall() {
        tools = new DevTools(room.browser());
    }

    @AfterEach
    void clear() {
        tools.prefers().desk(1280, 800);
        room.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "'', light, light",
        "'', dark, dark",
        "?theme=auto, dark, dark",
        "?theme=dark, light, dark",
        "?theme=light, dark, light"
    })
    void theAddressChoosesTheColoursAndElseTheSystemDoes(String query, String system, String seen) {
        tools.prefers("prefers-color-scheme=" + system);
        room.open(query).hang(1);
        assertEquals(seen, scheme());
        tools.prefers("prefers-color-scheme=" + (system.equals("dark") ? "light" : "dark"));
        boolean follows = query.isEmpty() || query.endsWith("auto");
        String other = seen.equals("dark") ? "light" : "dark";
        assertEquals(follows ? other : seen, scheme(), "when the evening comes");
    }

    @Test
    void theMenuChoosesTheColoursAtOnce() {
        room.open("");
        room.click("#menu-button");
        for (String theme : List.of("dark", "light")) {
            room.click("#menu [data-theme=" + theme + "]");
            assertEquals(theme, scheme());
            assertEquals("?theme=" + theme, room.text("return location.search"));
        }
        room.click("#menu [data-theme=auto]");
        assertEquals("", room.text("return location.search"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mosaic", "grid", "spotlight", "list"})
    void whoAskedForLessMovementSeesNone(String layout) {
        tools.prefers("prefers-reduced-motion=reduce");
        room.open("?layout=" + layout + "&rows=1&cols=2");
        room.browser().eval("""
                window.moved = [];
                const still = ['opacity', 'offset', 'computedOffset', 'easing', 'composite'];
                const moves = frame => Object.keys(frame).some(name => !still.includes(name));
                const look = () => {
                  for (const { effect } of document.getAnimations()) {
                    const { target, pseudoElement } = effect;
                    if (effect.getKeyframes().some(moves)) moved.push(`${target.localName}.${target.className}${pseudoElement ?? ''}`);
                  }
                  requestAnimationFrame(look);
                };
                look();
                """);
        for (int post = 0; post < 3; post++) {
            String id = room.offer(1).get(0);
            await("the picture").until(() -> {
                room.clock().advance(Duration.ofSeconds(1));
                return room.ids().contains(id);
            });
        }
        assertEquals("", room.text("return [...new Set(moved)].join()"));
    }

    @Test
    void onPaperThereAreCardsAndNoControls() {
        room.open("?theme=dark").hang(12);
        tools.print();
        assertEquals("light", scheme(), "dark paper");
        for (String control : List.of("#pill", "#pause", "#menu-button", "#newer")) {
            assertTrue(!room.there(control), control + " is on paper");
        }
        assertEquals("", room.text("""
                return [...document.querySelectorAll('.card')].map(getComputedStyle)
                  .filter(({ position, breakInside }) => position !== 'static' || breakInside !== 'avoid')
                  .map(({ position, breakInside }) => `${position}, ${breakInside}`).join()
                """), "cards that lie one on another, or are cut at a page's end");
        String pdf = new String(tools.pdf(), StandardCharsets.ISO_8859_1);
        assertTrue(pdf.startsWith("%PDF-"), "no PDF");
        assertTrue(pdf.split("/Type /Page\\b").length - 1 <= 4, "twelve small cards take more than four pages");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mosaic", "grid", "spotlight", "list"})
    void nothingIsWiderThanANarrowScreen(String layout) {
        // 1280 pixels at 400 %, by WCAG 1.4.10
        room.browser().size(320, 256);
        room.open("?layout=" + layout).hang(1);
        assertEquals("", room.text("""
                return [...document.querySelectorAll('body *')].filter(each => each.checkVisibility())
                  .filter(each => !each.closest('.unseen, .skip, .pictures, svg'))
                  .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
                  .map(each => `${each.localName}.${each.className}`).join()
                """), "sticks out");
        assertEquals("true", room.text("return document.documentElement.scrollWidth <= innerWidth"));
    }

    @Test
    void whatIsTouchedIsLargeEnoughForAFinger() {
        tools.phone(390, 844);
        for (String layout : LAYOUTS) {
            room.open("?layout=" + layout).hang(1);
            // WCAG 2.5.8; links within a line of text are exempt
            assertEquals("", room.text("""
                    return [...document.querySelectorAll('button, .controls a')].filter(each => each.checkVisibility())
                      .map(each => [each, each.getBoundingClientRect()])
                      .filter(([, { width, height }]) => width < 24 || height < 24)
                      .map(([each, { width, height }]) => `${each.className || each.id} ${width} × ${height}`).join()
                    """), "too small in the " + layout);
        }
    }

    @Test
    void withForcedColoursTheControlsAreThere() {
        tools.prefers("forced-colors=active");
        room.open("").hang(1);
        for (String control : List.of("#pill .state", "#pause", "#menu-button")) {
            assertTrue(room.there(control), control + " is gone");
        }
        assertEquals("", room.text("""
                return [...document.querySelectorAll('.controls .icon')].filter(icon => {
                  const style = getComputedStyle(icon);
                  const paints = [style.color, style.backgroundColor, style.borderTopColor];
                  const ground = getComputedStyle(document.body).backgroundColor;
                  return paints.every(paint => paint === ground || paint === 'rgba(0, 0, 0, 0)');
                }).map(icon => icon.id).join()
                """), "cannot be told from the ground");
    }

    private static String scheme() {
        return room.text("""
                const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
                return r + g + b > 380 ? 'light' : 'dark'
                """);
    }
}

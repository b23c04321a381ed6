package catwalk.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catwalk.kit.DevTools;
import catwalk.kit.RunningWall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/**
 * The bundled cats on every kind of screen, for the eye: pictures of it lie in {@code target/screenshots}. What a
 * machine can see of looks is tested: nothing is wider than the screen, nothing of the header and the panels is cut off.
 */
@Tag("browser")
class LooksTest {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> LAYOUTS = List.of("mosaic", "grid", "spotlight", "list");

    @RegisterExtension
    static final Room room = Room.with(Map.of());

    private static DevTools tools;

    @BeforeAll
    static void hangTheCats() throws IOException {
        tools = new DevTools(room.browser()).prefers("prefers-reduced-motion=reduce");
        Instant newest = Instant.now();
        List<String> lines = Files.readAllLines(Path.of("src/main/resources/replay/cats.jsonl"));
        for (int line = 0; line < lines.size(); line++) {
            JsonNode cat = RunningWall.activity(lines.get(line));
            Instant time = newest.minus(Duration.ofMinutes(lines.size() - line - 1L));
            ((ObjectNode) cat.get("object")).put("published", time.toString());
            room.wall().offerLater(cat);
        }
    }

    @ParameterizedTest
    @CsvSource({"390,844", "1280,800", "3840,2160"})
    void theWallFitsEveryScreenInEveryLayout(int width, int height) {
        room.browser().size(width, height);
        List<String> faults = new ArrayList<>();
        for (String language : List.of("en", "ko")) {
            open(language);
            for (String layout : LAYOUTS) {
                choose("layout", layout);
                awaitPictures(layout);
                for (String theme : List.of("light", "dark")) {
                    choose("theme", theme);
                    look("%s-%d-%s-%s".formatted(layout, width, theme, language), faults);
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    @ParameterizedTest
    @CsvSource({"390,844", "1280,800"})
    void thePanelsFitEveryScreen(int width, int height) {
        room.browser().size(width, height);
        List<String> faults = new ArrayList<>();
        for (String language : List.of("en", "ko")) {
            open(language);
            String look = "%d-%s-" + language;
            for (String theme : List.of("light", "dark")) {
                choose("theme", theme);
                choose("layout", "grid");
                awaitPictures("grid");
                room.click("#menu-button");
                look("menu-" + look.formatted(width, theme), faults);
                room.press(Keys.ESCAPE);
                choose("layout", "mosaic");
                awaitPictures("mosaic");
                room.click("#pill");
                look("drawer-" + look.formatted(width, theme), faults);
                room.press(Keys.ESCAPE);
                room.browser().eval("document.querySelectorAll('.card .open')[2].click()");
                await("the picture in the viewer").until(() -> room.there("#viewer .shown"));
                look("viewer-" + look.formatted(width, theme), faults);
                room.press(Keys.ESCAPE);
                await("the viewer to close").until(() -> !room.there("#viewer"));
            }
        }
        assertEquals(List.of(), faults);
    }

    private static void open(String language) {
        room.open("?lang=" + language);
        awaitPictures("mosaic");
    }

    private static void choose(String what, String value) {
        room.browser()
                .eval("document.querySelector(`#menu [data-${arguments[0]}=${arguments[1]}]`).click()", what, value);
    }

    /** The screen is full, and all that hangs has its picture. */
    private static void awaitPictures(String layout) {
        await("the pictures of the " + layout)
                .atMost(Duration.ofSeconds(30))
                .until(() -> room.browser().eval("""
                const hang = [...document.querySelectorAll('.card')];
                const wanted = { spotlight: 1, grid: document.querySelectorAll('.slot').length }[arguments[0]];
                const enough = wanted ? hang.length === wanted : hang.length > 30;
                return enough && !document.querySelector('.card .placeholder')
                """, layout).equals(true));
    }

    /** Takes a picture, and notes what is not right. */
    private static void look(String name, List<String> faults) {
        room.settled();
        tools.photograph(PICTURES.resolve(name + ".jpg"));
        List<?> found = (List<?>) room.browser().eval("""
                const faults = [];
                const wide = document.documentElement;
                if (wide.scrollWidth > innerWidth) faults.push(`scrolls sideways: ${wide.scrollWidth} of ${innerWidth}`);
                const open = document.querySelector('#viewer[open], :popover-open');
                const parts = (open ?? document.querySelector('.masthead')).querySelectorAll('*');
                for (const part of [open, ...parts].filter(Boolean)) {
                  if (part.closest('svg, .unseen, .skip') || !part.checkVisibility({ visibilityProperty: true })) continue;
                  const { left, right, top, bottom, width } = part.getBoundingClientRect();
                  const scrolls = [...parts].some(each => each.contains(part) && /auto/.test(getComputedStyle(each).overflowY));
                  const low = bottom > innerHeight + 1 && !scrolls && getComputedStyle(open ?? part).overflowY !== 'auto';
                  const name = `${part.tagName.toLowerCase()}.${part.className || part.id}`;
                  if (left < -1 || right > innerWidth + 1 || top < -1 || low) faults.push(`${name} is out of sight`);
                  const cut = part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline';
                  if (cut && width > 1 && !/auto/.test(getComputedStyle(part).overflowX)) faults.push(`${name} is cut off`);
                }
                return faults
                """);
        found.forEach(fault -> faults.add(name + ": " + fault));
    }
}

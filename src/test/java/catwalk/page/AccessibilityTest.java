package catwalk.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Browser;
import catwalk.kit.Pictures;
import catwalk.kit.QuietBroker;
import catwalk.kit.QuietBroker.Answer;
import catwalk.kit.RunningWall;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The page for those who see little, hear it read or have no mouse. */
class AccessibilityTest {
    private static final int POSTS = 16;

    @TempDir
    static Path data;

    private static final Pictures pictures = new Pictures();
    private static final QuietBroker broker = new QuietBroker();
    private static final SamplePosts posts = new SamplePosts(pictures::address);
    private static RunningWall wall;
    private static RunningWall empty;
    private static Browser browser;

    @BeforeAll
    static void openAWallWithPostsAndOneWithout() {
        wall = new RunningWall(data.resolve("wall"))
                .with("wall.keywords", "*")
                .with("wall.sensitive", "blur")
                .start();
        empty = new RunningWall(data.resolve("empty"))
                .with("wall.roles", "page")
                .with("page.broker-url", broker.url())
                .start();
        for (int i = 0; i < POSTS; i++) {
            wall.offer(i % 5 == 4 ? posts.nextSensitive() : posts.next());
        }
        browser = Browser.started().size(1280, 800);
    }

    @AfterAll
    static void close() {
        browser.close();
        empty.close();
        wall.close();
        broker.close();
        pictures.close();
    }

    @ParameterizedTest
    @CsvSource({"SILENCE, connecting", "WELCOME, live", "REFUSAL, refused", "HANG_UP, reconnecting"})
    void anEmptyWallBreaksNoRule(Answer answer, String state) {
        openTheEmptyWall(answer, state);
        breaksNoRule("empty and " + state);
    }

    @ParameterizedTest
    @ValueSource(strings = "mosaic")
    void aWallOfPostsSomeOfThemVeiledBreaksNoRule(String layout) {
        openTheWall(layout);
        assertTrue(browser.cards().stream().anyMatch(Browser.Card::veiled), "none is veiled");
        breaksNoRule(layout);
    }

    @Test
    void aWallThatTellsOfNewerPicturesBreaksNoRule() {
        openTheWall("mosaic");
        makeNewerOnesWait();
        breaksNoRule("newer pictures wait");
    }

    @Test
    void tabGoesThroughTheDocumentInOrderAndWhatHasFocusIsInSight() {
        openTheWall("mosaic");
        List<String> ids = browser.cards().stream().map(Browser.Card::id).toList();
        List<String> visited = new ArrayList<>();
        browser.eval("window.last = null");
        for (int i = 0; i < 30; i++) {
            press(Keys.TAB);
            Map<?, ?> focus = focus();
            assertEquals(true, focus.get("follows"), focus + " does not follow what had focus before");
            assertEquals(true, focus.get("inSight"), focus + " has focus and is not in sight");
            String card = String.valueOf(focus.get("card"));
            if (ids.contains(card) && !visited.contains(card)) {
                visited.add(card);
            }
        }
        assertTrue(visited.size() >= 5, "30 times Tab, and only these cards had focus: " + visited);
        assertEquals(ids.subList(0, visited.size()), visited, "the cards' order");
    }

    @Test
    void statesAreAnnouncedInWords() {
        openTheEmptyWall(Answer.WELCOME, "live");
        listen();
        broker.answer(Answer.HANG_UP);
        await().until(() -> browser.state().equals("reconnecting"));
        await("word of it").untilAsserted(() -> assertTrue(said().contains("Reconnecting"), said()));
        broker.answer(Answer.WELCOME);
        await().until(() -> browser.state().equals("live"));
        await("word of it").untilAsserted(() -> assertTrue(said().endsWith("Live"), said()));
    }

    @Test
    void postsThatArriveAreNotAnnouncedOneByOne() {
        openTheWall("mosaic");
        int before = browser.cards().size();
        listen();
        for (int i = 0; i < 5; i++) {
            wall.offer(posts.next());
        }
        await().until(() -> browser.cards().size() >= before + 5);
        assertEquals("", said());
    }

    private static void openTheEmptyWall(Answer answer, String state) {
        broker.answer(answer);
        show(empty.page());
        await().until(() -> browser.state().equals(state));
    }

    private static void openTheWall(String layout) {
        show(wall.page().resolve("?layout=" + layout));
        await().until(() -> browser.state().equals("live"));
        await("cards of a " + layout).until(() -> browser.cards().size() >= POSTS);
    }

    private static void show(URI page) {
        emulate("light");
        browser.open(page);
    }

    private static void makeNewerOnesWait() {
        browser.eval("scrollTo(0, 400)");
        wall.offer(posts.next());
        await("a word of newer ones").until(() -> browser.eval("""
                const newer = document.getElementById('newer');
                return newer.checkVisibility() && newer.textContent
                """).toString().contains("1 new"));
    }

    /** Neither in daylight nor in the dark. */
    private static void breaksNoRule(String state) {
        List<String> violations = new ArrayList<>();
        for (String scheme : List.of("light", "dark")) {
            emulate(scheme);
            // what fades in has little contrast yet
            await("an end of movement").until(() -> browser.eval("""
                    return document.getAnimations().every(({ playState }) => playState !== 'running')
                    """).equals(true));
            Axe.violations(browser).forEach(violation -> violations.add(scheme + ": " + violation));
        }
        assertEquals(List.of(), violations, () -> state + ":" + Timeline.lines(violations));
    }

    private static void emulate(String scheme) {
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of(
                                "features",
                                List.of(
                                        Map.of("name", "prefers-color-scheme", "value", scheme),
                                        Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    private static void press(CharSequence key) {
        new Actions(browser.driver()).sendKeys(key).perform();
    }

    /** What has focus: where, whether it comes after what had it before, and whether it can be seen. */
    private static Map<?, ?> focus() {
        return (Map<?, ?>) browser.eval("""
                const now = document.activeElement;
                const follows = !window.last || Boolean(last.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING);
                window.last = now;
                const { left, top, right, bottom } = now.getBoundingClientRect();
                const middle = document.elementFromPoint((left + right) / 2, (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2);
                return {
                  element: [now.localName, now.id, now.className].filter(Boolean).join(' '),
                  card: now.closest('.card')?.dataset.id,
                  follows,
                  inSight: top >= 0 && top < innerHeight && Boolean(middle) && (now.contains(middle) || middle.contains(now)),
                };
                """);
    }

    /** Begins to write down what a screen reader would say by itself. */
    private static void listen() {
        browser.eval("""
                const region = document.querySelector('[role=status]');
                window.said = [];
                new MutationObserver(() => said.push(region.querySelector('.state').textContent.trim()))
                  .observe(region.querySelector('.state'), { subtree: true, childList: true, characterData: true });
                """);
    }

    private static String said() {
        return String.join(
                "; ",
                ((List<?>) browser.eval("return window.said"))
                        .stream().map(String::valueOf).toList());
    }
}

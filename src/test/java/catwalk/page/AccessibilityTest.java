package catwalk.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Browser;
import catwalk.kit.DevTools;
import catwalk.kit.PageClock;
import catwalk.kit.Pictures;
import catwalk.kit.QuietBroker;
import catwalk.kit.QuietBroker.Answer;
import catwalk.kit.RunningWall;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The page for those who see little, hear it read or have no mouse. */
@Tag("browser")
class AccessibilityTest {
    private static final int POSTS = 9;

    @TempDir
    static Path data;

    private static final Pictures pictures = new Pictures();
    private static final QuietBroker broker = new QuietBroker();
    private static final SamplePosts posts = new SamplePosts(pictures::address);
    private static RunningWall wall;
    private static RunningWall empty;
    private static int offered;
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
            offer();
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

    @Test
    void aWallThatIsQuietBehindOrOfflineBreaksNoRule() {
        PageClock time = new PageClock(browser);
        openTheEmptyWall(Answer.WELCOME, "live");
        time.advance(Duration.ofSeconds(62));
        breaksNoRuleOnceItIs("quiet");
        broker.send("wall.cats.status", "{\"sources\":{\"rss\":{\"state\":\"behind\",\"behindSeconds\":240}}}");
        breaksNoRuleOnceItIs("behind");
        browser.offline(true);
        broker.answer(Answer.WELCOME); // hangs up first
        breaksNoRuleOnceItIs("offline");
        browser.offline(false);
    }

    @ParameterizedTest
    @CsvSource({"mosaic, en", "mosaic, ko", "grid, en", "spotlight, en", "list, ko"})
    void aWallOfPostsSomeOfThemVeiledBreaksNoRule(String layout, String language) {
        openTheWall(layout + "&lang=" + language);
        breaksNoRule(layout + " in " + language);
    }

    @Test
    void aWallThatTellsOfNewerPicturesBreaksNoRule() {
        openTheWall("mosaic");
        makeNewerOnesWait();
        breaksNoRule("newer pictures wait");
    }

    @ParameterizedTest
    @CsvSource({"#pill, #drawer", "#menu-button, #menu"})
    void anOpenPanelBreaksNoRule(String button, String panel) {
        openTheWall("grid");
        click(button);
        await(panel).until(() -> exists(panel + ":popover-open"));
        breaksNoRule(panel + " open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mosaic", "grid", "spotlight", "list"})
    void theViewerBreaksNoRule(String layout) {
        openTheWall(layout);
        await("a post without a veil")
                .atMost(Duration.ofSeconds(30))
                .until(() -> exists(".card:not([data-veiled]) .open"));
        click(".card:not([data-veiled]) .open");
        await("the picture").until(() -> exists("#viewer[open] img.shown"));
        breaksNoRule(layout + ", the viewer open");
    }

    @Test
    void theViewerOfAVeiledPostBreaksNoRule() {
        openTheWall("mosaic");
        click(".card:not([data-veiled]) .open");
        await("the picture").until(() -> exists("#viewer[open] img.shown"));
        for (int i = 0; i < 40 && !exists("#viewer[data-veiled]"); i++) {
            press(Keys.ARROW_RIGHT);
        }
        assertTrue(exists("#viewer[data-veiled] .veil"), "no veiled post within forty steps");
        breaksNoRule("the viewer open at a veiled post");
    }

    @Test
    void aKioskBreaksNoRule() {
        show(wall.page().resolve("?kiosk"));
        await("cards").until(() -> browser.cards().size() >= POSTS);
        breaksNoRule("kiosk");
    }

    @Test
    void tabGoesFromTheControlsToTheNewerPicturesAndThroughTheCards() {
        openTheWall("mosaic");
        makeNewerOnesWait();
        List<String> expected = new ArrayList<>(List.of("#pill", "#pause", "#menu-button", "#newer"));
        List<Browser.Card> cards = browser.cards().subList(0, 5);
        for (Browser.Card card : cards) {
            expected.add((card.veiled() ? ".reveal of " : ".open of ") + card.id());
            expected.add(".who of " + card.id());
            expected.add(".post of " + card.id());
        }
        List<String> visited = new ArrayList<>();
        for (int i = 0; i < expected.size() + 1; i++) {
            press(Keys.TAB);
            Map<?, ?> focus = focus();
            assertEquals(true, focus.get("inSight"), focus + " has focus and is not in sight");
            visited.add(String.valueOf(focus.get("name")));
        }
        visited.remove("#skip");
        assertEquals(expected, visited.subList(0, expected.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid", "list"})
    void tabFollowsTheDocumentInEveryLayout(String layout) {
        openTheWall(layout);
        browser.eval("window.last = null");
        for (int i = 0; i < 20; i++) {
            press(Keys.TAB);
            Map<?, ?> focus = focus();
            assertEquals(true, focus.get("follows"), focus + " does not follow what had focus before");
            assertEquals(true, focus.get("inSight"), focus + " has focus and is not in sight");
        }
    }

    @Test
    void theSkipLinkLeadsToTheCards() {
        openTheWall("mosaic");
        press(Keys.TAB);
        assertEquals("#skip", focus().get("name"));
        press(Keys.ENTER);
        press(Keys.TAB);
        assertEquals(browser.cards().get(0).id(), focus().get("card"));
    }

    @Test
    void whatIsNewIsReachedByKeyboardAndFocusIsNotLost() {
        openTheWall("mosaic");
        makeNewerOnesWait();
        for (int i = 0; i < 6 && !"#newer".equals(focus().get("name")); i++) {
            press(Keys.TAB);
        }
        assertEquals("#newer", focus().get("name"));
        press(Keys.ENTER);
        await("the wall goes on").until(() -> !exists("[data-paused]"));
        await("the button goes")
                .until(() -> browser.eval("return newer.checkVisibility()").equals(false));
        assertNotEquals("body", focus().get("element"), "the button is gone, and focus with it");
        press(Keys.TAB);
        assertEquals(browser.cards().get(0).id(), focus().get("card"), "Tab goes on at the newest card");
    }

    @Test
    void theViewerIsOpenedSteppedThroughAndClosedByKeyboard() {
        openTheWall("mosaic");
        String opener = browser.cards().stream()
                .filter(card -> !card.veiled())
                .skip(3)
                .map(card -> ".open of " + card.id())
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < 60 && !opener.equals(focus().get("name")); i++) {
            press(Keys.TAB);
        }
        assertEquals(opener, focus().get("name"), "where sixty times Tab leads");
        Object scrolled = browser.eval("return scrollY");
        press(Keys.ENTER);
        await("the viewer").until(() -> exists("#viewer[open] img.shown"));
        assertEquals("viewer", browser.eval("return document.documentElement.dataset.paused"));
        assertTrue(exists("#viewer :focus"), "focus is outside the viewer: " + focus());
        Object first = browser.eval("return document.querySelector('#viewer .shown').src");
        press(Keys.ARROW_RIGHT);
        await("another picture")
                .until(() -> browser.eval("return document.querySelector('#viewer img.shown')?.src ?? null") != null
                        && !first.equals(browser.eval("return document.querySelector('#viewer img.shown')?.src")));
        press(Keys.ARROW_LEFT);
        await("the first again")
                .until(() -> first.equals(browser.eval("return document.querySelector('#viewer img.shown')?.src")));
        for (int i = 0; i < 12; i++) {
            press(Keys.TAB);
            assertFalse(exists("#wall :focus, .masthead :focus"), "Tab leaves the open viewer: " + focus());
        }
        press(Keys.ESCAPE);
        await("an end").until(() -> !exists("#viewer[open]"));
        assertEquals(opener, focus().get("name"), "focus returns to where it was");
        assertEquals(scrolled, browser.eval("return scrollY"), "the wall stays where it was");
    }

    @ParameterizedTest
    @CsvSource({"#pill, #drawer", "#menu-button, #menu"})
    void aPanelIsOpenedAndClosedByKeyboardAndFocusReturns(String button, String panel) {
        openTheWall("mosaic");
        for (int i = 0; i < 6 && !button.equals(focus().get("name")); i++) {
            press(Keys.TAB);
        }
        press(Keys.ENTER);
        await(panel).until(() -> exists(panel + ":popover-open"));
        press(Keys.TAB);
        assertTrue(exists(panel + " :focus"), "Tab goes not into " + panel + " but to " + focus());
        press(Keys.ESCAPE);
        await("an end").until(() -> !exists(panel + ":popover-open"));
        assertEquals(button, focus().get("name"), "focus returns to where it was");
    }

    @Test
    void aPauseButtonSaysWhetherItIsPressed() {
        openTheWall("mosaic");
        assertEquals("false", browser.eval("return document.getElementById('pause').ariaPressed"));
        for (int i = 0; i < 6 && !"#pause".equals(focus().get("name")); i++) {
            press(Keys.TAB);
        }
        press(Keys.SPACE);
        assertEquals("true", browser.eval("return document.getElementById('pause').ariaPressed"));
        assertEquals("user", browser.eval("return document.documentElement.dataset.paused"));
    }

    @Test
    void statesAreAnnouncedInWords() {
        openTheEmptyWall(Answer.WELCOME, "live");
        listen();
        for (Answer trouble : List.of(Answer.HANG_UP, Answer.REFUSAL, Answer.WELCOME)) {
            broker.answer(trouble);
            String state = Map.of(Answer.HANG_UP, "reconnecting", Answer.REFUSAL, "refused", Answer.WELCOME, "live")
                    .get(trouble);
            await(state).until(() -> browser.state().equals(state));
            String words = browser.eval("return document.querySelector('#pill .state').textContent")
                    .toString();
            await("word of it")
                    .untilAsserted(() -> assertTrue(
                            !words.isBlank() && said().endsWith(words),
                            "the pill says " + words + ", and said was: " + said()));
        }
    }

    @Test
    void postsThatArriveAreNotAnnouncedOneByOne() {
        openTheWall("mosaic");
        int before = browser.cards().size();
        listen();
        for (int i = 0; i < 5; i++) {
            offer();
        }
        await().until(() -> browser.cards().size() >= before + 5);
        assertEquals("", said());
    }

    private static void openTheEmptyWall(Answer answer, String state) {
        broker.answer(answer);
        show(empty.page());
        await().until(() -> browser.state().equals(state));
    }

    private static void breaksNoRuleOnceItIs(String state) {
        await(state).until(() -> browser.state().equals(state));
        breaksNoRule(state);
    }

    private static void openTheWall(String layout) {
        show(wall.page().resolve("?rows=3&cols=3&layout=" + layout));
        await().until(() -> browser.state().equals("live"));
        assertTrue(layout.startsWith(String.valueOf(browser.eval("return document.documentElement.dataset.layout"))));
        int cards = layout.startsWith("spotlight") ? 1 : POSTS;
        await("cards of a " + layout).until(() -> browser.loadedPictures().size() >= cards);
    }

    private static void show(URI page) {
        emulate("light");
        browser.open(page);
    }

    private static void offer() {
        wall.offer(++offered % 4 == 1 ? posts.nextSensitive() : posts.next());
    }

    private static void makeNewerOnesWait() {
        // no pointer, which would rest there: Tab would go on behind it
        browser.eval("document.getElementById('pause').click()");
        offer();
        await("a word of newer ones").until(() -> browser.eval("""
                const newer = document.getElementById('newer');
                return newer.checkVisibility() && newer.textContent
                """).toString().contains(" new"));
    }

    /** Neither in daylight nor in the dark. */
    private static void breaksNoRule(String state) {
        List<String> violations = new ArrayList<>();
        for (String scheme : List.of("light", "dark")) {
            violations.addAll(violationsWhenTheSystemIs(scheme));
        }
        assertTrue(violations.isEmpty(), () -> state + " breaks:" + Timeline.lines(violations));
    }

    private static List<String> violationsWhenTheSystemIs(String scheme) {
        emulate(scheme);
        // what fades in has little contrast yet
        browser.eval("""
                document.getAnimations()
                  .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
                  .forEach(animation => animation.finish());
                """);
        return Axe.violations(browser).stream()
                .map(violation -> scheme + ": " + violation)
                .toList();
    }

    private static void click(String selector) {
        browser.driver().findElement(By.cssSelector(selector)).click();
    }

    private static boolean exists(String selector) {
        return browser.eval("return document.querySelector(arguments[0]) !== null", selector)
                .equals(true);
    }

    private static void emulate(String scheme) {
        new DevTools(browser).prefers("prefers-color-scheme=" + scheme, "prefers-reduced-motion=reduce");
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
                const [from, to] = [Math.max(0, top), Math.min(innerHeight, bottom)];
                const middle = document.elementFromPoint((left + right) / 2, (from + to) / 2);
                const card = now.closest('.card');
                const part = ['open', 'reveal', 'who', 'post'].find(name => now.classList.contains(name));
                return {
                  name: card ? `.${part} of ${card.dataset.id}` : now.id ? `#${now.id}` : now.localName,
                  element: [now.localName, now.id, now.className].filter(Boolean).join(' '),
                  card: now.closest('.card')?.dataset.id,
                  follows,
                  inSight: from < to && Boolean(middle) && (now.contains(middle) || middle.contains(now)),
                };
                """);
    }

    /** Begins to write down what a screen reader would say by itself. */
    private static void listen() {
        browser.eval("""
                const region = document.getElementById('announcer');
                window.said = [];
                new MutationObserver(() => region.textContent.trim() && said.push(region.textContent.trim()))
                  .observe(region, { subtree: true, childList: true, characterData: true });
                """);
    }

    private static String said() {
        return String.join(
                "; ",
                ((List<?>) browser.eval("return window.said"))
                        .stream().map(String::valueOf).toList());
    }
}

package catwalk.page;

import static org.awaitility.Awaitility.await;

import catwalk.kit.Browser;
import catwalk.kit.DevTools;
import catwalk.kit.Draft;
import catwalk.kit.PageClock;
import catwalk.kit.QuietBroker;
import catwalk.kit.RunningWall;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.camel.util.FileUtil;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * A room with a wall and somebody who looks at it: what the tests of the page do and see there. Registered as a class's
 * extension it opens before the tests, its wall is bare again after each, and it closes after the last.
 */
final class Room implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** What the page does from its first moment on, for tests to ask for. */
    private static final String NOTES = """
            window.notes = { said: [], shift: 0, hung: [], first: 0 };
            new PerformanceObserver(list => list.getEntries().forEach(entry => { notes.shift += entry.value; }))
              .observe({ type: 'layout-shift', buffered: true });
            document.addEventListener('DOMContentLoaded', () => {
              const announcer = document.getElementById('announcer');
              if (!announcer) return; // somebody else's page
              new MutationObserver(() => notes.said.push(announcer.textContent))
                .observe(announcer, { childList: true, characterData: true, subtree: true });
              new MutationObserver(changes => changes.forEach(({ addedNodes }) => addedNodes.forEach(card => {
                if (!card.matches?.('.card')) return;
                const unseen = [...card.querySelectorAll('.pictures img')].some(img => !img.complete || !img.naturalWidth);
                notes.hung.push({ id: card.dataset.id, unseen, at: Date.now() });
                if (!notes.first) requestAnimationFrame(() => { notes.first ||= Math.round(performance.now()); });
              }))).observe(document.getElementById('wall'), { childList: true, subtree: true });
            });
            """;

    private final Supplier<Map<String, String>> settings;
    private Path data;
    private RunningWall wall;
    private Browser browser;
    private PageClock clock;
    private final List<String> offered = new ArrayList<>();
    private static int posts;

    /** Where something is in the window, in CSS pixels. */
    record Box(long x, long y, long width, long height) {}

    private Room(Supplier<Map<String, String>> settings) {
        this.settings = settings;
    }

    /** The room of a wall that runs already. */
    Room(RunningWall wall, Browser browser, PageClock clock) {
        this(Map::of);
        this.wall = wall;
        this.browser = browser;
        this.clock = clock;
    }

    /** A room with a wall of these settings. */
    static Room with(Map<String, String> settings) {
        return new Room(() -> settings);
    }

    /** A room with a wall of settings that are known only when it opens. */
    static Room with(Supplier<Map<String, String>> settings) {
        return new Room(settings);
    }

    /** A room with a page whose broker the test plays, and more settings. */
    static Room before(QuietBroker broker, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("wall.roles", "page");
        settings.put("page.broker-url", broker.url().toString());
        return with(settings);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        data = Files.createTempDirectory("room");
        wall = new RunningWall(data);
        settings.get().forEach(wall::with);
        wall.start();
        browser = Browser.started("en-US").size(1280, 800);
        clock = new PageClock(browser);
        new DevTools(browser).onEveryPage(NOTES);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
        FileUtil.removeDir(data.toFile());
    }

    RunningWall wall() {
        return wall;
    }

    Browser browser() {
        return browser;
    }

    PageClock clock() {
        return clock;
    }

    /** Opens the page at this query, and waits for it to be connected. */
    Room open(String query) {
        browser.open(wall.page().resolve("/" + query));
        await("the page to be live").atMost(PATIENCE).until(() -> browser.state()
                .equals("live"));
        return this;
    }

    /** An id that no post has. */
    static String newId() {
        return "https://example.org/post/" + ++posts;
    }

    /** Offers a post and returns its id. */
    String offer(Draft draft) {
        return offer(draft.create());
    }

    /** Offers an activity, after those offered before, and returns its post's id. */
    String offer(JsonNode activity) {
        String id = activity.at("/object/id").asText();
        offered.add(id);
        wall.offerLater(activity);
        return id;
    }

    /** Offers so many posts and returns their ids, the oldest first. */
    List<String> offer(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> offer(new Draft(newId())))
                .toList();
    }

    /** Offers so many posts and waits until all of them hang; the wall need take no breath before. */
    List<String> hang(int count) {
        clock.advance(Duration.ofMillis(1_500));
        List<String> ids = offer(count);
        awaitCards(ids);
        return ids;
    }

    void awaitCards(Collection<String> ids) {
        await("the cards of " + ids).atMost(PATIENCE).until(() -> ids().containsAll(ids));
    }

    /** Takes a post down. */
    void delete(String id) {
        wall.offerLater(RunningWall.delete(id));
    }

    /** Takes every post down, so that the next test finds a bare wall. */
    void clear() {
        offered.forEach(this::delete);
        offered.clear();
    }

    /** The ids of the posts that hang, in the document's order; a card that another one replaces no longer counts. */
    List<String> ids() {
        return strings(
                "return [...document.querySelectorAll('#wall .card:not([inert])')].map(card => card.dataset.id)");
    }

    /** Which post hangs in which of a grid's places. */
    List<String> slots() {
        return strings(
                "return [...document.querySelectorAll('.slot')].map(slot => slot.querySelector('.card:not([inert])')?.dataset.id)");
    }

    /** Where each card is once nothing moves any more. */
    Map<String, Box> settled() {
        await("all to come to rest").atMost(PATIENCE).until(() -> browser.eval(
                        "return document.getAnimations().every(each => each.playState !== 'running'"
                                + " || each.effect.getComputedTiming().iterations === Infinity)")
                .equals(true));
        return boxes();
    }

    /** Where each card is. */
    Map<String, Box> boxes() {
        List<?> cards = (List<?>) browser.eval("""
                return [...document.querySelectorAll('#wall .card:not([inert])')].map(card => {
                  const { x, y, width, height } = card.getBoundingClientRect();
                  return [card.dataset.id, ...[x, y, width, height].map(Math.round)];
                })
                """);
        Map<String, Box> boxes = new TreeMap<>();
        for (Object each : cards) {
            List<?> card = (List<?>) each;
            boxes.put((String) card.get(0), new Box((Long) card.get(1), (Long) card.get(2), (Long) card.get(3), (Long)
                    card.get(4)));
        }
        return boxes;
    }

    /** Why the wall stands still; empty where it moves. */
    String paused() {
        return text("return document.documentElement.dataset.paused ?? ''");
    }

    void awaitPaused(String reason) {
        await("the wall to be paused: '" + reason + "'").atMost(PATIENCE).until(() -> paused().equals(reason));
    }

    /** What the pill of waiting posts says; empty where there is none. */
    String newer() {
        return text("const pill = document.getElementById('newer'); return pill.hidden ? '' : pill.textContent.trim()");
    }

    void awaitNewer(String words) {
        await("the pill '" + words + "'").atMost(PATIENCE).until(() -> newer().equals(words));
    }

    /** What was said aloud since the page was opened. */
    List<String> said() {
        return strings("return notes.said");
    }

    /** What is seen of an element, in words. */
    String words(String selector) {
        return text(
                "const at = document.querySelector(arguments[0]); return at?.checkVisibility() ? at.textContent.trim() : ''",
                selector);
    }

    boolean there(String selector) {
        return browser.eval("return document.querySelector(arguments[0])?.checkVisibility() ?? false", selector)
                .equals(true);
    }

    String text(String script, Object... arguments) {
        return String.valueOf(browser.eval(script, arguments));
    }

    private List<String> strings(String script) {
        return ((List<?>) browser.eval(script)).stream().map(String::valueOf).toList();
    }

    /** The part of a card that a selector names. */
    static String card(String id, String part) {
        return "#wall .card[data-id='" + id + "'] " + part;
    }

    WebElement find(String selector) {
        return browser.driver().findElement(By.cssSelector(selector));
    }

    void click(String selector) {
        find(selector).click();
    }

    /** Clicks whatever is at this place of the window. */
    void clickAt(int x, int y) {
        new Actions(browser.driver()).moveToLocation(x, y).click().perform();
    }

    void point(String selector) {
        new Actions(browser.driver()).moveToElement(find(selector)).perform();
    }

    void scroll(int pixels) {
        new Actions(browser.driver()).scrollByAmount(0, pixels).perform();
    }

    void press(CharSequence... keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }

    /** From a control to the one before it. */
    void back() {
        new Actions(browser.driver())
                .keyDown(Keys.SHIFT)
                .sendKeys(Keys.TAB)
                .keyUp(Keys.SHIFT)
                .perform();
    }

    @Override
    public void close() {
        browser.close();
        wall.close();
    }
}

package catwalk.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.DevTools;
import catwalk.kit.Draft;
import catwalk.kit.HeldPictures;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** One post, large: what is seen of it, the ways through it and to the next one, and the ways back to the wall. */
@Tag("browser")
class ViewerTest {
    private static final String LONG = "The cat has found the box. ".repeat(16).trim();

    @AutoClose
    private static final HeldPictures pictures = new HeldPictures();

    private static int drawn;

    @RegisterExtension
    static final Room room = Room.with(Map.of("wall.keywords", "*"));

    @BeforeAll
    static void hangTheWall() {
        pictures.release();
    }

    @Test
    void aClickOpensThePostWithAllItSays() {
        String[] two = draw(2);
        String id = hang(new Draft(Room.newId()).text(LONG).pictures(two));
        assertTrue(cut(Room.card(id, ".text")), "the card has room for all of it");
        open(id);
        awaitPicture(two[0]);
        assertEquals("1 / 2", room.words("#viewer .count"));
        assertEquals(LONG, room.words("#viewer .text"));
        assertFalse(cut("#viewer .text"), "the text is cut");
        assertEquals("Mina", room.words("#viewer .author"));
        assertEquals("@mina", room.words("#viewer .handle"));
        assertEquals("test", room.words("#viewer .source"));
        assertEquals("2026-07-04T14:38:08.999Z", room.find("#viewer time").getAttribute("datetime"));
        assertEquals(id, room.find("#viewer a.original").getAttribute("href"));
        assertEquals("a picture", room.find("#viewer .shown").getAttribute("alt"));
        assertEquals("a picture", room.words("#viewer .alt"), "seen as well, large");
    }

    @Test
    void thePictureIsSeenWholeAndAsLargeAsThereIsRoomFor() {
        int[][] sizes = {{4000, 300}, {300, 4000}, {3000, 2000}};
        String[] urls = Stream.of(sizes)
                .map(size -> pictures.address(++drawn, size[0], size[1]))
                .toArray(String[]::new);
        open(hang(new Draft(Room.newId()).pictures(urls)));
        for (int picture = 0; picture < sizes.length; picture++) {
            awaitPicture(urls[picture]);
            assertEquals("true", room.text("""
                    const shown = document.querySelector('#viewer .shown');
                    const { left, top, right, bottom } = shown.getBoundingClientRect();
                    const { left: label } = document.querySelector('#viewer .label').getBoundingClientRect();
                    const { top: alt } = document.querySelector('#viewer .alt').getBoundingClientRect();
                    return left >= 0 && top >= 0 && right <= label && bottom <= alt
                      && Math.abs((right - left) / (bottom - top) / arguments[0] - 1) < .05
                      && (right - left > label * .7 || bottom - top > alt * .7)
                    """, (double) sizes[picture][0] / sizes[picture][1]), urls[picture]);
            room.press(Keys.ARROW_RIGHT);
        }
    }

    @Test
    void theArrowsLeadThroughThePicturesAndThenToTheNextPost() {
        String[] older = draw(1);
        String[] two = draw(2);
        String[] newer = draw(2);
        room.open("");
        room.offer(new Draft(Room.newId()).pictures(older));
        String id = room.offer(new Draft(Room.newId()).pictures(two));
        String newest = room.offer(new Draft(Room.newId()).pictures(newer));
        room.awaitCards(List.of(newest, id));
        await().until(() -> room.ids().size() == 3);
        open(id);
        awaitPicture(two[0]);
        room.press(Keys.ARROW_RIGHT);
        awaitPicture(two[1]);
        assertEquals("2 / 2", room.words("#viewer .count"));
        room.press(Keys.ARROW_RIGHT);
        awaitPicture(older[0]);
        assertEquals("", room.words("#viewer .count"), "one picture needs no count");
        assertTrue(room.there("#viewer .next:disabled"), "there is no older post");
        room.press(Keys.ARROW_RIGHT);
        room.press(Keys.ARROW_LEFT);
        awaitPicture(two[1]);
        room.click("#viewer .previous");
        awaitPicture(two[0]);
        room.click("#viewer .previous");
        awaitPicture(newer[1]);
        room.press(Keys.ARROW_LEFT);
        awaitPicture(newer[0]);
        assertTrue(room.there("#viewer .previous:disabled"), "there is no newer post");
        room.click("#viewer .next");
        awaitPicture(newer[1]);
    }

    @Test
    void aFingerSwipesThroughThePicturesAndToTheNextPost() {
        DevTools tools = new DevTools(room.browser()).phone(390, 844);
        try {
            String[] older = draw(1);
            String[] two = draw(2);
            room.open("?layout=list");
            room.offer(new Draft(Room.newId()).pictures(older));
            String id = room.offer(new Draft(Room.newId()).pictures(two));
            await().until(() -> room.ids().size() == 2);
            open(id);
            awaitPicture(two[0]);
            tools.swipe(320, 300, 60, 320);
            awaitPicture(two[1]);
            tools.swipe(320, 300, 60, 280);
            awaitPicture(older[0]);
            tools.swipe(60, 300, 320, 300);
            awaitPicture(two[1]);
            tools.swipe(200, 300, 170, 300);
            tools.swipe(200, 400, 130, 100);
            awaitPicture(two[1]);
            assertTrue(room.there("#viewer"), "a swipe is no click beside the picture");
        } finally {
            tools.desk(1280, 800);
        }
    }

    @Test
    void everyWayOutLeadsBackToWhereOneWas() {
        room.open("").hang(24);
        room.scroll(400);
        room.awaitPaused("reading");
        Map<String, Room.Box> before = room.settled();
        String id = before.entrySet().stream()
                .filter(card -> card.getValue().y() > 90 && card.getValue().y() < 300)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        String entries = null;
        Map<String, Runnable> ways = new LinkedHashMap<>();
        ways.put("Escape", () -> room.press(Keys.ESCAPE));
        ways.put("the button", () -> room.click("#viewer .close"));
        ways.put("Back", () -> room.browser().driver().navigate().back());
        ways.put("a click beside", () -> room.clickAt(120, 20));
        ways.put("two clicks at once", () -> room.browser().eval("""
                const stage = document.querySelector('#viewer .stage');
                stage.click();
                stage.click();
                """));
        for (Map.Entry<String, Runnable> way : ways.entrySet()) {
            open(id);
            String opened = room.text("return history.length");
            assertEquals(entries == null ? opened : entries, opened, "the history grows with " + way.getKey());
            entries = opened;
            room.click("#viewer .shown");
            assertTrue(room.there("#viewer"), "a click on the picture closes it");
            way.getValue().run();
            awaitClosed();
            room.awaitPaused("reading");
            assertEquals("open of " + id, focus(), way.getKey());
            assertEquals(before, room.boxes(), way.getKey());
        }
        await("the page to stay").during(Duration.ofMillis(300)).until(() -> room.boxes()
                .equals(before));
    }

    @Test
    void newPostsMoveNothingAndTheWallGoesOnAfterwards() {
        List<String> ids = room.open("").hang(6);
        Map<String, Room.Box> before = room.settled();
        open(ids.get(3));
        room.awaitPaused("viewer");
        String place = place();
        List<String> newer = room.offer(3);
        room.awaitNewer("3 new pictures");
        assertEquals(place, place());
        assertEquals(before, room.boxes(), "the wall behind it");
        room.clickAt(640, 10);
        awaitClosed();
        room.point("#title");
        room.awaitCards(newer);
        assertEquals("", room.paused());
        assertEquals("", room.newer());
    }

    @Test
    void whoCameByMouseAndLeavesByEscapeDoesNotHoldTheWall() {
        String id = room.open("").hang(3).get(1);
        open(id);
        room.press(Keys.ESCAPE);
        awaitClosed();
        room.point("#title");
        room.awaitPaused("");
    }

    @Test
    void aDeletedPostClosesItAndThatIsSaid() {
        List<String> ids = room.open("").hang(3);
        open(ids.get(1));
        room.browser().eval("""
                const announcer = document.getElementById('announcer');
                new MutationObserver(() => { window.heard = announcer.closest('[inert]') === null && !document.querySelector(':modal'); })
                  .observe(announcer, { childList: true });
                """);
        room.delete(ids.get(0));
        await().until(() -> room.ids().size() == 2);
        assertTrue(room.there("#viewer"), "that another one is deleted is no reason to close it");
        room.delete(ids.get(1));
        awaitClosed();
        assertEquals(
                "The post you were looking at has been deleted",
                room.said().get(room.said().size() - 1));
        assertEquals("true", room.text("return window.heard"), "what is behind a dialog is not read aloud");
        assertEquals(List.of(ids.get(2)), room.ids());
    }

    @Test
    void anEditedPostChangesInPlace() {
        String[] three = draw(3);
        Draft draft = new Draft(Room.newId()).text("the cat sleeps").pictures(three);
        String id = hang(draft);
        open(id);
        room.press(Keys.ARROW_RIGHT);
        awaitPicture(three[1]);
        room.offer(draft.text("the cat is awake").update());
        await().until(() -> room.words("#viewer .text").equals("the cat is awake"));
        awaitPicture(three[1]);
        assertEquals("2 / 3", room.words("#viewer .count"));
        room.offer(draft.pictures(three[0]).update());
        awaitPicture(three[0]);
        assertEquals("", room.words("#viewer .count"));
        await("the card, too").until(() -> room.browser()
                .eval("return document.querySelectorAll(arguments[0]).length", Room.card(id, ".picture"))
                .equals(1L));
        room.press(Keys.ESCAPE);
        awaitClosed();
        assertEquals("open of " + id, focus(), "its card is a new one, and has the focus");
    }

    @Test
    void aBrokenPictureIsSteppedOver() {
        String[] good = draw(3);
        room.open("");
        String older = room.offer(new Draft(Room.newId()).pictures(good[2]));
        String id = room.offer(new Draft(Room.newId()).pictures(good[0], "/none.jpg", good[1], "/wall.json"));
        room.awaitCards(List.of(older, id));
        open(id);
        awaitPicture(good[0]);
        room.press(Keys.ARROW_RIGHT);
        awaitPicture(good[1]);
        room.press(Keys.ARROW_LEFT);
        awaitPicture(good[0]);
        assertEquals("1 / 3", room.words("#viewer .count"), "what is known to be broken no longer counts");
        room.press(Keys.ARROW_RIGHT);
        awaitPicture(good[1]);
        room.press(Keys.ARROW_RIGHT);
        awaitPicture(good[2]);
        room.press(Keys.ARROW_LEFT);
        awaitPicture(good[1]);
        assertEquals("2 / 2", room.words("#viewer .count"));
    }

    private static String[] draw(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> pictures.address(++drawn, 800, 600))
                .toArray(String[]::new);
    }

    /** Hangs one post on a page just opened. */
    private static String hang(Draft draft) {
        room.open("");
        String id = room.offer(draft);
        room.awaitCards(List.of(id));
        return id;
    }

    private static void open(String id) {
        room.click(Room.card(id, ".open"));
        await("the viewer").until(() -> room.there("#viewer img.shown"));
    }

    private static void awaitClosed() {
        await("the viewer to close").until(() -> !room.there("#viewer"));
    }

    private static void awaitPicture(String url) {
        await(url).until(() -> room.text("return document.querySelector('#viewer img.shown')?.src")
                .equals(url));
    }

    /** Which picture is seen, and where. */
    private static String place() {
        return room.text("""
                const shown = document.querySelector('#viewer .shown');
                return shown.src + JSON.stringify(shown.getBoundingClientRect())
                """);
    }

    /** What of which card has the focus. */
    private static String focus() {
        return room.text("""
                const { classList, localName } = document.activeElement;
                return `${classList[0] ?? localName} of ${document.activeElement.closest('.card')?.dataset.id}`
                """);
    }

    /** Whether there is more text than can be seen. */
    private static boolean cut(String selector) {
        return room.browser()
                .eval(
                        "const { scrollHeight, clientHeight } = document.querySelector(arguments[0]); return scrollHeight > clientHeight + 1",
                        selector)
                .equals(true);
    }
}

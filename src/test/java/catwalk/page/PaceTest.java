package catwalk.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** When the wall stands still, what it says meanwhile, and how it goes on. */
@Tag("browser")
class PaceTest {
    private static final int A_SCREENFUL = 12;

    @RegisterExtension
    static final Room room = Room.with(Map.of());

    @Test
    void standsStillWhileSomebodyPointsAtACard() {
        String card = room.open("").hang(A_SCREENFUL).get(6);
        room.point(Room.card(card, ".pictures"));
        room.awaitPaused("hover");
        List<String> waiting = waits(3);
        room.point("#title");
        goesOnWith(waiting);
    }

    @Test
    void standsStillWhileTheKeyboardIsOnACard() {
        room.open("").hang(A_SCREENFUL);
        focusFirstCard();
        room.awaitPaused("focus");
        List<String> waiting = waits(2);
        room.back();
        goesOnWith(waiting);
    }

    @Test
    void theSpaceBarStopsItAndSetsItGoingAgain() {
        room.open("").hang(A_SCREENFUL);
        room.press(" ");
        room.awaitPaused("user");
        assertEquals("true", room.find("#pause").getAttribute("aria-pressed"));
        assertEquals("0", room.text("return scrollY"), "the page scrolls");
        List<String> waiting = waits(2);
        room.press(" ");
        goesOnWith(waiting);
    }

    @Test
    void theButtonStopsItAndSetsItGoingAgain() {
        room.open("").hang(A_SCREENFUL);
        assertEquals("false", room.find("#pause").getAttribute("aria-pressed"));
        room.click("#pause");
        room.awaitPaused("user");
        assertEquals("true", room.find("#pause").getAttribute("aria-pressed"));
        List<String> waiting = waits(2);
        room.press(" "); // the button has the focus: this presses it
        goesOnWith(waiting);
        assertEquals("false", room.find("#pause").getAttribute("aria-pressed"));
    }

    @Test
    void standsStillForWhoHasScrolledBackUntilTheyAreAtTheTopAgain() {
        room.open("").hang(24);
        room.scroll(400);
        room.awaitPaused("reading");
        room.point("#title");
        List<String> waiting = waits(2);
        room.scroll(-400);
        goesOnWith(waiting);
    }

    @Test
    void standsStillWhileAPostIsOpen() {
        String card = room.open("").hang(A_SCREENFUL).get(6);
        room.click(Room.card(card, ".open"));
        room.awaitPaused("viewer");
        List<String> waiting = room.offer(2);
        await().until(() -> room.text("return document.querySelector('#newer .count').textContent")
                .startsWith("2"));
        assertTrue(room.ids().stream().noneMatch(waiting::contains), "the wall moves behind it");
        room.press(Keys.ESCAPE);
        await().until(() -> !room.there("#viewer"));
        room.browser().eval("document.activeElement.blur()");
        room.point("#title");
        goesOnWith(waiting);
    }

    @Test
    void standsStillInAHiddenTab() {
        room.open("").hang(A_SCREENFUL);
        room.browser().driver().manage().window().minimize();
        room.awaitPaused("hidden");
        List<String> waiting = waits(2);
        room.browser().driver().manage().window().maximize();
        goesOnWith(waiting);
    }

    @Test
    void aMouseLeftLyingOnACardIsNobodyLooking() {
        String card = room.open("").hang(A_SCREENFUL).get(6);
        room.point(Room.card(card, ".pictures"));
        room.awaitPaused("hover");
        room.clock().advance(Duration.ofMillis(14_000));
        assertEquals("hover", room.paused());
        List<String> waiting = waits(1);
        room.clock().advance(Duration.ofMillis(1_200));
        goesOnWith(waiting);
    }

    @Test
    void whoeverStoppedItByHandKeepsItStoppedWhateverTheMouseDoes() {
        String card = room.open("").hang(A_SCREENFUL).get(6);
        room.press(" ");
        room.point(Room.card(card, ".pictures"));
        room.point("#title");
        room.awaitPaused("user");
        waits(1);
    }

    @Test
    void thePillCountsWhatWaitsAndLeadsToIt() {
        room.open("").hang(24);
        room.scroll(600);
        room.awaitPaused("reading");
        room.offer(1);
        room.awaitNewer("1 new picture");
        String deleted = room.offer(2).get(0);
        room.awaitNewer("3 new pictures");
        room.delete(deleted);
        room.awaitNewer("2 new pictures");
        List<String> last = room.offer(4);
        room.awaitNewer("6 new pictures");
        room.point("#newer");
        room.click("#newer");
        await("the top").until(() -> room.text("return scrollY").equals("0"));
        goesOnWith(last);
        assertEquals("main", room.text("return document.activeElement.localName"), "the focus is not lost");
    }

    @Test
    void thePillStartsAWallThatWasStoppedByHand() {
        room.open("").hang(A_SCREENFUL);
        room.click("#pause");
        room.awaitPaused("user");
        List<String> waiting = waits(2);
        room.click("#newer");
        goesOnWith(waiting);
    }

    @Test
    void afterALongPauseItCatchesUpInOneMovementAndHoldsNoMoreThanThreeHundredCards() {
        List<String> before = room.open("").hang(A_SCREENFUL);
        room.click("#pause");
        room.awaitPaused("user");
        List<String> posts = room.offer(400);
        room.awaitNewer("300 new pictures");
        room.browser().eval("""
                window.most = 0;
                window.movements = 0;
                const wall = document.getElementById('wall');
                const place = card => parseFloat(card.style.translate.split(' ')[1] ?? 0);
                const seen = new Map([...wall.querySelectorAll('.card')].map(card => [card, place(card)]));
                new MutationObserver(changes => {
                  most = Math.max(most, wall.querySelectorAll('.card').length);
                  const moved = changes.map(({ target }) => target).filter(card => seen.has(card) && seen.get(card) !== place(card));
                  if (moved.some(card => seen.get(card) < innerHeight)) movements++;
                  moved.forEach(card => seen.set(card, place(card)));
                }).observe(wall, { childList: true, subtree: true, attributeFilter: ['style'] });
                """);
        room.click("#pause");
        List<String> newest = posts.subList(100, 400);
        await("the newest 300").atMost(Duration.ofSeconds(30)).until(() -> Set.copyOf(room.ids())
                .equals(Set.copyOf(newest)));
        assertEquals(posts.get(399), room.ids().get(0));
        assertEquals("", room.newer());
        assertTrue(room.ids().stream().noneMatch(before::contains), "those pushed out hang still");
        assertEquals("1", room.text("return movements"), "movements of what was looked at");
        long most = (Long) room.browser().eval("return most");
        assertTrue(most <= 300 + A_SCREENFUL, "at most " + most + " cards");
    }

    /** Offers so many posts and returns them when the wall says that they wait, and does not hang them. */
    private static List<String> waits(int count) {
        List<String> cards = room.ids();
        List<String> posts = room.offer(count);
        room.awaitNewer(count == 1 ? "1 new picture" : count + " new pictures");
        assertEquals(cards, room.ids(), "the wall has changed");
        return posts;
    }

    private static void goesOnWith(List<String> posts) {
        room.awaitPaused("");
        room.awaitCards(posts);
        assertEquals("", room.newer());
    }

    private static void focusFirstCard() {
        room.browser().eval("document.getElementById('menu-button').focus()");
        room.press(Keys.TAB);
        assertEquals(
                "open", room.text("return document.activeElement.className").split(" ")[0]);
    }
}

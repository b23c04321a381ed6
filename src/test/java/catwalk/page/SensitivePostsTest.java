package catwalk.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Draft;
import catwalk.kit.HeldPictures;
import catwalk.kit.RunningWall;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What {@code wall.sensitive} does with posts that their source marks as sensitive. */
@Tag("browser")
class SensitivePostsTest {
    private static final String WARNING = "a cat at the vet's";

    @AutoClose
    private static final HeldPictures pictures = new HeldPictures();

    @RegisterExtension
    static final Room room = Room.with(Map.of("wall.sensitive", "blur"));

    @BeforeAll
    static void hangTheWall() {
        pictures.release();
    }

    @Test
    void aWallThatHidesThemNeverShowsThem(@TempDir Path others) {
        try (RunningWall wall = new RunningWall(others).start()) {
            Room hiding = new Room(wall, room.browser(), room.clock()).open("");
            Draft draft = new Draft(Room.newId());
            String edited = hiding.offer(draft);
            hiding.awaitCards(List.of(edited));
            hiding.offer(new Draft(Room.newId()).sensitive(WARNING));
            String last = hiding.hang(1).get(0);
            assertEquals(List.of(last, edited), hiding.ids());
            hiding.offer(draft.sensitive(WARNING).update());
            await("the one that has become sensitive to leave")
                    .until(() -> hiding.ids().equals(List.of(last)));
            hiding.open("").awaitCards(List.of(last));
            assertEquals(List.of(last), hiding.ids(), "who comes later");
        }
    }

    @Test
    void aWallThatShowsThemShowsThemAsAnyOther(@TempDir Path others) {
        try (RunningWall wall =
                new RunningWall(others).with("wall.sensitive", "show").start()) {
            Room showing = new Room(wall, room.browser(), room.clock()).open("");
            String id = showing.offer(new Draft(Room.newId()).sensitive(WARNING));
            showing.awaitCards(List.of(id));
            assertFalse(showing.there(Room.card(id, ".veil")));
            assertEquals("my cat", showing.words(Room.card(id, ".text")));
            showing.click(Room.card(id, ".open"));
            await().until(() -> showing.there("#viewer .shown"));
            assertFalse(showing.there("#viewer .veil"));
        }
    }

    @Test
    void aVeiledCardSaysOnlyWhatItsAuthorWarnsOf() {
        String id = hang(new Draft(Room.newId()).sensitive(WARNING));
        assertEquals(WARNING, room.words(Room.card(id, ".warning")));
        assertEquals("Show", room.words(Room.card(id, ".reveal")));
        assertEquals("", room.words(Room.card(id, ".text")));
        assertEquals("Mina", room.words(Room.card(id, ".author")), "whose it is may be seen");
        assertUnrecognisable(Room.card(id, ".picture"));
        assertTrue(
                room.browser()
                        .eval(
                                "return document.querySelector(arguments[0]).closest('[inert]') !== null",
                                Room.card(id, ".picture"))
                        .equals(true),
                "its description is read aloud");
        Room.Box box = room.settled().get(id);
        room.clickAt((int) box.x() + 20, (int) box.y() + 20);
        assertFalse(room.there("#viewer"), "a click beside the button opens it");
    }

    @Test
    void withoutAWarningThePageSaysWhyItIsVeiled() {
        Draft draft = new Draft(Room.newId()).sensitive("");
        String id = hang(draft);
        assertEquals("Marked as sensitive", room.words(Room.card(id, ".warning")));
        room.open("?lang=ko").awaitCards(List.of(id));
        assertEquals("민감한 내용으로 표시된 사진", room.words(Room.card(id, ".warning")));
        assertEquals("보기", room.words(Room.card(id, ".reveal")));
    }

    @Test
    void aVeilIsLiftedByWhoAsksAndForThatPostOnly() {
        String other = hang(new Draft(Room.newId()).sensitive(WARNING));
        String id = room.offer(new Draft(Room.newId()).sensitive(WARNING));
        room.awaitCards(List.of(id));
        room.click(Room.card(id, ".reveal"));
        assertLifted(Room.card(id, ""));
        assertTrue(room.there(Room.card(other, ".veil")));
        room.click(Room.card(id, ".open"));
        await().until(() -> room.there("#viewer .shown"));
        assertFalse(room.there("#viewer .veil"), "who has asked once is asked again");
        room.press(Keys.ARROW_RIGHT);
        await().until(() -> room.there("#viewer .veil"));
        assertUnrecognisable("#viewer .shown, #viewer .placeholder");
    }

    @Test
    void inTheViewerItIsVeiledTooAndWhatIsLiftedThereIsLiftedOnTheWall() {
        String id = hang(new Draft(Room.newId()).sensitive(WARNING).pictures(pictures.address(1, 1600, 1200)));
        String other = room.hang(1).get(0);
        room.click(Room.card(other, ".open"));
        await().until(() -> room.there("#viewer .shown"));
        room.press(Keys.ARROW_RIGHT);
        await().until(() -> room.words("#viewer .warning").equals(WARNING));
        await().until(() -> room.there("#viewer .shown"));
        assertUnrecognisable("#viewer .shown");
        assertEquals("", room.words("#viewer .text"));
        assertEquals("", room.words("#viewer .alt"));
        room.click("#viewer .reveal");
        assertLifted("#viewer");
        room.press(Keys.ESCAPE);
        await().until(() -> !room.there("#viewer"));
        assertLifted(Room.card(id, ""));
    }

    @Test
    void theLargerItHangsTheMoreItIsBlurred() {
        Draft draft = new Draft(Room.newId()).sensitive(WARNING).pictures(pictures.address(2, 1600, 1200));
        String id = hang(draft);
        for (String query : List.of("?layout=spotlight", "?layout=grid&rows=1&cols=1", "?layout=list")) {
            room.open(query).awaitCards(List.of(id));
            assertUnrecognisable(Room.card(id, ".picture"));
        }
    }

    @Test
    void theVeilCoversThePictureAndNotWhoseItIs() {
        String id = hang(new Draft(Room.newId()).sensitive(WARNING));
        for (String query : List.of("", "?layout=spotlight", "?layout=grid&rows=1&cols=1", "?layout=list")) {
            room.open(query).awaitCards(List.of(id));
            room.settled();
            assertEquals("true", room.text("""
                    const author = document.querySelector(arguments[0]);
                    const { left, top, height } = author.getBoundingClientRect();
                    return author.contains(document.elementFromPoint(left + 4, top + height / 2))
                    """, Room.card(id, ".author")), query + ": the veil lies over the author");
        }
    }

    @Test
    void anEditThatMakesAPostSensitiveVeilsItInPlace() {
        Draft draft = new Draft(Room.newId());
        String id = hang(draft);
        List<String> ids = List.of(room.hang(1).get(0), id);
        Map<String, Room.Box> before = room.settled();
        room.offer(draft.sensitive(WARNING).update());
        await().until(() -> room.words(Room.card(id, ".warning")).equals(WARNING));
        assertUnrecognisable(Room.card(id, ".picture"));
        assertEquals(ids, room.ids());
        assertEquals(before.get(id).x(), room.settled().get(id).x());
        assertEquals(before.get(id).y(), room.settled().get(id).y());
    }

    @Test
    void anEditThatMakesAPostSensitiveVeilsItBeforeWhoLooksAtIt() {
        Draft draft = new Draft(Room.newId());
        String id = hang(draft);
        room.click(Room.card(id, ".open"));
        await().until(() -> room.there("#viewer .shown"));
        room.offer(draft.sensitive(WARNING).update());
        await().until(() -> room.words("#viewer .warning").equals(WARNING));
        assertUnrecognisable("#viewer .shown, #viewer .placeholder");
    }

    @Test
    void anEditDoesNotLayTheVeilAgainForWhoHasLiftedIt() {
        Draft draft = new Draft(Room.newId()).sensitive(WARNING);
        String id = hang(draft);
        room.click(Room.card(id, ".reveal"));
        room.offer(draft.text("my cat is well again").update());
        await().until(() -> room.words(Room.card(id, ".text")).equals("my cat is well again"));
        assertLifted(Room.card(id, ""));
    }

    private static String hang(Draft draft) {
        room.open("");
        String id = room.offer(draft);
        room.awaitCards(List.of(id));
        return id;
    }

    /** Blurred to a few patches, however large it is. */
    private static void assertUnrecognisable(String selector) {
        double share = ((Number) room.browser().eval("""
                const picture = document.querySelector(arguments[0]);
                const [, blur] = getComputedStyle(picture).filter.match(/^blur\\(([\\d.]+)px\\)/) ?? [];
                return (blur ?? 0) / Math.min(picture.clientWidth, picture.clientHeight) || 0;
                """, selector)).doubleValue();
        assertTrue(share > 0.08, selector + " is blurred by " + share + " of its side");
    }

    private static void assertLifted(String within) {
        assertFalse(room.there(within + " .veil"), "a veil is left");
        assertTrue(room.there(within + " .text"), "its text is not seen");
        assertEquals(
                "none false",
                room.text(
                        "const picture = document.querySelector(arguments[0] + ' :is(.picture, .shown)');"
                                + " return getComputedStyle(picture).filter + ' ' + Boolean(picture.closest('[inert]'))",
                        within));
    }
}

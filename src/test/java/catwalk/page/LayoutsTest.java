package catwalk.page;

import static java.util.stream.Collectors.toSet;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Draft;
import catwalk.kit.HeldPictures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** How posts hang: the four layouts, the address and the menu that choose one, and pictures that are slow or broken. */
@Tag("browser")
class LayoutsTest {
    private static final String BLURHASH = "LEHV6nWB2yk8pyo0adR*.7kCMdnj";
    private static final int A_SCREENFUL = 12;

    @RegisterExtension
    static final Room room = Room.with(Map.of());

    @AfterEach
    void clear() {
        room.browser().size(1280, 800);
        room.clear();
    }

    @Test
    void theAddressSaysHowTheWallHangs() {
        List<String> ids = room.open("").hang(3);
        for (String layout : List.of("mosaic", "grid", "spotlight", "list")) {
            room.open("?layout=" + layout);
            assertEquals(layout, layout());
            assertEquals(layout, room.text("return document.getElementById('wall').dataset.layout"));
            await(layout).until(() -> room.ids().size() == (layout.equals("spotlight") ? 1 : 3));
            assertTrue(ids.containsAll(room.ids()), layout);
        }
    }

    @Test
    void theMenuHangsTheWallAnewInPlace() {
        Set<String> ids = Set.copyOf(room.open("").hang(3));
        room.browser().eval("window.kept = true");
        String entries = room.text("return history.length");
        room.click("#menu-button");
        for (String layout : List.of("grid", "spotlight", "list", "mosaic")) {
            room.click("#menu [data-layout=" + layout + "]");
            assertEquals(layout, layout());
            assertEquals(layout.equals("mosaic") ? "" : "?layout=" + layout, query());
            assertEquals(
                    layout,
                    room.text("return document.querySelector('#menu [data-layout][aria-current]').dataset.layout"));
            await("the posts in the " + layout)
                    .until(() -> layout.equals("spotlight")
                            ? room.ids().size() == 1
                            : Set.copyOf(room.ids()).equals(ids));
        }
        assertEquals("true", room.text("return window.kept ?? false"), "the page was loaded anew");
        assertEquals(entries, room.text("return history.length"), "the history has a new entry");
    }

    @Test
    void rowsAndColumnsAreInTheAddressAndInTheMenu() {
        room.open("?layout=grid&rows=2&cols=5");
        assertEquals(10, room.slots().size());
        room.click("#menu-button");
        assertEquals("2", room.text("return document.getElementById('rows').value"));
        write("rows", "3");
        await().until(() -> room.slots().size() == 15);
        assertEquals("?layout=grid&rows=3&cols=5", query());
        write("cols", "");
        await().until(() -> query().equals("?layout=grid&rows=3"));
        int columns = room.slots().size() / 3;
        assertTrue(columns > 1 && columns < 7, "as many as suit the screen: " + columns);
        assertEquals(
                String.valueOf(columns),
                room.text("return document.getElementById('cols').placeholder"),
                "the menu says how many that are");
        write("cols", "99");
        assertEquals("?layout=grid&rows=3", query(), "what is no number of columns is none");
        room.click("#menu [data-layout=list]");
        assertFalse(room.there("#rows"), "a list has no rows to choose");
    }

    @Test
    void aLinkToAViewOpensTheSameView() {
        room.open("?layout=grid&rows=2&cols=3&theme=dark&utm=cat");
        room.click("#menu-button");
        room.click("#menu [data-theme=light]");
        String link = room.text("return location.href");
        assertTrue(link.endsWith("?utm=cat&layout=grid&rows=2&cols=3&theme=light"), link);
        room.open(link.substring(link.indexOf('?')));
        assertEquals("grid", layout());
        assertEquals(6, room.slots().size());
        assertEquals("light", room.text("return document.documentElement.dataset.theme"));
        room.click("#menu-button");
        String copied = room.text("return document.querySelector('#menu [data-layout=list]').href");
        assertTrue(copied.contains("layout=list") && copied.contains("theme=light"), copied);
    }

    @Test
    void whatTheAddressSaysWronglyCountsAsNotSaid() {
        for (String query : List.of(
                "?layout=carousel&theme=pink&lang=tlh&rows=0&cols=-1",
                "?layout=&theme=&lang=&rows=&cols=",
                "?layout=constructor&theme=toString&lang=../en&rows=1e9&cols=two")) {
            room.open(query);
            assertEquals("mosaic", layout(), query);
            assertEquals("false", room.text("return 'theme' in document.documentElement.dataset"), query);
            assertEquals("en", room.text("return document.documentElement.lang"), query);
            assertEquals("Live", room.words("#pill .state"), query);
        }
        room.open("?layout=grid");
        int places = room.slots().size();
        room.open("?layout=grid&rows=0&cols=99");
        assertEquals(places, room.slots().size(), "neither 0 rows nor 99 columns");
    }

    @Test
    void aGridGivesNewPostsThePlacesSeenLongestAndMovesNothingElse() {
        room.open("?layout=grid&rows=2&cols=2");
        List<String> hung = new ArrayList<>(room.hang(4));
        Map<String, Room.Box> before = room.boxes();
        assertEquals(Set.copyOf(hung), Set.copyOf(room.slots()));
        List<String> places = new ArrayList<>(room.slots());
        for (int post = 0; post < 6; post++) {
            String seenLongest = hung.remove(0);
            String next = room.hang(1).get(0);
            hung.add(next);
            places.set(places.indexOf(seenLongest), next);
            assertEquals(places, room.slots(), "the place of post " + post);
        }
        assertEquals(Set.copyOf(before.values()), Set.copyOf(room.boxes().values()), "the places are where they were");
    }

    @Test
    void aGridFillsThePlaceOfADeletedPost() {
        room.open("?layout=grid&rows=2&cols=2");
        List<String> posts = new ArrayList<>();
        for (int post = 0; post < 6; post++) {
            posts.addAll(room.hang(1));
        }
        List<String> places = new ArrayList<>(room.slots());
        String deleted = posts.get(4);
        room.delete(deleted);
        places.set(places.indexOf(deleted), posts.get(1));
        await("the newest of those that had to go to return")
                .until(() -> room.slots().equals(places));
    }

    @Test
    void aSpotlightShowsOneAtATimeAndGoesRoundWhileNothingNewComes() {
        room.open("?layout=spotlight");
        List<String> posts = room.offer(3);
        await("two rounds")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(40))
                .until(() -> {
                    room.clock().advance(Duration.ofMillis(250));
                    assertTrue(room.ids().size() < 2, "one at a time: " + room.ids());
                    return hung().size() >= 6;
                });
        List<String> order = hung().stream()
                .limit(6)
                .map(each -> String.valueOf(each.get("id")))
                .toList();
        assertEquals(List.of(posts.get(0), posts.get(1), posts.get(2)), order.subList(0, 3), "each in its turn");
        assertEquals(order.subList(0, 3), order.subList(3, 6), "and again");
        List<Long> times = hung().stream()
                .map(each -> ((Number) each.get("at")).longValue())
                .toList();
        for (int shown = 0; shown < 5; shown++) {
            long dwell = times.get(shown + 1) - times.get(shown);
            long least = shown < 2 ? 4_000 : 8_000;
            assertTrue(dwell >= least - 250 && dwell < least + 2_500, "looked at for " + dwell + " ms");
        }
    }

    @Test
    void aListIsOneColumn() {
        room.open("?layout=list").hang(4);
        List<Room.Box> boxes = List.copyOf(room.settled().values());
        assertEquals(1, boxes.stream().map(Room.Box::x).distinct().count(), "one below the other: " + boxes);
        assertEquals(4, boxes.stream().map(Room.Box::y).distinct().count(), "none beside another: " + boxes);
    }

    @Test
    void aMosaicHasAsManyColumnsAsThereIsRoomFor() {
        room.open("").hang(A_SCREENFUL);
        Map.of(390, 2, 1280, 4, 3840, 6).forEach((width, columns) -> {
            room.browser().size(width, width == 390 ? 844 : width * 9 / 16);
            await(columns + " columns at " + width + " pixels")
                    .until(() -> room.boxes().values().stream()
                                    .map(Room.Box::x)
                                    .collect(toSet())
                                    .size()
                            == columns);
            assertEquals("0", room.text("return scrollX"));
            assertEquals(
                    "true",
                    room.text("return document.documentElement.scrollWidth <= innerWidth"),
                    "nothing sticks out at " + width);
        });
    }

    @Test
    void theNewestPostIsFirst() {
        List<String> posts = room.open("").hang(A_SCREENFUL);
        String newest = room.hang(1).get(0);
        assertEquals(newest, room.ids().get(0), "in the document, and so for a screen reader");
        Map<String, Room.Box> boxes = room.settled();
        long top = boxes.values().stream().mapToLong(Room.Box::y).min().orElseThrow();
        assertEquals(top, boxes.get(newest).y());
        assertEquals(List.of(posts.get(11), posts.get(10)), room.ids().subList(1, 3));
    }

    @Test
    void newPicturesMoveNothingThatIsPointedAt() {
        List<String> posts = room.open("").hang(A_SCREENFUL);
        room.point(Room.card(posts.get(5), ".pictures"));
        room.awaitPaused("hover");
        Map<String, Room.Box> before = room.settled();
        room.offer(5);
        room.awaitNewer("5 new pictures");
        assertEquals(before, room.boxes());
    }

    @Test
    void newPicturesMoveNothingForWhoHasScrolledBack() {
        room.open("").hang(24);
        room.settled();
        room.scroll(500);
        room.awaitPaused("reading");
        room.point("#title");
        await().until(() -> room.text("return scrollY").equals("500"));
        Map<String, Room.Box> before = room.settled();
        room.offer(5);
        room.awaitNewer("5 new pictures");
        assertEquals(before, room.boxes());
        assertEquals("500", room.text("return scrollY"));
    }

    @Test
    void onAFullWallAPictureIsThereBeforeItsCard() {
        try (HeldPictures pictures = new HeldPictures()) {
            room.open("").hang(A_SCREENFUL);
            String slow =
                    room.offer(new Draft(Room.newId()).picture(pictures.address(1, 800, 600), 800, 600, BLURHASH));
            await().until(() -> pictures.waiting() == 1);
            room.hang(2);
            assertFalse(room.ids().contains(slow), "a card hangs without its picture");
            pictures.release();
            room.awaitCards(List.of(slow));
            assertTrue(
                    hung().stream().noneMatch(each -> Boolean.TRUE.equals(each.get("unseen"))),
                    "hung before their pictures could be painted: " + hung());
        }
    }

    @Test
    void aBrokenPictureIsNeverSeen() {
        room.open("");
        String half = Room.newId();
        room.offer(new Draft(Room.newId()).pictures("/none.jpg"));
        room.offer(new Draft(Room.newId()).pictures("/wall.json"));
        room.offer(new Draft(half).pictures("/none.jpg", "/catwalk.svg"));
        List<String> whole = room.hang(2);
        room.awaitCards(List.of(half));
        assertEquals(Set.of(half, whole.get(0), whole.get(1)), Set.copyOf(room.ids()));
        assertEquals(
                "1",
                room.text("return document.querySelectorAll(arguments[0]).length", Room.card(half, ".pictures > *")),
                "what can be seen of a post that is half broken fills its frame");
        assertTrue(hung().stream().noneMatch(each -> Boolean.TRUE.equals(each.get("unseen"))), hung()::toString);
    }

    @Test
    void untilTheWallIsFullSlowPicturesKeepTheirPlaces() {
        int[][] sizes = {{1200, 900}, {900, 1200}, {1600, 900}, {1000, 1000}};
        try (HeldPictures pictures = new HeldPictures()) {
            room.open("");
            List<String> posts = new ArrayList<>();
            for (int[] size : sizes) {
                String url = pictures.address(posts.size(), size[0], size[1]);
                posts.add(room.offer(new Draft(Room.newId()).picture(url, size[0], size[1], BLURHASH)));
            }
            room.awaitCards(posts);
            assertEquals(sizes.length, pictures.waiting(), "no picture has come yet");
            Map<String, Room.Box> before = room.settled();
            for (int post = 0; post < sizes.length; post++) {
                assertEquals((double) sizes[post][0] / sizes[post][1], frame(posts.get(post)), 0.02);
                String place = Room.card(posts.get(post), "canvas.placeholder");
                await("the colours of the picture to come").until(() -> painted(place));
            }
            pictures.release();
            for (String post : posts) {
                await("the picture of " + post).until(() -> room.there(Room.card(post, "img.picture")));
            }
            assertEquals(before, room.settled());
            assertFalse(room.there(".card .placeholder"));
            double shift = ((Number) room.browser().eval("return notes.shift")).doubleValue();
            assertTrue(shift < 0.05, "the layout shifted by " + shift);
        }
    }

    private static String layout() {
        return room.text("return document.documentElement.dataset.layout");
    }

    private static String query() {
        return room.text("return location.search");
    }

    private static void write(String input, String value) {
        room.click("#" + input);
        room.press(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE, value, Keys.ENTER);
    }

    /** What was hung since the page was opened, with the time, and whether it was seen before its pictures. */
    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> hung() {
        return (List<Map<String, Object>>) room.browser().eval("return notes.hung");
    }

    private static double frame(String id) {
        return ((Number) room.browser()
                        .eval(
                                "const frame = document.querySelector(arguments[0]); return frame.clientWidth / frame.clientHeight",
                                Room.card(id, ".pictures")))
                .doubleValue();
    }

    private static boolean painted(String canvas) {
        return room.browser()
                .eval(
                        "const canvas = document.querySelector(arguments[0]);"
                                + " return canvas.getContext('2d').getImageData(1, 1, 1, 1).data[3]",
                        canvas)
                .equals(255L);
    }
}

package catwalk.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catwalk.kit.Browser;
import catwalk.kit.DevTools;
import catwalk.kit.Draft;
import catwalk.kit.PageClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The languages of the page, which its viewer reads, and those of posts, which their authors wrote. */
@Tag("browser")
class WordsTest {
    private static final String ARABIC = "قطة نائمة على السطح مع cat واحدة";

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Room room = Room.with(() -> Map.of("wall.keywords", "*", "page.dir", folder.toString()));

    @AfterEach
    void clear() throws IOException {
        Files.deleteIfExists(folder.resolve("words/fr.js"));
        prefer("en-US");
    }

    @Test
    void aKoreanBrowserReadsKorean() {
        try (Browser browser = Browser.started("ko-KR").size(1280, 800)) {
            Room korean = new Room(room.wall(), browser, new PageClock(browser)).open("");
            assertEquals("ko", language(korean));
            assertEquals("고양이를 보여줘", browser.title());
            assertEquals("고양이를 보여줘", korean.words("#title"));
            assertEquals("첫 사진을 기다리고 있어요", korean.words("#empty .words"));
            assertEquals("실시간", korean.words("#pill .state"));
            korean.click("#menu-button");
            assertEquals("모자이크", korean.words("#menu [data-layout=mosaic]"));
        }
    }

    @Test
    void whoPrefersWhatThereIsNotReadsTheNextBestAndElseEnglish() {
        Map<String, String> read = Map.of(
                "ja-JP", "en", "ja-JP,de,ko-KR,en", "ko", "en-GB,ko", "en", "ko", "ko", "ja,EN-au", "en", "*", "en");
        read.forEach((preferred, expected) -> {
            prefer(preferred);
            room.open("");
            assertEquals(expected, language(room), preferred);
        });
        prefer("ko-KR");
        room.open("?lang=en");
        assertEquals("en", language(room), "what the address says comes first");
        assertEquals("Show me the cats", room.browser().title());
    }

    @Test
    void theMenuLeadsToEveryLanguageAndItsLinksKeepIt() {
        room.open("?layout=grid");
        room.click("#menu-button");
        assertEquals(
                "en English en true, ko 한국어 ko false",
                room.text(
                        "return [...document.querySelectorAll('#menu a[hreflang]')]"
                                + ".map(a => `${a.hreflang} ${a.textContent} ${a.lang} ${a.ariaCurrent === 'true'}`).join(', ')"));
        room.click("#menu a[hreflang=ko]");
        await("Korean").until(() -> language(room).equals("ko"));
        await().until(() -> room.words("#pill .state").equals("실시간"));
        assertEquals("?layout=grid&lang=ko", query());
        room.click("#menu-button");
        assertEquals(
                "",
                room.text("return [...document.querySelectorAll('#menu a:not([hreflang])')]"
                        + ".filter(a => !a.href.includes('lang=ko')).map(a => a.textContent).join()"),
                "links that lose the language");
        room.click("#menu [data-layout=list]");
        assertEquals("?layout=list&lang=ko", query());
        room.click("#menu a[hreflang=en]");
        await("English").until(() -> language(room).equals("en"));
        await().until(() -> room.words("#pill .state").equals("Live"));
        assertEquals("?layout=list&lang=en", query());
    }

    @Test
    void nothingIsLeftInAnotherLanguage() {
        room.open("?layout=grid&lang=ko").hang(1);
        assertEquals("", room.text("""
                const words = [...document.querySelectorAll('.masthead, #menu, #drawer, #viewer, .open, #skip')].flatMap(part => {
                  const copy = part.cloneNode(true);
                  copy.querySelectorAll('#languages, .sources, .author, [placeholder]').forEach(other => other.remove());
                  const named = [copy, ...copy.querySelectorAll('*')];
                  return [copy.textContent, ...named.flatMap(each => [each.ariaLabel, each.title])];
                });
                return words.filter(each => /[a-z]/i.test(each?.replace('Mina', '') ?? '')).join();
                """));
    }

    @Test
    void aPostKeepsTheLanguageItWasWrittenIn() {
        room.open("?lang=ko");
        String japanese = room.offer(new Draft(Room.newId()).text("ja", "猫が箱に入りました"));
        String unknown = room.offer(new Draft(Room.newId()).text("", "miau"));
        room.awaitCards(List.of(japanese, unknown));
        assertEquals("ja auto", written(Room.card(japanese, ".text")));
        assertEquals("null auto", written(Room.card(unknown, ".text")), "what is not known is not said to be Korean");
        room.click(Room.card(japanese, ".open"));
        await().until(() -> room.there("#viewer .shown"));
        assertEquals("ja auto", written("#viewer .text"));
        room.click("#viewer .previous");
        await().until(() -> room.words("#viewer .text").equals("miau"));
        assertEquals("null auto", written("#viewer .text"));
    }

    @Test
    void arabicIsReadFromTheRightAndThePageAroundItFromTheLeft() {
        room.open("");
        String arabic = room.offer(new Draft(Room.newId()).text("ar", ARABIC));
        String english = room.offer(new Draft(Room.newId()).text("en", "a cat, قطة in Arabic"));
        room.awaitCards(List.of(arabic, english));
        assertEquals("rtl, begins at its right", direction(Room.card(arabic, ".text")));
        assertEquals("ltr, begins at its left", direction(Room.card(english, ".text")));
        for (String around : List.of("#title", Room.card(arabic, ""), Room.card(arabic, ".meta"))) {
            assertEquals(
                    "ltr",
                    room.text("return getComputedStyle(document.querySelector(arguments[0])).direction", around),
                    around);
        }
        room.click(Room.card(arabic, ".open"));
        await().until(() -> room.there("#viewer .shown"));
        assertEquals("rtl, begins at its right", direction("#viewer .text"));
        room.click("#viewer .previous");
        await().until(() -> direction("#viewer .text").equals("ltr, begins at its left"));
    }

    @Test
    void aFileIsALanguageMore() throws IOException {
        String english = Files.readString(Path.of("src", "main", "resources", "page", "words", "en.js"));
        writeFrench(english.replace("titles: {}", "titles: { 'Show me the cats': 'Montre-moi les chats' }")
                .replace("'Live'", "'En direct'")
                .replace("'Waiting for the first picture'", "'On attend la première image'"));
        room.open("");
        assertEquals("en", language(room));
        room.click("#menu-button");
        assertEquals("français", room.words("#menu a[hreflang=fr]"));
        room.click("#menu a[hreflang=fr]");
        await("French").until(() -> language(room).equals("fr"));
        await().until(() -> room.words("#pill .state").equals("En direct"));
        assertEquals("On attend la première image", room.words("#empty .words"));
        assertEquals("Montre-moi les chats", room.browser().title());
        assertEquals("?lang=fr", query());
        prefer("fr-CA,en");
        room.open("");
        assertEquals("fr", language(room), "who prefers it reads it unasked");
        Files.delete(folder.resolve("words/fr.js"));
        room.open("?lang=fr");
        assertEquals("en", language(room), "an old link to a language that is gone");
    }

    @Test
    void aFileThatCannotBeReadLeavesThePageInAnotherLanguage() throws IOException {
        writeFrench("export default { live: 'En direct'");
        prefer("fr,ko");
        room.open("").hang(1);
        assertEquals("ko", language(room));
        assertEquals("실시간", room.words("#pill .state"));
    }

    private static void writeFrench(String words) throws IOException {
        Files.createDirectories(folder.resolve("words"));
        Files.writeString(folder.resolve("words/fr.js"), words);
    }

    /** What the browser says its user prefers, the best first. */
    private static void prefer(String languages) {
        String agent = room.text("return navigator.userAgent");
        new DevTools(room.browser())
                .tell("Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", languages));
    }

    private static String language(Room at) {
        return at.text("return document.documentElement.lang");
    }

    private static String query() {
        return room.text("return location.search");
    }

    private static String written(String selector) {
        return room.text(
                "const text = document.querySelector(arguments[0]);"
                        + " return `${text.getAttribute('lang')} ${text.getAttribute('dir')}`",
                selector);
    }

    /** Which way a text is read, and at which side of its place the first letter is. */
    private static String direction(String selector) {
        return room.text("""
                const text = document.querySelector(arguments[0]);
                const letter = document.createRange();
                letter.setStart(text.firstChild, 0);
                letter.setEnd(text.firstChild, 1);
                const [place, first] = [text, letter].map(each => each.getBoundingClientRect());
                const side = first.left - place.left < place.right - first.right ? 'left' : 'right';
                return `${getComputedStyle(text).direction}, begins at its ${side}`;
                """, selector);
    }
}

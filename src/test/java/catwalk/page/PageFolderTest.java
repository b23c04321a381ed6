package catwalk.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.RawHttp;
import catwalk.kit.RunningWall;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code page.dir}, a folder that is not there when the page starts. */
class PageFolderTest {
    private static final String SECRET = "not for viewers";

    @TempDir
    static Path directory;

    private static Path folder;
    private static RunningWall wall;

    @BeforeAll
    static void start() throws IOException {
        folder = directory.resolve("page");
        Files.writeString(directory.resolve("outside.css"), SECRET);
        wall = new RunningWall(directory.resolve("data"))
                .with("wall.roles", "page")
                .with("page.dir", folder)
                .start();
    }

    @AfterAll
    static void stop() {
        wall.close();
    }

    @AfterEach
    void removeTheFolder() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void aFileComesBeforeThePagesOwnAtOnceAndEveryEditIsSeenAtOnce() throws IOException {
        String before = ask("/styles/wall.css").text();
        for (String text : List.of("one", "two", "six")) {
            write("styles/wall.css", text);
            RawHttp.Answer answer = ask("/styles/wall.css");
            assertEquals(text, answer.text());
            assertEquals("text/css", answer.header("Content-Type"));
            assertEquals("no-cache", answer.header("Cache-Control"));
            assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        }
        assertEquals(200, ask("/wall.js").status(), "the other files are the page's");
        Files.delete(folder.resolve("styles/wall.css"));
        assertEquals(before, ask("/styles/wall.css").text());
    }

    @Test
    void aFileBesideThePagesOwnIsServedAsWhatItIs() throws IOException {
        write("fonts/눈 #3+4.woff2", "a font");
        write("party.html", "a page");
        assertEquals("a font", ask("/fonts/%EB%88%88%20%233+4.woff2").text());
        assertEquals("a page", ask("/party.html").text());
        String tag = ask("/party.html").header("ETag");
        assertEquals(
                304,
                RawHttp.ask(wall.page(), "GET /party.html", "If-None-Match: " + tag)
                        .status());
        assertEquals("", RawHttp.ask(wall.page(), "HEAD /party.html").text());
    }

    @Test
    void aFrontPageOfOnesOwnIsFilledInToo() throws IOException {
        write("index.html", "<title>{{title}}!</title><a href='{{origin}}'>{{other}}</a>");
        for (String path : List.of("/", "/index.html")) {
            assertEquals(
                    "<title>Show me the cats!</title><a href='http://wall.example'>{{other}}</a>",
                    ask(path).text());
        }
    }

    @Test
    void aLanguageIsThereAsSoonAsItsFileIs() throws IOException {
        assertEquals(List.of("en", "ko"), languages());
        for (String name : List.of(
                "fr.js", "pt-BR.js", "ko.js", "FR.js", "french.js", "f.js", ".de.js", "de.txt", "it.js~", "es_MX.js")) {
            write("words/" + name, "export default {}");
        }
        Files.createDirectories(folder.resolve("words/nl.js"));
        assertEquals(List.of("en", "fr", "ko", "pt-BR"), languages());
        assertEquals("export default {}", ask("/words/fr.js").text());
        Files.delete(folder.resolve("words/fr.js"));
        assertEquals(List.of("en", "ko", "pt-BR"), languages());
    }

    @Test
    void nothingHiddenAndNothingOutsideIsServed() throws IOException {
        write(".hidden.css", SECRET);
        write(".git/config", SECRET);
        write("inner/.hidden.css", SECRET);
        write("inner/shown.css", "shown");
        Files.createSymbolicLink(folder.resolve("link.css"), directory.resolve("outside.css"));
        Files.createSymbolicLink(folder.resolve("up"), directory);
        Files.createSymbolicLink(folder.resolve("words"), directory);
        for (String path : List.of(
                ".hidden.css",
                "%2Ehidden.css",
                ".git/config",
                ".git%2fconfig",
                "inner",
                "inner/",
                "inner/.hidden.css",
                "inner%2F.hidden.css",
                "inner/%2ehidden.css",
                "inner%2Fshown.css",
                "inner%5Cshown.css",
                "inner//shown.css",
                "inner/shown.css/",
                "inner/shown.css%00",
                "inner;/.hidden.css",
                "link.css",
                "up/outside.css",
                "words/outside.css",
                "../outside.css",
                "%2e%2e/outside.css",
                "%2e%2e%2foutside.css",
                "..%2foutside.css",
                "..%252foutside.css",
                "..%5coutside.css",
                "..;/outside.css",
                "inner/../../outside.css",
                "%c0%ae%c0%ae/outside.css",
                "~/outside.css",
                "page/inner/shown.css",
                "/" + directory.resolve("outside.css"),
                directory.resolve("outside.css").toString().substring(1))) {
            RawHttp.Answer answer = ask("/" + path);
            assertTrue(answer.status() >= 400 && answer.status() < 500, path + " is answered " + answer.head());
            assertFalse(answer.text().contains(SECRET), path);
        }
        assertEquals("shown", ask("/inner/shown.css").text());
    }

    /** As Kubernetes mounts files. */
    @Test
    void aLinkThatStaysInTheFolderIsFollowed() throws IOException {
        write("..data/wall.css", "mounted");
        Files.createDirectories(folder.resolve("styles"));
        Files.createSymbolicLink(folder.resolve("styles/wall.css"), Path.of("../..data/wall.css"));
        assertEquals("mounted", ask("/styles/wall.css").text());
        assertFalse(ask("/..data/wall.css").status() == 200);
    }

    private static void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static List<String> languages() {
        JsonNode wallJson = RunningWall.activity(ask("/wall.json").text());
        return StreamSupport.stream(wallJson.path("languages").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static RawHttp.Answer ask(String path) {
        return RawHttp.ask(wall.page(), "GET " + path);
    }
}

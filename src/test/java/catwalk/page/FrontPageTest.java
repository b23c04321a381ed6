package catwalk.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.RawHttp;
import catwalk.kit.RunningWall;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program that shows previews of links finds at the front page, which runs no script. */
class FrontPageTest {
    private static final String HOSTILE = "Cats & \"dogs\" <script>alert('$1')</script>";

    @TempDir
    static Path directory;

    private static RunningWall wall;
    private static RunningWall hostile;

    @BeforeAll
    static void start() {
        wall = page("usual").start();
        hostile = page("hostile").with("wall.title", HOSTILE).start();
    }

    private static RunningWall page(String name) {
        return new RunningWall(directory.resolve(name))
                .with("wall.roles", "page")
                .with("page.dir", directory.resolve(name).resolve("page"));
    }

    @AfterAll
    static void stop() {
        wall.close();
        hostile.close();
    }

    @Test
    void aPreviewHasTitleAddressAndPicture() {
        for (String path : List.of("/", "/index.html", "/?layout=grid")) {
            Document page = page(ask("GET " + path, "Host: cats.example:8080"));
            assertEquals("Show me the cats", page.title(), path);
            assertEquals(
                    Map.of(
                            "og:type", "website",
                            "og:site_name", "Catwalk",
                            "og:title", "Show me the cats",
                            "og:description", "Show me the cats · Catwalk",
                            "og:url", "http://cats.example:8080/",
                            "og:image", "http://cats.example:8080/card.png",
                            "og:image:type", "image/png",
                            "og:image:width", "1200",
                            "og:image:height", "630",
                            "og:image:alt", "Show me the cats"),
                    page.select("meta[property]").stream()
                            .collect(Collectors.toMap(meta -> meta.attr("property"), meta -> meta.attr("content"))),
                    path);
            assertEquals("summary_large_image", meta(page, "name", "twitter:card"));
            assertEquals("Show me the cats · Catwalk", meta(page, "name", "description"));
        }
    }

    @Test
    void behindAProxyThatEndsTlsTheAddressesAreHttps() {
        Document page = page(ask("GET /", "Host: cats.example", "X-Forwarded-Proto: https"));
        assertEquals("https://cats.example/", meta(page, "property", "og:url"));
        assertEquals("https://cats.example/card.png", meta(page, "property", "og:image"));
        for (String protocol : List.of("http", "\"><script>", "javascript")) {
            Document other = page(ask("GET /", "Host: cats.example", "X-Forwarded-Proto: " + protocol));
            assertEquals("http://cats.example/", meta(other, "property", "og:url"), protocol);
        }
        assertEquals("http://[::1]:81/", meta(page(ask("GET /", "Host: [::1]:81")), "property", "og:url"));
    }

    @Test
    void thePictureIsThereAndAsLargeAsThePageSays() throws IOException {
        RawHttp.Answer picture = ask("GET /card.png");
        assertEquals(200, picture.status());
        assertEquals("image/png", picture.header("Content-Type"));
        assertTrue(picture.body().length < 200_000, picture.body().length + " bytes");
        var image = ImageIO.read(new ByteArrayInputStream(picture.body()));
        assertEquals(1200, image.getWidth());
        assertEquals(630, image.getHeight());
    }

    @Test
    void aTitleIsTextWhateverItHolds() {
        RawHttp.Answer answer = RawHttp.ask(hostile.page(), "GET /");
        Document page = Jsoup.parse(answer.text());
        assertEquals(HOSTILE, page.title());
        assertEquals(HOSTILE, meta(page, "property", "og:title"));
        assertEquals(HOSTILE + " · Catwalk", meta(page, "name", "description"));
        assertFalse(answer.text().contains("<script>"), answer.text());
    }

    @Test
    void aHostThatIsNoneIsRefusedAndNotRepeated() {
        for (String host : List.of(
                "\"><script>alert(1)</script>",
                "cats.example\"onload=alert(1)",
                "cats.example;script-src *",
                "cats.example'",
                "cats.example&copy;",
                "a b",
                "cats.example/path",
                "mina@cats.example",
                "cats.example%22",
                "고양이.example")) {
            for (String path : List.of("/", "/wall.json", "/none")) {
                RawHttp.Answer answer = ask("GET " + path, "Host: " + host);
                assertEquals(400, answer.status(), host + ": " + answer.head());
                String whole = answer.head() + answer.text();
                assertFalse(host.matches(".*[\"'<>&;].*") && whole.contains(host), whole);
            }
        }
    }

    @Test
    void theDefaultTitleIsKoreanForWhoPrefersKorean() throws IOException {
        String korean = "고양이를 보여줘";
        assertTrue(
                Files.readString(Path.of("src/main/resources/page/words/ko.js"))
                        .contains("'Show me the cats': '" + korean + "'"),
                "words/ko.js says the same in the browser");
        for (String languages : List.of("ko", "ko-KR,ko;q=0.9,en;q=0.8", "en;q=0.5, ko", "xx, ko;q=0.1")) {
            RawHttp.Answer answer = ask("GET /", "Accept-Language: " + languages);
            assertEquals(korean, page(answer).title(), languages);
            assertTrue(answer.header("Vary").contains("Accept-Language"), answer.head());
        }
        for (String languages : List.of("en", "en, ko;q=0.9", "*", "", ";;q=,")) {
            assertEquals(
                    "Show me the cats",
                    page(ask("GET /", "Accept-Language: " + languages)).title(),
                    languages);
        }
        assertEquals(
                korean,
                page(ask("GET /?layout=list&lang=ko", "Accept-Language: en")).title());
        assertEquals("Show me the cats", page(ask("GET /?lang=kok&q=%ff")).title());
        assertEquals(
                HOSTILE,
                Jsoup.parse(RawHttp.ask(hostile.page(), "GET /", "Accept-Language: ko")
                                .text())
                        .title());
    }

    @Test
    void whatABrowserHasIsNotSentAgain() {
        String english = ask("GET /").header("ETag");
        assertEquals(304, ask("GET /", "If-None-Match: " + english).status());
        assertEquals(304, ask("GET /", "If-None-Match: \"other\", W/" + english).status());
        assertEquals(0, ask("GET /", "If-None-Match: " + english).body().length);
        assertEquals(
                200,
                ask("GET /", "If-None-Match: " + english, "Accept-Language: ko").status());
        assertEquals(
                200,
                ask("GET /", "If-None-Match: " + english, "Host: other.example").status());
        assertEquals("no-cache", ask("GET /").header("Cache-Control"));
    }

    @Test
    void itIsCompressedAndTheCompressedPageIsNotSentAgainEither() {
        RawHttp.Answer compressed = ask("GET /", "Accept-Encoding: gzip");
        assertEquals("gzip", compressed.header("Content-Encoding"));
        assertTrue(compressed.body().length < ask("GET /").body().length);
        assertTrue(compressed.header("Vary").contains("Accept-Encoding"), compressed.head());
        assertTrue(compressed.header("Vary").contains("Accept-Language"), compressed.head());
        String tag = compressed.header("ETag");
        assertEquals(
                304,
                ask("GET /", "Accept-Encoding: gzip", "If-None-Match: " + tag).status());
    }

    @Test
    void headAnswersAsGetDoesWithoutThePage() {
        RawHttp.Answer page = ask("GET /");
        RawHttp.Answer head = ask("HEAD /");
        assertEquals(200, head.status());
        assertEquals(page.header("ETag"), head.header("ETag"));
        assertEquals(String.valueOf(page.body().length), head.header("Content-Length"));
        assertEquals("text/html;charset=utf-8", head.header("Content-Type"));
        assertArrayEquals(new byte[0], head.body());
        assertNotEquals(200, ask("POST /").status());
    }

    private static RawHttp.Answer ask(String line, String... headers) {
        return RawHttp.ask(wall.page(), line, headers);
    }

    private static Document page(RawHttp.Answer answer) {
        assertEquals(200, answer.status(), answer.head());
        assertFalse(answer.text().contains("{{"), answer.text());
        return Jsoup.parse(answer.text());
    }

    private static String meta(Document page, String attribute, String name) {
        return page.select("meta[" + attribute + "='" + name + "']").attr("content");
    }
}

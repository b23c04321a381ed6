package catwalk.page;

import static catwalk.kit.RunningWall.delete;
import static catwalk.kit.RunningWall.post;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Browser;
import catwalk.kit.RunningWall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** routes/page and the page itself, in a real browser on a real broker. */
class PageTest {
    @TempDir
    static Path data;

    private static RunningWall wall;
    private static Browser browser;
    private static int posts;

    @BeforeAll
    static void openThePage() {
        wall = new RunningWall(data).with("wall.sensitive", "blur").start();
        browser = Browser.started("en-US").size(1280, 800).open(wall.page());
        await().until(() -> browser.state().equals("live"));
    }

    @AfterAll
    static void close() {
        browser.close();
        wall.close();
    }

    @Test
    void aPostAppearsWithItsPictureTextAuthorAndAltText() {
        String id = newId();
        wall.offer(post(id, "my cat sleeps"));
        Browser.Card card = card(id);
        assertEquals("my cat sleeps", card.text().strip());
        assertTrue(card.author().contains("Mina"), card.author());
        assertEquals(List.of("a picture"), card.alts());
        assertEquals(
                "https://example.org/post/" + posts,
                browser.eval(
                        "return document.querySelector(`.card[data-id='${arguments[0]}'] a[href*='/post/']`).href",
                        id));
    }

    @Test
    void aDeletedPostLeaves() {
        String id = newId();
        wall.offer(post(id, "my cat"));
        card(id);
        wall.offer(delete(id));
        await().until(() -> browser.cards().stream().noneMatch(card -> card.id().equals(id)));
    }

    @Test
    void aSensitivePostIsVeiled() {
        String id = newId();
        JsonNode post = post(id, "my cat");
        ((ObjectNode) post.get("object")).put("sensitive", true);
        wall.offer(post);
        assertTrue(card(id).veiled());
    }

    @Test
    void whatAStrangerPostsIsOnlyLookedAt() {
        String id = newId();
        JsonNode post = post(id, "cat");
        ObjectNode note = (ObjectNode) post.get("object");
        note.put("content", "cat <script>document.title='owned'</script><img src=x onerror=document.title='owned'>");
        ((ObjectNode) note.get("attributedTo"))
                .put("name", "<b onmouseover=alert(1)>Mina</b>")
                .put("url", "javascript:document.title='owned'");
        note.put("url", "javascript:document.title='owned'");
        wall.offer(post);
        Browser.Card card = card(id);
        assertTrue(card.text().contains("<script>"), "the text is text: " + card.text());
        assertFalse(browser.title().contains("owned"));
        assertEquals(0L, browser.eval("return document.querySelectorAll('a[href^=\"javascript:\"]').length"));
        assertEquals(0L, browser.eval("return document.querySelectorAll('.card script, .card b').length"));
    }

    @Test
    void aPostWhosePictureIsBrokenDoesNotShow() {
        String broken = newId();
        JsonNode post = post(broken, "my cat");
        ((ObjectNode) post.at("/object/attachment/0")).put("url", "/none.jpg");
        wall.offer(post);
        String next = newId();
        wall.offer(post(next, "my cat"));
        card(next);
        assertTrue(browser.cards().stream().noneMatch(card -> card.id().equals(broken)));
    }

    @Test
    void aSecondBrowserSeesRecentPostsWithinTwoSeconds() {
        String id = newId();
        wall.offer(post(id, "my cat"));
        card(id);
        try (Browser second = Browser.started("en-US").open(wall.page())) {
            await().atMost(Duration.ofSeconds(2)).until(() -> second.cards().stream()
                    .anyMatch(card -> card.id().equals(id)));
        }
    }

    @Test
    void theTitleIsKoreanWhereTheBrowserPrefersKorean() {
        try (Browser korean = Browser.started("ko-KR").open(wall.page())) {
            await().until(() -> korean.title().equals("고양이를 보여줘"));
            assertEquals("ko", korean.eval("return document.documentElement.lang"));
        }
    }

    @Test
    void everyAnswerCarriesSecurityHeadersAndNothingOfTheDiskIsServed() throws Exception {
        for (String path : List.of("", "wall.json", "styles/base.css", "none")) {
            HttpResponse<String> answer = get(path);
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.contains("script-src 'self';"), path + ": " + policy);
            assertFalse(policy.contains("unsafe"), policy);
            assertEquals(
                    "nosniff",
                    answer.headers().firstValue("X-Content-Type-Options").orElse(""),
                    path);
            assertEquals(
                    "no-referrer",
                    answer.headers().firstValue("Referrer-Policy").orElse(""),
                    path);
        }
        for (String path : List.of(
                "application.properties",
                "..%2fapplication.properties",
                "cats/",
                "%2e%2e/catwalk/application.properties")) {
            HttpResponse<String> answer = get(path);
            assertTrue(answer.statusCode() >= 400, path + " answers " + answer.statusCode());
            assertFalse(answer.body().contains("wall.name"), path);
        }
        assertEquals(404, get("none").statusCode());
    }

    @Test
    void wallJsonTellsThePageWhereItsPostsComeFrom() throws Exception {
        JsonNode info = RunningWall.activity(get("wall.json").body());
        assertEquals("wall.cats", info.get("topic").asText());
        assertEquals(wall.broker().toString(), info.get("brokerURL").asText());
        assertEquals("Show me the cats", info.get("title").asText());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(wall.page() + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static Browser.Card card(String id) {
        await("the card of " + id)
                .until(() -> browser.cards().stream().anyMatch(card -> card.id().equals(id)));
        return browser.cards().stream()
                .filter(card -> card.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String newId() {
        return "https://example.org/post/" + ++posts;
    }
}

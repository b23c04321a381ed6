package catwalk.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The wall in a page of somebody else's, by the line that docs/page.md gives. */
@Tag("browser")
class EmbeddingTest {
    @RegisterExtension
    static final Room room = Room.with(Map.of());

    private static HttpServer host;
    private static volatile String html = "";

    @BeforeAll
    static void hangTheWall() throws IOException {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        host.createContext("/", exchange -> {
            byte[] body = html.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        host.start();
    }

    @AfterEach
    void clear() {
        room.browser().driver().switchTo().defaultContent();
    }

    @AfterAll
    static void close() {
        host.stop(0);
    }

    @Test
    void theDocumentedLineShowsALiveWallInAPageOfAnotherOrigin() throws IOException {
        frame(documentedLine());
        List<String> posts = room.offer(8);
        room.awaitCards(posts);
        assertEquals("grid", room.text("return document.documentElement.dataset.layout"));
        assertEquals(8, room.slots().size(), "two rows of four");
        assertEquals(posts.size(), room.browser().loadedPictures().size() * posts.size(), "the same picture, seen");
        assertTrue(!room.there("#menu-button"), "a framed wall has controls");
        assertEquals(List.of(), room.browser().consoleErrors());
    }

    @Test
    void aSmallFrameIsFilledAndNothingInItSticksOut() {
        frame("<iframe src=\"" + room.wall().page() + "?layout=list\" width=\"400\" height=\"300\"></iframe>");
        room.awaitCards(room.offer(2));
        assertEquals("400 300", room.text("return `${innerWidth} ${innerHeight}`"));
        assertEquals("true", room.text("return document.documentElement.scrollWidth <= innerWidth"));
    }

    @Test
    void aPictureOpensWithinTheFrame() {
        frame("<iframe src=\"" + room.wall().page() + "\" width=\"800\" height=\"600\"></iframe>");
        String id = room.offer(1).get(0);
        room.awaitCards(List.of(id));
        room.click(Room.card(id, ".open"));
        await("the viewer").until(() -> room.there("#viewer .shown"));
        room.click("#viewer .close");
        await("the wall").until(() -> !room.there("#viewer"));
        assertEquals("live", room.browser().state());
    }

    /** The line of docs/page.md, with this wall's address. */
    private static String documentedLine() throws IOException {
        Matcher line = Pattern.compile("<iframe [^>]*></iframe>").matcher(Files.readString(Path.of("docs", "page.md")));
        assertTrue(line.find(), "docs/page.md gives no line");
        String text = line.group();
        assertTrue(text.contains("https://wall.example.org/"), text);
        return text.replace("https://wall.example.org/", room.wall().page().toString());
    }

    /** Opens a page on another origin that has this in it, and goes into its frame. */
    private static void frame(String line) {
        html = "<!doctype html><title>somebody's page</title><h1>My cats</h1>" + line;
        room.browser().driver().switchTo().defaultContent();
        room.browser().open(URI.create("http://localhost:" + host.getAddress().getPort() + "/"));
        room.browser().driver().switchTo().frame(room.find("iframe"));
        await("the wall to be live").until(() -> room.browser().state().equals("live"));
    }
}

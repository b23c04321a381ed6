package catwalk.kit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {
    private static final String PAGE = """
            <!doctype html><html data-state="live"><link rel="icon" href="data:,"><title>Test</title>
            <article class="card" data-id="a:1"><div class="pictures"><img src="/cat.svg" alt="a cat"><img src="/cat.svg?2">
            <img src="/none.svg"></div><a class="author">Mina</a><p class="text">box</p></article>
            <article class="card" data-id="a:2" data-veiled><div class="pictures"><img src="/cat.svg" alt=""></div></article>
            """;
    private static final String CAT =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\"><rect width=\"30\" height=\"20\"/></svg>";

    private final HttpServer server = serve();

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void seesWhatAVisitorSees(@TempDir Path directory) throws IOException {
        URI page = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (Browser browser = Browser.started("ko-KR").size(390, 844).open(page)) {
            assertEquals("live", browser.state());
            assertEquals(List.of(page + "cat.svg", page + "cat.svg?2"), browser.loadedPictures());
            assertEquals(
                    List.of(
                            new Browser.Card(
                                    "a:1",
                                    "Mina",
                                    "box",
                                    List.of(page + "cat.svg", page + "cat.svg?2"),
                                    List.of("a cat", ""),
                                    false),
                            new Browser.Card("a:2", "", "", List.of(page + "cat.svg"), List.of(""), true)),
                    browser.cards());
            assertEquals("ko-KR", browser.eval("return navigator.language"));
            assertEquals(390L, browser.eval("return innerWidth"));
            assertEquals(1, browser.consoleErrors().size(), () -> browser.consoleErrors()
                    .toString());
            assertTrue(browser.consoleErrors().get(0).contains("none.svg"));

            browser.offline(true);
            assertEquals(false, browser.eval("return navigator.onLine"));
            browser.eval("fetch('/cat.svg').catch(() => document.documentElement.dataset.state = 'offline')");
            await().until(() -> browser.state().equals("offline"));
            browser.offline(false);
            assertEquals(true, browser.eval("return navigator.onLine"));

            Path picture = directory.resolve("docs/page.png");
            browser.screenshot(picture);
            assertTrue(Files.size(picture) > 1000);
        }
    }

    private static HttpServer serve() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                byte[] body = (path.equals("/") ? PAGE : CAT).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", path.equals("/") ? "text/html" : "image/svg+xml");
                exchange.sendResponseHeaders(
                        path.equals("/none.svg") ? 404 : 200, path.equals("/none.svg") ? -1 : body.length);
                exchange.getResponseBody().write(path.equals("/none.svg") ? new byte[0] : body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

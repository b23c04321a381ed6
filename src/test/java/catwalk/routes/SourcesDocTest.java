package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.CatwalkProcess;
import catwalk.kit.Schema;
import catwalk.kit.Viewer;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source that docs/sources.md writes works as it stands there. */
class SourcesDocTest {
    private static final String TWO_CATS = """
            [{"id":"abc","url":"https://cdn2.thecatapi.com/images/abc.jpg","width":640,"height":480},
             {"id":"def","url":"https://cdn2.thecatapi.com/images/def.jpg","width":480,"height":640}]
            """;

    @TempDir
    Path directory;

    private HttpServer api;

    @BeforeEach
    void serve() throws Exception {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/v1/images/search", exchange -> {
            byte[] body = TWO_CATS.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(
                    "limit=10".equals(exchange.getRequestURI().getQuery()) ? 200 : 400, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        api.start();
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    @Test
    void theWorkedExampleShowsEachCatOnce() throws Exception {
        Matcher example = Pattern.compile(
                        "`(routes/sources/[a-z-]+\\.kamelet\\.yaml)`\\s+```yaml\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs", "sources.md")));
        assertTrue(example.find(), "docs/sources.md shows no Kamelet");
        try (CatwalkProcess catwalk = new CatwalkProcess(directory)
                .with("wall.roles", "broker,publisher")
                .with("wall.sources", "catapi")
                .with("catapi.url", "http://127.0.0.1:" + api.getAddress().getPort())
                .with("catapi.poll-delay", 200)) {
            catwalk.write(example.group(1), example.group(2));
            catwalk.start();
            try (Viewer viewer = new Viewer(catwalk.broker()).subscribe("/topic/wall.cats", true)) {
                await().until(() -> viewer.created().size() >= 2);
                assertEquals(2, viewer.created().size(), "each once, however often it is polled");
                for (JsonNode collection : viewer.collections()) {
                    Schema.assertValid(collection);
                }
            }
            assertEquals(0, catwalk.linesWith("malformed"), catwalk.output());
        }
    }
}

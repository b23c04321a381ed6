package catwalk.broker;

import static catwalk.kit.RunningWall.post;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catwalk.kit.RunningWall;
import catwalk.kit.Viewer;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** broker/activemq.xml: a viewer that takes nothing holds nobody up. */
class SlowViewerTest {
    private static final int POSTS = 5_000;

    @TempDir
    Path data;

    @Test
    void whoReadsGetsEverythingWhileAnotherReadsNothing() {
        try (RunningWall wall = new RunningWall(data)
                        .with("wall.roles", "broker,publisher")
                        .start();
                Viewer reader = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true)) {
            WebSocket stalled = subscribeAndReadNothing(wall);
            List<String> ids = IntStream.range(0, POSTS)
                    .mapToObj(i -> "https://example.org/post/" + i)
                    .toList();
            // some 12 MB: more than the sockets' buffers take
            ids.forEach(id -> wall.offerLater(post(id, "cat " + "x".repeat(1_900))));
            await().atMost(Duration.ofSeconds(30)).until(() -> reader.created().size() >= POSTS);
            assertEquals(ids, reader.created(), "all, in order");
            stalled.abort();
        }
    }

    private static WebSocket subscribeAndReadNothing(RunningWall wall) {
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("v12.stomp")
                .buildAsync(wall.broker(), new WebSocket.Listener() {
                    @Override
                    public void onOpen(WebSocket opened) {
                        // asks for nothing, ever
                    }
                })
                .join();
        socket.sendText("CONNECT\naccept-version:1.2\nhost:wall\nheart-beat:0,0\n\n\0", true)
                .join();
        socket.sendText("SUBSCRIBE\nid:1\ndestination:/topic/wall.cats\n\n\0", true)
                .join();
        return socket;
    }
}

package catwalk.routes;

import static org.awaitility.Awaitility.await;

import catwalk.kit.Metrics;
import catwalk.kit.RunningWall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After hours without a network, Jetstream sends what was missed as fast as it is read, millions of events. */
class BlueskyBacklogTest {
    @TempDir
    Path data;

    private final ExecutorService server = Executors.newSingleThreadExecutor();
    private ServerSocket door;
    private RunningWall wall;

    @BeforeEach
    void open() throws IOException {
        door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        wall.close();
        door.close();
        server.shutdownNow();
    }

    @Test
    void theConnectionIsKnownToBeOpenWhileABacklogComesWithoutAPause() {
        server.execute(this::sendWithoutAPause);
        wall = new RunningWall(data)
                .with("wall.roles", "broker,publisher")
                .with("wall.sources", "bluesky")
                .with("bluesky.url", "ws://127.0.0.1:" + door.getLocalPort())
                .start();
        Metrics metrics = new Metrics(Integer.parseInt(wall.setting("camel.management.port")));
        await("connected, says the metric")
                .atMost(Duration.ofSeconds(10))
                .until(() -> metrics.sum("catwalk_source_connected", "source=\"bluesky\"") == 1);
    }

    /** Over a socket of its own: a server that minds other connections, too, would pause. */
    private void sendWithoutAPause() {
        try (Socket socket = door.accept()) {
            BufferedReader request = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            String key = "";
            for (String line = request.readLine(); !line.isEmpty(); line = request.readLine()) {
                if (line.toLowerCase().startsWith("sec-websocket-key:")) {
                    key = line.substring(line.indexOf(':') + 1).strip();
                }
            }
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] events = events();
            while (true) {
                out.write(events);
            }
        } catch (Exception e) {
            // the test is over
        }
    }

    /** Text frames of likes, 64 KiB of them. */
    private static byte[] events() {
        byte[] like = """
                {"did":"did:plc:mina","time_us":%d,"kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.like",\
                "rkey":"3like","record":{"$type":"app.bsky.feed.like","createdAt":"2026-07-04T14:37:36.000Z"}}}""".formatted(System.currentTimeMillis() * 1000).getBytes(StandardCharsets.UTF_8);
        ByteBuffer frames = ByteBuffer.allocate(64 * 1024);
        while (frames.remaining() >= like.length + 4) {
            frames.put((byte) 0x81)
                    .put((byte) 126)
                    .putShort((short) like.length)
                    .put(like);
        }
        return Arrays.copyOf(frames.array(), frames.position());
    }
}

package catwalk.kit;

import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;

/**
 * A broker that has no posts but what a test sends, and does with viewers what a test wants: for what a real one only
 * does in trouble.
 */
public final class QuietBroker implements AutoCloseable {
    /** What a viewer who logs in meets. */
    public enum Answer {
        WELCOME,
        REFUSAL,
        /** neither, ever */
        SILENCE,
        /** the connection ends before STOMP begins */
        HANG_UP
    }

    private final CountDownLatch listening = new CountDownLatch(1);
    private final Server server = new Server();
    private final AtomicInteger attempts = new AtomicInteger();
    private final Map<String, String> subscriptions = new ConcurrentHashMap<>(); // destination → id, of who came last
    private volatile Answer answer = Answer.WELCOME;

    public QuietBroker() {
        server.start();
        try {
            listening.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI url() {
        return URI.create("ws://127.0.0.1:" + server.getPort());
    }

    /** Answers so from now on; whoever is connected is cut off. */
    public QuietBroker answer(Answer answer) {
        this.answer = answer;
        subscriptions.clear();
        server.getConnections().forEach(viewer -> viewer.closeConnection(CloseFrame.ABNORMAL_CLOSE, "cut"));
        return this;
    }

    /** How often somebody wanted to log in. */
    public int attempts() {
        return attempts.get();
    }

    /** Sends a message of a topic, once somebody reads it. */
    public void send(String topic, String body) {
        String destination = "/topic/" + topic;
        await("a viewer of " + topic).until(() -> subscriptions.containsKey(destination));
        server.broadcast("MESSAGE\ndestination:%s\nmessage-id:1\nsubscription:%s\n\n%s\0"
                .formatted(destination, subscriptions.get(destination), body));
    }

    @Override
    public void close() {
        try {
            server.stop(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String header(String frame, String name) {
        return frame.lines()
                .filter(line -> line.startsWith(name + ":"))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }

    private final class Server extends WebSocketServer {
        Server() {
            super(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    List.of(new Draft_6455(List.of(), List.of(new Protocol("v12.stomp"), new Protocol("")))));
            setReuseAddr(true);
            setDaemon(true);
        }

        @Override
        public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
                WebSocket viewer, Draft draft, ClientHandshake request) throws InvalidDataException {
            if (answer == Answer.HANG_UP) {
                throw new InvalidDataException(CloseFrame.POLICY_VALIDATION);
            }
            return super.onWebsocketHandshakeReceivedAsServer(viewer, draft, request);
        }

        @Override
        public void onMessage(WebSocket viewer, String message) {
            if (message.startsWith("SUBSCRIBE")) {
                subscriptions.put(header(message, "destination"), header(message, "id"));
            }
            if (!message.startsWith("CONNECT") && !message.startsWith("STOMP")) {
                return;
            }
            attempts.incrementAndGet();
            if (answer == Answer.WELCOME) {
                viewer.send("CONNECTED\nversion:1.2\nheart-beat:0,0\n\n\0");
            } else if (answer == Answer.REFUSAL) {
                viewer.send("ERROR\nmessage:viewers are not let in\n\n\0");
            }
        }

        @Override
        public void onStart() {
            listening.countDown();
        }

        @Override
        public void onOpen(WebSocket viewer, ClientHandshake handshake) {
            // what counts is the CONNECT
        }

        @Override
        public void onClose(WebSocket viewer, int code, String reason, boolean remote) {
            // a viewer may come and go
        }

        @Override
        public void onError(WebSocket viewer, Exception problem) {
            // a viewer that has gone
        }
    }
}

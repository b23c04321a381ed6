package catwalk.kit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;

/** A broker that has no posts and does with viewers what a test wants: for what a real one only does in trouble. */
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
        server.getConnections().forEach(viewer -> viewer.closeConnection(CloseFrame.ABNORMAL_CLOSE, "cut"));
        return this;
    }

    @Override
    public void close() {
        try {
            server.stop(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
            if (!message.startsWith("CONNECT") && !message.startsWith("STOMP")) {
                return;
            }
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

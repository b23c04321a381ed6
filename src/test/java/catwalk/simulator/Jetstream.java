package catwalk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;

/**
 * Bluesky's Jetstream v1 on loopback, as its documentation has it (github.com/bluesky-social/jetstream): {@code /subscribe}
 * with {@code wantedCollections} and {@code cursor}; the cursor is a {@code time_us}, inclusive, and replays what was sent
 * since; identity and account events ignore the collection filter; the server pings every 30 s.
 */
public final class Jetstream implements AutoCloseable {
    private final Set<WebSocket> mute = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refusals = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A cursor below this is no time; the real service takes it for a sequence number. */
    private static final long LEAST_TIME_US = 1_000_000_000_000_000L;

    private record Sent(long timeMicros, String collection, String text) {}

    private final List<Sent> log = new ArrayList<>();
    private final List<URI> connects = new CopyOnWriteArrayList<>();
    private final int port;
    private Server server;
    private long lastMicros;
    private boolean silent;

    /** Starts on a free port. */
    public Jetstream() {
        server = new Server(0);
        port = server.awaitPort();
    }

    public URI url() {
        return URI.create("ws://127.0.0.1:" + port);
    }

    /** What clients asked for, in the order they connected. */
    public List<URI> connects() {
        return connects;
    }

    /** How many clients are connected. */
    public int subscribers() {
        return server.getConnections().size();
    }

    /** Sends an event, stamped with a {@code time_us} of now that rises with each, and keeps it for those who resume. */
    public synchronized void send(JsonNode event) {
        lastMicros = Math.max(lastMicros + 1, System.currentTimeMillis() * 1000);
        ObjectNode stamped = JSON.createObjectNode();
        stamped.set("did", event.path("did"));
        stamped.put("time_us", lastMicros);
        event.properties().forEach(field -> stamped.set(field.getKey(), field.getValue()));
        deliver(new Sent(lastMicros, event.at("/commit/collection").asText(""), stamped.toString()));
    }

    /** Sends a text as it is. */
    public synchronized void sendRaw(String text) {
        deliver(new Sent(lastMicros, "", text));
    }

    private void deliver(Sent sent) {
        log.add(sent);
        server.getConnections().stream()
                .filter(WebSocket::isOpen)
                .filter(client -> !mute.contains(client) && wants(client, sent))
                .forEach(client -> send(client, sent));
    }

    private static void send(WebSocket client, Sent sent) {
        try {
            client.send(sent.text());
        } catch (WebsocketNotConnectedException e) {
            // gone this moment: it gets the event when it resumes
        }
    }

    private static boolean wants(WebSocket client, Sent sent) {
        List<String> wanted = client.getAttachment();
        return sent.collection().isEmpty() || wanted.isEmpty() || wanted.contains(sent.collection());
    }

    /** Cuts every connection without a word: the TCP connection ends, no close frame comes. */
    public void cut() {
        server.getConnections().forEach(client -> {
            try {
                ((SocketChannel) ((WebSocketImpl) client).getChannel()).shutdownOutput();
            } catch (IOException e) {
                // cut already
            }
        });
    }

    /** From now on nothing is sent, pings neither, while connections stay open: a peer that died without a FIN. */
    public synchronized void fallSilent() {
        silent = true;
        mute.addAll(server.getConnections());
        server.setConnectionLostTimeout(0);
    }

    /** Ends the silence for whoever connects anew. */
    public synchronized void speakAgain() {
        silent = false;
    }

    /** Pings every client, as the server does every 30 s. */
    public void ping() {
        server.getConnections().stream()
                .filter(client -> !mute.contains(client))
                .forEach(WebSocket::sendPing);
    }

    /** Refuses the next connects before the upgrade, as while it starts. */
    public void refuse(int times) {
        refusals.set(times);
    }

    /** Goes away, port and all; what is sent meanwhile is kept for those who resume. */
    public void stop() {
        server.end();
    }

    /** Comes back on the same port. */
    public synchronized void start() {
        server = new Server(port);
        server.awaitPort();
    }

    @Override
    public void close() {
        stop();
    }

    private synchronized void subscribe(WebSocket client, URI request) {
        Map<String, List<String>> query = query(request);
        client.setAttachment(query.getOrDefault("wantedCollections", List.of()));
        long cursor = Long.parseLong(query.getOrDefault("cursor", List.of("0")).get(0));
        if (silent) {
            // and stays so: the client has to try again
            mute.add(client);
        } else if (cursor >= LEAST_TIME_US) {
            log.stream()
                    .filter(sent -> sent.timeMicros() >= cursor && wants(client, sent))
                    .forEach(sent -> send(client, sent));
        }
        connects.add(request);
    }

    private static Map<String, List<String>> query(URI request) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        Arrays.stream(String.valueOf(request.getRawQuery()).split("&")).forEach(pair -> {
            String[] sides = pair.split("=", 2);
            query.computeIfAbsent(sides[0], key -> new ArrayList<>())
                    .add(URLDecoder.decode(sides.length > 1 ? sides[1] : "", StandardCharsets.UTF_8));
        });
        return query;
    }

    private final class Server extends WebSocketServer {
        private final CountDownLatch started = new CountDownLatch(1);

        Server(int port) {
            super(new InetSocketAddress("127.0.0.1", port));
            setReuseAddr(true);
            setTcpNoDelay(true);
            setConnectionLostTimeout(30);
            start();
        }

        int awaitPort() {
            try {
                if (!started.await(10, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the Jetstream simulator does not start");
                }
                return getPort();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        void end() {
            try {
                stop(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Bad options are refused before the upgrade. */
        @Override
        public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
                WebSocket client, Draft draft, ClientHandshake request) throws InvalidDataException {
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new InvalidDataException(CloseFrame.REFUSE, "not ready");
            }
            if (!request.getResourceDescriptor().startsWith("/subscribe")) {
                throw new InvalidDataException(CloseFrame.REFUSE, "no such path");
            }
            return super.onWebsocketHandshakeReceivedAsServer(client, draft, request);
        }

        @Override
        public void onOpen(WebSocket client, ClientHandshake request) {
            subscribe(client, URI.create(request.getResourceDescriptor()));
        }

        @Override
        public void onStart() {
            started.countDown();
        }

        @Override
        public void onMessage(WebSocket client, String message) {
            // an options_update: not used here
        }

        @Override
        public void onClose(WebSocket client, int code, String reason, boolean remote) {
            // the next connect tells
        }

        @Override
        public void onError(WebSocket client, Exception error) {
            // a cut connection is meant to be cut
        }
    }
}

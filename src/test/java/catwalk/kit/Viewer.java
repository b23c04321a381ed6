package catwalk.kit;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

/**
 * A viewer that shares no code with the page: STOMP 1.2 over the JDK's WebSocket client, anonymous like any browser.
 * It keeps what it receives, with the time of each activity.
 */
public final class Viewer implements AutoCloseable {
    /** An activity and when it came, in {@link System#nanoTime()}. */
    public record Arrival(JsonNode activity, long nanos) {
        public String id() {
            return activity.at("/object/id").asText();
        }

        public String type() {
            return activity.path("type").asText();
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<JsonNode> collections = new CopyOnWriteArrayList<>();
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final WebSocket socket;
    private volatile boolean connected;
    private volatile boolean closed;

    /** Connects as nobody. */
    public Viewer(URI broker) {
        this(broker, "");
    }

    /** @param headers more headers for the CONNECT frame, each ended by a newline */
    public Viewer(URI broker, String headers) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("v12.stomp")
                .buildAsync(broker, new Frames())
                .join();
        send("CONNECT\naccept-version:1.2\nhost:wall\nheart-beat:0,0\n" + headers + "\n");
        await("the broker's CONNECTED").atMost(PATIENCE).until(() -> connected || closed || !errors.isEmpty());
    }

    /** Subscribes to a topic, with or without its recent messages, and waits for the broker to say that it did. */
    public Viewer subscribe(String destination, boolean retroactive) {
        send("SUBSCRIBE\nid:" + destination + "\ndestination:" + destination + "\nreceipt:" + destination
                + (retroactive ? "\nactivemq.retroactive:true" : "") + "\n\n");
        return this;
    }

    /** Sends a frame as it is, without the NUL at its end. */
    public void send(String frame) {
        socket.sendText(frame + "\0", true).join();
    }

    /** Sends a frame that the broker may cut short. */
    public void sendFrame(String frame) {
        socket.sendText(frame + "\0", true).exceptionally(cut -> socket);
    }

    public List<JsonNode> collections() {
        return collections;
    }

    public List<Arrival> arrivals() {
        return arrivals;
    }

    /** The ids of the posts created, in the order they came. */
    public List<String> created() {
        return ids("Create");
    }

    /** The ids of the posts deleted, in the order they came. */
    public List<String> deleted() {
        return ids("Delete");
    }

    private List<String> ids(String type) {
        return arrivals.stream()
                .filter(arrival -> arrival.type().equals(type))
                .map(Arrival::id)
                .toList();
    }

    /** The messages of the broker's ERROR frames. */
    public List<String> errors() {
        return errors;
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private void frame(String frame) {
        String command = frame.lines().findFirst().orElse("");
        String body = frame.substring(Math.max(0, frame.indexOf("\n\n") + 2));
        switch (command) {
            case "CONNECTED" -> connected = true;
            case "ERROR" -> errors.add(frame);
            case "MESSAGE" -> message(RunningWall.activity(body));
            default -> {
                // a receipt or a heart-beat
            }
        }
    }

    private void message(JsonNode collection) {
        long now = System.nanoTime();
        collections.add(collection);
        StreamSupport.stream(collection.path("orderedItems").spliterator(), false)
                .map(activity -> new Arrival(activity, now))
                .forEach(arrivals::add);
    }

    /** Frames may come in several WebSocket messages, and several in one. */
    private final class Frames implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            for (int end = text.indexOf("\0"); end >= 0; end = text.indexOf("\0")) {
                String frame = text.substring(0, end).stripLeading();
                text.delete(0, end + 1);
                frame(frame);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed = true;
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed = true;
        }
    }
}

package catwalk.bench.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.client.WebSocketClient;

/**
 * Reads a firehose with the clients that Catwalk reads with, so that those make no difference; the next event when the
 * last is dealt with.
 */
final class EventSocket {
    private EventSocket() {}

    /** Connects, and hands each event to somebody for as long as there are any. */
    static void read(URI firehose, Consumer<String> receiver) throws Exception {
        if (firehose.getScheme().equals("ws")) {
            WebSocketClient client = new WebSocketClient();
            client.setIdleTimeout(Duration.ZERO);
            client.start();
            client.connect(new Messages(receiver), firehose.resolve("/subscribe"))
                    .get(10, TimeUnit.SECONDS);
        } else {
            HttpClient client = new HttpClient();
            client.start();
            InputStreamResponseListener response = new InputStreamResponseListener();
            client.newRequest(firehose.resolve("/2/tweets/search/stream")).send(response);
            Thread reading = new Thread(() -> readLines(response, receiver));
            reading.start();
        }
    }

    private static void readLines(InputStreamResponseListener response, Consumer<String> receiver) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                receiver.accept(line);
            }
        } catch (IOException e) {
            // the firehose has gone
        }
    }

    /** Public, and so its methods: Jetty looks them up from outside. */
    public static final class Messages implements Session.Listener.AutoDemanding {
        private final Consumer<String> receiver;

        Messages(Consumer<String> receiver) {
            this.receiver = receiver;
        }

        @Override
        public void onWebSocketText(String message) {
            receiver.accept(message);
        }
    }
}

package catwalk.bench.ingest;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A viewer that takes note of when each post was sent and when it came. It looks for that only, which is quick. */
public final class TopicReader implements AutoCloseable {
    private static final String MARK = "\"content\":\"at ";
    private static final int DIGITS = Frame.STAMP.length();

    /** Microseconds on the way, by when they were sent. */
    private final TreeMap<Long, Long> delays = new TreeMap<>();

    private long last;
    private long longestPause;

    private final CountDownLatch connected = new CountDownLatch(1);
    private final WebSocket socket;

    /** Subscribes, and waits until it has. */
    public TopicReader(URI broker, String topic) throws InterruptedException {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("v12.stomp")
                .buildAsync(broker, new Frames())
                .join();
        send("CONNECT\naccept-version:1.2\nhost:wall\nheart-beat:0,0\n\n");
        if (!connected.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the broker does not answer");
        }
        send("SUBSCRIBE\nid:0\ndestination:/topic/" + topic + "\n\n");
    }

    private void send(String frame) {
        socket.sendText(frame + "\0", true).join();
    }

    private synchronized void message(CharSequence text) {
        long now = now();
        longestPause = last == 0 ? 0 : Math.max(longestPause, now - last);
        last = now;
        String frame = text.toString();
        for (int at = frame.indexOf(MARK); at >= 0; at = frame.indexOf(MARK, at + DIGITS)) {
            long sent = Long.parseLong(frame, at + MARK.length(), at + MARK.length() + DIGITS, 10);
            delays.putIfAbsent(sent, now - sent);
        }
    }

    /** Microseconds since 1970, as the firehose counts. */
    static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** From now on pauses count. */
    public synchronized void watchPauses() {
        last = 0;
    }

    /** The longest between two messages since then, in microseconds. */
    public synchronized long longestPause() {
        return longestPause;
    }

    /** How many different posts have come. */
    synchronized long count() {
        return delays.size();
    }

    /** Of the posts sent between two times, how many milliseconds they took, in order. */
    synchronized double[] delays(long from, long to) {
        double[] sorted = delays.subMap(from, to).values().stream()
                .mapToDouble(micros -> micros / 1e3)
                .toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** Messages of WebSocket, of which several may make a frame of STOMP; none is searched before it is whole. */
    private final class Frames implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            int end = text.lastIndexOf("\0");
            if (end >= 0) {
                if (connected.getCount() > 0 && text.indexOf("CONNECTED") == 0) {
                    connected.countDown();
                }
                message(text.subSequence(0, end));
                text.delete(0, end + 1);
            }
            from.request(1);
            return null;
        }
    }
}

package catwalk.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * What the simulated services that stream server-sent events share: open streams, and ways to lose them. A stream counts
 * as connected before its headers are out, so whatever is sent after {@link #connects} tells of it reaches it.
 *
 * @param <C> what of all there is a stream was opened for
 */
abstract class StreamingSimulator<C> extends HttpSimulator {
    private record Subscriber<C>(C channel, EventStream stream) {}

    private final List<Request> connects = new CopyOnWriteArrayList<>();
    private final List<Subscriber<C>> subscribers = new CopyOnWriteArrayList<>();
    private final Map<HttpExchange, Subscriber<C>> opening = new ConcurrentHashMap<>();
    private int streamFailure;
    private int streamFailures;
    private boolean silent;

    /** The requests that opened a stream, in their order. */
    public List<Request> connects() {
        return List.copyOf(connects);
    }

    /** How many streams are open; one whose client has gone still counts until something is sent to it. */
    public int subscribers() {
        return subscribers.size();
    }

    /** Sends a text into all streams as it is. */
    public synchronized void publishRaw(String text) {
        send(channel -> true, text);
    }

    /** Cuts all streams, after what was sent before: TCP ends, amid an HTTP answer that has not ended. */
    public synchronized void cut() {
        subscribers.forEach(subscriber -> subscriber.stream().cut());
        subscribers.clear();
    }

    /** Ends all streams as HTTP has it. */
    public synchronized void end() {
        subscribers.forEach(subscriber -> subscriber.stream().end());
        subscribers.clear();
    }

    /** Says nothing more, not even a comment, to those who are connected or connect; their connections stay open. */
    public synchronized void goSilent() {
        silent = true;
        subscribers.forEach(subscriber -> subscriber.stream().fallSilent());
    }

    /** Ends the silence for whoever connects anew. */
    public synchronized void resume() {
        silent = false;
    }

    /** Answers the next requests for a stream with this status; everything else works. */
    public synchronized void failStream(int status, int times) {
        streamFailure = status;
        streamFailures = times;
    }

    /** Whether this request for a stream is one that fails. */
    synchronized boolean failsNow() {
        return streamFailures > 0 && streamFailures-- > 0;
    }

    Answer streamFailure() {
        return failure(streamFailure);
    }

    /**
     * Opens a stream and sends it its beginning; to be returned by {@link #answer}.
     *
     * @param headers of the answer
     */
    synchronized Answer open(
            HttpExchange exchange,
            Request request,
            C channel,
            Map<String, String> headers,
            EventStream stream,
            List<String> beginning) {
        if (silent) {
            stream.fallSilent();
        }
        beginning.forEach(stream::send);
        Subscriber<C> subscriber = new Subscriber<>(channel, stream);
        opening.put(exchange, subscriber);
        subscribers.add(subscriber);
        connects.add(request);
        return new Answer(200, headers, "");
    }

    /** Sends a text to the streams opened for what the predicate accepts. */
    synchronized void send(Predicate<C> wanted, String text) {
        subscribers.stream()
                .filter(subscriber -> wanted.test(subscriber.channel()))
                .forEach(subscriber -> subscriber.stream().send(text));
    }

    @Override
    void write(HttpExchange exchange, int place, Answer answer) {
        Subscriber<C> subscriber = opening.remove(exchange);
        if (subscriber == null) {
            super.write(exchange, place, answer);
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        answered(place, answer.status());
        try {
            subscriber.stream().serve(exchange);
        } finally {
            subscribers.remove(subscriber);
        }
    }
}

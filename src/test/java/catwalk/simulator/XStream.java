package catwalk.simulator;

import catwalk.simulator.HttpSimulator.Answer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * {@code /2/tweets/search/stream}: one connection, each post that a rule matches a line of its own, an empty line now
 * and then. A client that reads too slowly is cut off once the buffer is full, and what was in the buffer is lost.
 */
final class XStream implements AutoCloseable {
    private static final List<String> PLAIN = List.of("backfill_minutes", "start_time", "end_time");
    private static final Piece END = new Piece("", () -> {});
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

    private final InstantSource clock;
    private final XRules rules;
    private final XBill bill;
    private final List<Subscriber> subscribers = new ArrayList<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Threads.daemon("keep-alive"));
    private ScheduledFuture<?> keepAlives;
    private XVocabulary answers = XVocabulary.TWEET;
    private boolean silent;
    private boolean overlooking;
    private int buffer = 10_000;
    private int pieces = Integer.MAX_VALUE;

    XStream(InstantSource clock, XRules rules, XBill bill) {
        this.clock = clock;
        this.rules = rules;
        this.bill = bill;
        keepAliveEvery(KEEP_ALIVE);
    }

    synchronized void keepAliveEvery(Duration period) {
        if (keepAlives != null) {
            keepAlives.cancel(false);
        }
        keepAlives = period.isZero()
                ? null
                : timer.scheduleAtFixedRate(this::keepAlive, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    synchronized void answerIn(XVocabulary vocabulary) {
        answers = vocabulary;
    }

    synchronized void silent(boolean quiet) {
        silent = quiet;
    }

    synchronized void overlookLeaving(boolean overlook) {
        overlooking = overlook;
        if (!overlook) {
            open().stream().filter(subscriber -> subscriber.left).forEach(one -> one.close("client_disconnect"));
        }
    }

    synchronized void buffer(int lines) {
        buffer = lines;
    }

    synchronized void inPiecesOf(int bytes) {
        pieces = bytes;
    }

    synchronized List<Subscriber> open() {
        return subscribers.stream().filter(Subscriber::isOpen).toList();
    }

    synchronized List<Subscriber> all() {
        return List.copyOf(subscribers);
    }

    /** What keeps a request from being answered with the stream. */
    synchronized Optional<Answer> refusal(Query query) {
        Optional<Answer> invalid = XProblems.check(query, PLAIN, XVocabulary.TWEET.choices())
                .or(() -> XProblems.checkNumber(query, "backfill_minutes", 0, 5));
        if (invalid.isPresent()) {
            return invalid;
        }
        boolean recovery = query.has("start_time")
                || query.has("end_time")
                || query.has("backfill_minutes")
                        && !query.first("backfill_minutes").equals("0");
        if (recovery) {
            return Optional.of(XProblems.named("403"));
        }
        if (rules.isEmpty()) {
            return Optional.of(XProblems.named("409"));
        }
        return open().isEmpty() ? Optional.empty() : Optional.of(XProblems.named("429 connection"));
    }

    /** Begins to send on a connection that nothing speaks against. */
    synchronized void begin(Query query, HttpWire.Line line, Map<String, String> headers) throws IOException {
        Subscriber subscriber = new Subscriber(line, XSelection.of(query, XVocabulary.TWEET, answers), clock.instant());
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json; charset=utf-8");
        line.stream(200, all, () -> leave(subscriber));
        subscribers.add(subscriber);
        Threads.daemon("stream").newThread(subscriber::write).start();
    }

    /** Sends a post to who is connected, if a rule matches it. */
    synchronized void publish(XPost post) {
        ArrayNode matching = rules.matching(post);
        if (!matching.isEmpty()) {
            for (Subscriber subscriber : listening()) {
                ObjectNode told = subscriber.selection.tell(post);
                told.set("matching_rules", matching);
                subscriber.send(told.toString(), () -> bill.add(told));
            }
        }
    }

    synchronized void publishRaw(String text) {
        listening().forEach(subscriber -> subscriber.send(text, () -> {}));
    }

    synchronized void keepAlive() {
        publishRaw("");
    }

    /** Says something, and ends. */
    synchronized void disconnect(String type) {
        publishRaw(XProblems.disconnect(type).toString());
        end("operational_disconnect");
    }

    synchronized void end(String reason) {
        open().forEach(subscriber -> subscriber.close(reason));
    }

    synchronized void cut() {
        open().forEach(subscriber -> {
            // in this order: what is cut cannot end well
            subscriber.line.cut();
            subscriber.close("server_disconnect");
        });
    }

    @Override
    public void close() {
        timer.shutdownNow();
        cut();
    }

    private List<Subscriber> listening() {
        return silent ? List.of() : open();
    }

    private synchronized void leave(Subscriber subscriber) {
        subscriber.left = true;
        if (!overlooking) {
            subscriber.close("client_disconnect");
        }
    }

    private record Piece(String text, Runnable onSent) {}

    /** Somebody connected, now or before. */
    final class Subscriber {
        private final String uuid = UUID.randomUUID().toString();
        private final HttpWire.Line line;
        private final XSelection selection;
        private final Instant since;
        private final BlockingQueue<Piece> waiting = new LinkedBlockingQueue<>();
        private volatile Instant until;
        private volatile String reason;
        private volatile boolean left;

        private Subscriber(HttpWire.Line line, XSelection selection, Instant since) {
            this.line = line;
            this.selection = selection;
            this.since = since;
        }

        boolean isOpen() {
            return until == null;
        }

        String uuid() {
            return uuid;
        }

        Instant since() {
            return since;
        }

        Instant until() {
            return until;
        }

        String reason() {
            return reason;
        }

        private void send(String text, Runnable onSent) {
            if (waiting.size() >= buffer) {
                line.cut();
                close("slow_reader");
            } else {
                waiting.add(new Piece(text + "\r\n", onSent));
            }
        }

        /** Is no longer connected; the answer ends behind all that waits. */
        void close(String why) {
            if (isOpen()) {
                reason = why;
                until = clock.instant();
                waiting.add(END);
            }
        }

        /** Writes what waits, until the end or until nobody is there. */
        private void write() {
            try {
                for (Piece piece = waiting.take(); piece != END; piece = waiting.take()) {
                    // before it is out: who has it may look at the bill
                    piece.onSent().run();
                    byte[] bytes = piece.text().getBytes(StandardCharsets.UTF_8);
                    for (int from = 0; from < bytes.length; from += Math.min(pieces, bytes.length)) {
                        line.chunk(bytes, from, Math.min(pieces, bytes.length - from));
                    }
                }
                line.end();
            } catch (IOException e) {
                leave(this);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

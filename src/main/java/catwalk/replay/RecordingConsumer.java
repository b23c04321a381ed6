package catwalk.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Plays a recording in a loop, at a rate; skips a beat while too many posts are under way. */
final class RecordingConsumer extends DefaultConsumer {
    private static final int MOST_UNDER_WAY = 1000;

    private final Recording recording;
    private final long periodNanos;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Deque<JsonNode> next = new ArrayDeque<>();
    private ScheduledExecutorService executor;
    private Recording.Reader reader;
    private String round;

    RecordingConsumer(RecordingEndpoint endpoint, Processor processor, Recording recording, double perSecond) {
        super(endpoint, processor);
        this.recording = recording;
        this.periodNanos = (long) (1e9 / perSecond);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        executor = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "replay");
        executor.scheduleAtFixedRate(this::play, 0, periodNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        if (executor != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(executor);
        }
        if (reader != null) {
            reader.close();
            reader = null;
        }
        super.doStop();
    }

    private void play() {
        if (underWay.get() >= MOST_UNDER_WAY || !isRunAllowed()) {
            return;
        }
        try {
            Exchange exchange = createExchange(false);
            exchange.getIn().setBody(fresh(nextActivity()));
            underWay.incrementAndGet();
            getAsyncProcessor().process(exchange, doneSync -> done(exchange));
        } catch (Exception e) {
            getExceptionHandler().handleException("the recording cannot be played on", e);
        }
    }

    private void done(Exchange exchange) {
        underWay.decrementAndGet();
        if (exchange.getException() != null && isRunAllowed()) {
            getExceptionHandler().handleException("a post was lost", exchange, exchange.getException());
        }
        releaseExchange(exchange, false);
    }

    private JsonNode nextActivity() throws IOException {
        while (next.isEmpty()) {
            List<JsonNode> line = reader == null ? null : reader.next();
            if (line == null) {
                rewind();
                line = reader.next();
            }
            if (line == null) {
                throw new IOException("it has become empty");
            }
            next.addAll(line);
        }
        return next.poll();
    }

    private void rewind() throws IOException {
        if (reader != null) {
            reader.close();
        }
        reader = recording.open();
        round = "#replay-" + Instant.now().toEpochMilli();
    }

    /** The same post as another one: an id of this round, and now as its time. What it is of keeps its own id. */
    private JsonNode fresh(JsonNode activity) {
        ObjectNode fresh = activity.deepCopy();
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        fresh.put("published", now);
        if (fresh.get("object") instanceof ObjectNode post) {
            post.put("id", post.path("id").asText() + round);
            if (post.has("published")) {
                post.put("published", now);
            }
        } else {
            fresh.put("object", fresh.get("object").asText() + round);
        }
        return fresh;
    }
}

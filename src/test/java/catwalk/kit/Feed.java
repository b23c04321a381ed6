package catwalk.kit;

import catwalk.simulator.Jetstream;
import catwalk.simulator.JetstreamEvents;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Sends events at a rate and notes when each post went. */
public final class Feed {
    private final Map<String, Long> nanos = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile int sent;

    /** @param afterEach is told how many have been sent */
    public Feed(Jetstream jetstream, List<JsonNode> events, int perSecond, IntConsumer afterEach) {
        clock.scheduleAtFixedRate(
                () -> {
                    JsonNode event = events.get(sent);
                    String uri = JetstreamEvents.uri(
                            event.path("did").asText(), event.at("/commit/rkey").asText());
                    nanos.put(uri, System.nanoTime());
                    jetstream.send(event);
                    sent++;
                    afterEach.accept(sent);
                    if (sent == events.size()) {
                        clock.shutdown();
                    }
                },
                0,
                1_000_000 / perSecond,
                TimeUnit.MICROSECONDS);
    }

    public int sent() {
        return sent;
    }

    /** When a post went, in {@link System#nanoTime()}. */
    public long sentNanos(String uri) {
        return nanos.get(uri);
    }
}

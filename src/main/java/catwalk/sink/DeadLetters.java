package catwalk.sink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a sink refused for good, in a file for each sink. It is counted, in posts, and told in the log: the first at once,
 * then once a minute, for a sink that refuses everything refuses ten a second.
 */
public final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    /** Posts that were not told yet, and when some were. */
    private record Tally(long posts, long toldAt) {}

    private final Path directory;
    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();

    public DeadLetters(Path directory) {
        this.directory = directory;
    }

    /** Takes note of a collection that goes to its sink's file, and makes room for it there. */
    public void note(Exchange exchange) throws IOException {
        String sink = exchange.getVariable(OutboxConsumer.SINK, String.class);
        int posts = Letter.posts(exchange.getMessage().getBody(String.class));
        counter(sink, OutboxComponent.meters(exchange.getContext())).increment(posts);
        String name = sink + "-dead-letter.jsonl";
        tallies.compute(sink, (key, tally) -> tell(sink, posts, tally, name, reason(exchange)));
        RollingFile file = new RollingFile(sink);
        file.setDirectory(directory.toString());
        file.setFile(name);
        file.roll();
    }

    private Tally tell(String sink, int posts, Tally before, String file, String reason) {
        long now = System.nanoTime();
        long untold = posts + (before == null ? 0 : before.posts());
        if (before != null && now - before.toldAt() < MINUTE) {
            return new Tally(untold, before.toldAt());
        }
        LOG.warn("{} did not take {} posts ({}); they are in {}", sink, untold, reason, directory.resolve(file));
        return new Tally(0, now);
    }

    private static String reason(Exchange exchange) {
        return HttpRetries.reason(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    static Counter counter(String sink, MeterRegistry meters) {
        return Counter.builder("catwalk.sink.dead")
                .description("posts that a sink refused for good")
                .tag("sink", sink)
                .register(meters);
    }
}

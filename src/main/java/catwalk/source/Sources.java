package catwalk.source;

import catwalk.meters.Meters;
import catwalk.time.Timekeeper;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.camel.CamelContext;

/** How all sources fare: for the page's status, and as metrics {@code catwalk.source.*}. */
public final class Sources {
    private final Map<String, SourceStatus> sources = new ConcurrentSkipListMap<>();
    private final CamelContext context;

    public Sources(CamelContext context) {
        this.context = context;
    }

    /** The status of a source, one for each name. */
    public SourceStatus of(String name) {
        return sources.computeIfAbsent(name, key -> {
            SourceStatus status = new SourceStatus(key, Timekeeper.of(context));
            Meters meters = new Meters(context);
            meters.gauge(
                    "catwalk.source.connected",
                    "1 where the source is connected, else 0",
                    status,
                    source -> source.state().compareTo(SourceStatus.State.BEHIND) <= 0 ? 1 : 0,
                    "source",
                    key);
            meters.gauge(
                    "catwalk.source.behind.seconds",
                    "how old the newest event was when it came",
                    status,
                    SourceStatus::behindSeconds,
                    "source",
                    key);
            meters.gauge(
                    "catwalk.source.waits.until",
                    "when the source tries again, in seconds since 1970; 0 where it does not wait",
                    status,
                    SourceStatus::waitsUntil,
                    "source",
                    key);
            meters.gauge(
                    "catwalk.source.events", "events since the start", status, SourceStatus::events, "source", key);
            return status;
        });
    }

    /** The status of each, by name. */
    public Map<String, Object> describe() {
        Map<String, Object> all = new TreeMap<>();
        sources.forEach((name, status) -> all.put(name, status.describe()));
        return all;
    }
}

package catwalk.wall;

import catwalk.meters.Meters;
import catwalk.source.Sources;
import catwalk.time.Timekeeper;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;

/** How the wall fares, in JSON's terms, for the topic {@code wall.<name>.status}. */
public final class WallStatus {
    private static final String QUEUE = "publish-posts";

    private final CamelContext context;
    private final Sources sources;
    private final Viewers viewers;

    public WallStatus(CamelContext context, Sources sources, Viewers viewers) {
        this.context = context;
        this.sources = sources;
        this.viewers = viewers;
    }

    /**
     * {@code time} (ISO 8601), {@code viewers} where they are known, {@code sources} by name (see {@link catwalk.source.SourceStatus#describe}), and
     * {@code posts}: {@code published}, {@code shed} and {@code malformed} since the start, and {@code waiting} now.
     */
    public Map<String, Object> describe() {
        Meters meters = new Meters(context);
        Map<String, Object> posts = new LinkedHashMap<>();
        posts.put("published", (long) meters.sum("catwalk.published"));
        posts.put("waiting", (long) meters.sum("catwalk.queue.waiting", "queue", QUEUE));
        posts.put("shed", (long) meters.sum("catwalk.queue.shed", "queue", QUEUE));
        posts.put("malformed", (long) meters.sum("catwalk.malformed"));
        Map<String, Object> status = new LinkedHashMap<>();
        status.put(
                "time",
                Timekeeper.of(context).instant().truncatedTo(ChronoUnit.MILLIS).toString());
        viewers.known().ifPresent(count -> status.put("viewers", count));
        status.put("posts", posts);
        status.put("sources", sources.describe());
        return status;
    }
}

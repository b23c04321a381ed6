package catwalk.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Body;

/**
 * Tells which entries of a feed were edited: those that the feed says were updated later than when they came last. Known to
 * this process only; an edit that nobody saw is not made up for.
 */
public final class FeedEdits {
    private static final int MOST = 10_000;

    private final Map<String, Instant> updates = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    /** The activity, an {@code Update} where it is an edit. */
    public synchronized JsonNode mark(@Body ObjectNode activity) {
        JsonNode post = activity.path("object");
        Instant updated = time(post.path("updated").asText(""));
        Instant before = updates.put(post.path("id").asText(), updated);
        if (before != null && updated.isAfter(before)) {
            activity.put("type", "Update").put("published", updated.toString());
        }
        return activity;
    }

    private static Instant time(String text) {
        try {
            return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}

package catwalk.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes activities as the messages of the topic: ActivityStreams 2.0 {@code OrderedCollection}s, oldest first, each under
 * 64 KiB so that one fits any WebSocket frame limit on its way. Activities that are too long together become several; one
 * too long by itself, which {@link Tidy} leaves only where a source adds fields of its own, is left out.
 */
public final class Collections {
    /** Most bytes of one message, in UTF-8. */
    static final int MOST_BYTES = 64 * 1024 - 1;

    private static final String HEAD = "{\"@context\":[\"https://www.w3.org/ns/activitystreams\","
            + "{\"sensitive\":\"as:sensitive\",\"Hashtag\":\"as:Hashtag\","
            + "\"toot\":\"http://joinmastodon.org/ns#\",\"blurhash\":\"toot:blurhash\","
            + "\"focalPoint\":{\"@container\":\"@list\",\"@id\":\"toot:focalPoint\"},"
            + "\"license\":\"http://schema.org/license\"}],"
            + "\"type\":\"OrderedCollection\",\"totalItems\":";
    private static final String ITEMS = ",\"orderedItems\":[";
    private static final String TAIL = "]}";
    private static final int FRAME_BYTES = HEAD.length() + ITEMS.length() + TAIL.length() + 6;
    private static final Logger LOG = LoggerFactory.getLogger(Collections.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The messages that carry these activities, as JSON texts. */
    public List<String> of(@Body List<JsonNode> activities) throws Exception {
        List<String> messages = new ArrayList<>();
        List<String> items = new ArrayList<>();
        int bytes = FRAME_BYTES;
        for (JsonNode activity : activities) {
            String item = JSON.writeValueAsString(activity);
            int length = item.getBytes(StandardCharsets.UTF_8).length + 1;
            if (length + FRAME_BYTES > MOST_BYTES) {
                LOG.warn("left out a post of {} bytes: {}", length, new Activity(activity).id());
                continue;
            }
            if (!items.isEmpty() && bytes + length > MOST_BYTES) {
                messages.add(message(items));
                items.clear();
                bytes = FRAME_BYTES;
            }
            items.add(item);
            bytes += length;
        }
        if (!items.isEmpty()) {
            messages.add(message(items));
        }
        return messages;
    }

    private static String message(List<String> items) {
        return HEAD + items.size() + ITEMS + String.join(",", items) + TAIL;
    }
}

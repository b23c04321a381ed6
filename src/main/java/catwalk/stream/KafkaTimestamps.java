package catwalk.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The ids of Wikimedia's EventStreams: for each Kafka topic, one in either data centre, the time in milliseconds from
 * which on its events have not been read, or the offset -1, its end, where none of it ever was.
 *
 * <p>Sent back as it came, an id loses events: those of the same millisecond as the last one read, those that Kafka holds
 * out of order, and those of the other data centre where Wikimedia switches over while nobody is connected.
 */
final class KafkaTimestamps {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KafkaTimestamps() {}

    /** The latest of the times, null where there is none. */
    static Instant latest(String id) {
        long latest = latest(topics(id));
        return latest < 0 ? null : Instant.ofEpochMilli(latest);
    }

    /** The id that goes so much further back in every topic; a topic's end becomes as much before the latest time. */
    static String before(String id, Duration earlier) {
        List<ObjectNode> topics = topics(id);
        long latest = latest(topics);
        if (latest < 0) {
            return id;
        }
        for (ObjectNode topic : topics) {
            if (topic.path("offset").asLong(-1) < 0) {
                topic.remove("offset");
                topic.put("timestamp", Math.max(0, topic.path("timestamp").asLong(latest) - earlier.toMillis()));
            }
        }
        return JSON.createArrayNode().addAll(topics).toString();
    }

    private static long latest(List<ObjectNode> topics) {
        return topics.stream()
                .mapToLong(topic -> topic.path("timestamp").asLong(-1))
                .max()
                .orElse(-1);
    }

    private static List<ObjectNode> topics(String id) {
        List<ObjectNode> topics = new ArrayList<>();
        try {
            for (JsonNode topic : JSON.readTree(id)) {
                if (topic instanceof ObjectNode object) {
                    topics.add(object);
                }
            }
        } catch (JsonProcessingException e) {
            // an id of another form tells no time
            topics.clear();
        }
        return topics;
    }
}

package catwalk.bench.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** How the plain route reads a network's events. */
interface PlainMapping {

    /** Whether the event's text is worth parsing. */
    boolean mayMatter(String event);

    /** Whether it is a post with pictures and one of the keywords. */
    boolean isWanted(JsonNode event);

    /** The ActivityStreams 2.0 activity that Catwalk makes of it, too. */
    JsonNode activity(JsonNode event);

    /** What the topic carries. */
    static String collection(List<?> activities) {
        ObjectNode collection = JsonNodeFactory.instance
                .objectNode()
                .put("@context", "https://www.w3.org/ns/activitystreams")
                .put("type", "OrderedCollection")
                .put("totalItems", activities.size());
        activities.forEach(activity -> collection.withArray("/orderedItems").add((JsonNode) activity));
        return collection.toString();
    }

    /** An activity around a post. */
    static ObjectNode create(String source, String published, ObjectNode post) {
        ObjectNode activity =
                JsonNodeFactory.instance.objectNode().put("type", "Create").put("published", published);
        activity.putObject("generator").put("type", "Service").put("name", source);
        activity.set("object", post);
        return activity;
    }

    /** A post without author, tags and pictures. */
    static ObjectNode note(String id, String url, String published, String text, String language) {
        ObjectNode post = JsonNodeFactory.instance
                .objectNode()
                .put("type", "Note")
                .put("id", id)
                .put("url", url)
                .put("published", published)
                .put("mediaType", "text/plain")
                .put("content", text);
        post.putObject("contentMap").put(language, text);
        return post;
    }

    /** Adds a picture to a post. */
    static void attach(ObjectNode post, String url, String preview, String alt, JsonNode size) {
        ObjectNode image = post.withArray("/attachment")
                .addObject()
                .put("type", "Image")
                .put("mediaType", "image/jpeg")
                .put("url", url)
                .put("name", alt)
                .put("width", size.path("width").asInt())
                .put("height", size.path("height").asInt());
        image.putObject("preview").put("type", "Image").put("url", preview);
    }
}

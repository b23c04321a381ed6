package catwalk.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A post as a source would make it, to be changed before it is offered. */
public final class Draft {
    private final ObjectNode activity;
    private final ObjectNode note;

    /** With one small picture that loads at once. */
    public Draft(String id) {
        activity = (ObjectNode) RunningWall.post(id, "my cat");
        note = (ObjectNode) activity.get("object");
    }

    public Draft text(String text) {
        return text("en", text);
    }

    public Draft text(String language, String text) {
        note.put("content", text);
        note.putObject("contentMap").put(language, text);
        return this;
    }

    /** Instead of the pictures it had. */
    public Draft pictures(String... urls) {
        ArrayNode pictures = note.putArray("attachment");
        for (String url : urls) {
            pictures.addObject()
                    .put("type", "Image")
                    .put("mediaType", "image/svg+xml")
                    .put("url", url)
                    .put("name", "a picture");
        }
        return this;
    }

    /** A picture whose size and colours are told before it has loaded. */
    public Draft picture(String url, int width, int height, String blurhash) {
        pictures(url);
        ((ObjectNode) note.at("/attachment/0"))
                .put("width", width)
                .put("height", height)
                .put("blurhash", blurhash);
        return this;
    }

    /** @param warning what its author warns of; empty for nothing in particular */
    public Draft sensitive(String warning) {
        note.put("sensitive", true).put("summary", warning);
        return this;
    }

    public JsonNode create() {
        return activity.deepCopy();
    }

    /** As its author has edited it just now. */
    public JsonNode update() {
        ObjectNode update = activity.deepCopy();
        update.put("type", "Update").put("published", Instant.now().toString());
        ((ObjectNode) update.get("object")).put("updated", Instant.now().toString());
        return update;
    }
}

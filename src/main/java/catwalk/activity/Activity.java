package catwalk.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads an ActivityStreams 2.0 activity: what happened to a post.
 *
 * @param json a {@code Create} or {@code Update} of a {@code Note}, or a {@code Delete} whose object is a
 *     {@code Tombstone}, or the id alone
 */
public record Activity(JsonNode json) {
    private static final Set<String> KNOWN = Set.of("Create", "Update", "Delete");

    public String type() {
        return json.path("type").asText();
    }

    public boolean isDelete() {
        return "Delete".equals(type());
    }

    public boolean isUpdate() {
        return "Update".equals(type());
    }

    /** Whether it is of a kind that a wall has a use for. */
    public boolean isKnown() {
        return KNOWN.contains(type());
    }

    /** The post: a Note, or a Tombstone; missing where the object is the id alone. */
    public JsonNode post() {
        JsonNode object = json.path("object");
        return object.isObject() ? object : MissingNode.getInstance();
    }

    /** The post's id, or for an account that is gone the author's: an IRI, opaque. */
    public String id() {
        JsonNode object = json.path("object");
        return object.isTextual() ? object.asText() : object.path("id").asText();
    }

    /** The author's id, empty where unknown. */
    public String author() {
        JsonNode author = post().path("attributedTo");
        return author.isTextual() ? author.asText() : author.path("id").asText();
    }

    /** The name of the source it came from, such as {@code bluesky}. */
    public String source() {
        return json.path("generator").path("name").asText();
    }

    /** The pictures, as Image objects. */
    public List<JsonNode> pictures() {
        List<JsonNode> pictures = new ArrayList<>();
        for (JsonNode attachment : post().path("attachment")) {
            if ("Image".equals(attachment.path("type").asText())) {
                pictures.add(attachment);
            }
        }
        return pictures;
    }

    /** The languages its text is in, as BCP 47 tags; empty where the source does not say. */
    public List<String> languages() {
        List<String> languages = new ArrayList<>();
        post().path("contentMap").fieldNames().forEachRemaining(languages::add);
        return languages;
    }

    /** What a keyword may occur in: the text, the title, the content warning, tags and alt texts. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        texts.add(post().path("content").asText());
        texts.add(post().path("name").asText(""));
        texts.add(post().path("summary").asText(""));
        post().path("tag").forEach(tag -> texts.add(tag.path("name").asText()));
        pictures().forEach(picture -> texts.add(picture.path("name").asText("")));
        return texts;
    }
}

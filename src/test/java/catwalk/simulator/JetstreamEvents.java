package catwalk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Events in Jetstream's wire shapes, without the {@code time_us} that the server adds. */
public final class JetstreamEvents {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLLECTION = "app.bsky.feed.post";

    private JetstreamEvents() {}

    public static String uri(String did, String rkey) {
        return "at://" + did + "/" + COLLECTION + "/" + rkey;
    }

    /** A post with up to four pictures, embed {@code app.bsky.embed.images}. */
    public static ObjectNode images(String did, String rkey, String text, String... alts) {
        return create(did, rkey, text, images(did, alts));
    }

    /** A post with up to twenty pictures, embed {@code app.bsky.embed.gallery}. */
    public static ObjectNode gallery(String did, String rkey, String text, String... alts) {
        return create(did, rkey, text, galleryOf(did, alts));
    }

    /** A post that quotes another beside its pictures, embed {@code app.bsky.embed.recordWithMedia}. */
    public static ObjectNode quoteWithGallery(String did, String rkey, String text, String... alts) {
        ObjectNode embed = JSON.createObjectNode().put("$type", "app.bsky.embed.recordWithMedia");
        embed.putObject("record")
                .put("$type", "app.bsky.embed.record")
                .putObject("record")
                .put("cid", "bafyreic")
                .put("uri", uri("did:plc:quoted", "3quoted"));
        embed.set("media", galleryOf(did, alts));
        return create(did, rkey, text, embed);
    }

    public static ObjectNode textOnly(String did, String rkey, String text) {
        return create(did, rkey, text, null);
    }

    /** Adds the author's own labels. */
    public static ObjectNode labelled(ObjectNode event, String... values) {
        ObjectNode labels = record(event).putObject("labels").put("$type", "com.atproto.label.defs#selfLabels");
        ArrayNode list = labels.putArray("values");
        for (String value : values) {
            list.addObject().put("val", value);
        }
        return event;
    }

    /** Adds a tag in a facet. */
    public static ObjectNode tagged(ObjectNode event, String tag) {
        ObjectNode facet = record(event).putArray("facets").addObject();
        facet.putArray("features")
                .addObject()
                .put("$type", "app.bsky.richtext.facet#tag")
                .put("tag", tag);
        facet.putObject("index").put("byteStart", 0).put("byteEnd", 4);
        return event;
    }

    public static ObjectNode languages(ObjectNode event, String... languages) {
        ArrayNode langs = record(event).putArray("langs");
        List.of(languages).forEach(langs::add);
        return event;
    }

    public static ObjectNode delete(String did, String rkey) {
        return commit(did, "delete", rkey);
    }

    public static ObjectNode identity(String did) {
        ObjectNode event = event(did, "identity");
        event.putObject("identity")
                .put("did", did)
                .put("handle", "mina.example")
                .put("seq", 1);
        return event;
    }

    /** @param status what became of an account that is no longer active */
    public static ObjectNode accountGone(String did, String status) {
        ObjectNode event = event(did, "account");
        event.putObject("account")
                .put("active", false)
                .put("did", did)
                .put("seq", 2)
                .put("status", status);
        return event;
    }

    /** A mix as on the wire, most of it not for a wall of cats; what is, is added to {@code matching} by its uri. */
    public static List<JsonNode> mixed(long seed, int count, List<String> matching) {
        Random random = new Random(seed);
        List<JsonNode> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String did = "did:plc:author" + random.nextInt(50);
            String rkey = "3" + Long.toString(seed, 36) + "-" + i;
            int kind = random.nextInt(10);
            if (kind < 3) {
                events.add(images(did, rkey, "my cat, number " + i, "a cat"));
                matching.add(uri(did, rkey));
            } else if (kind == 3) {
                events.add(languages(quoteWithGallery(did, rkey, "고양이 둘", "", "두 마리 고양이"), "ko"));
                matching.add(uri(did, rkey));
            } else if (kind == 4) {
                events.add(images(did, rkey, "a sunset", "the sea"));
            } else if (kind == 5) {
                events.add(delete(did, "3never-seen-" + i));
            } else if (kind == 6) {
                events.add(identity(did));
            } else if (kind == 7) {
                events.add(commit(did, "create", rkey).put("kind", "a-new-kind"));
            } else {
                events.add(textOnly(did, rkey, "only the word cat"));
            }
        }
        return events;
    }

    private static ObjectNode images(String did, String[] alts) {
        return pictures("app.bsky.embed.images", "images", null, did, alts);
    }

    private static ObjectNode galleryOf(String did, String[] alts) {
        return pictures("app.bsky.embed.gallery", "items", "app.bsky.embed.gallery#image", did, alts);
    }

    private static ObjectNode pictures(String type, String field, String itemType, String did, String[] alts) {
        ObjectNode embed = JSON.createObjectNode().put("$type", type);
        ArrayNode items = embed.putArray(field);
        for (int i = 0; i < alts.length; i++) {
            ObjectNode item = items.addObject();
            if (itemType != null) {
                item.put("$type", itemType);
            }
            item.put("alt", alts[i]);
            item.putObject("aspectRatio").put("width", 1200).put("height", 900);
            ObjectNode blob = item.putObject("image")
                    .put("$type", "blob")
                    .put("mimeType", "image/jpeg")
                    .put("size", 1000);
            blob.putObject("ref").put("$link", "bafkrei" + did.substring(8) + i);
        }
        return embed;
    }

    private static ObjectNode create(String did, String rkey, String text, ObjectNode embed) {
        ObjectNode event = commit(did, "create", rkey);
        ObjectNode record = ((ObjectNode) event.get("commit")).putObject("record");
        record.put("$type", COLLECTION)
                .put("createdAt", "2026-07-04T14:37:36.557Z")
                .put("text", text);
        record.putArray("langs").add("en");
        if (embed != null) {
            record.set("embed", embed);
        }
        return event;
    }

    private static ObjectNode commit(String did, String operation, String rkey) {
        ObjectNode event = event(did, "commit");
        event.putObject("commit")
                .put("rev", "3mptbyplwma2l")
                .put("operation", operation)
                .put("collection", COLLECTION)
                .put("rkey", rkey);
        return event;
    }

    private static ObjectNode event(String did, String kind) {
        return JSON.createObjectNode().put("did", did).put("kind", kind);
    }

    private static ObjectNode record(ObjectNode event) {
        return (ObjectNode) event.at("/commit/record");
    }
}

package catwalk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * A post of X, with everything the API could tell of it: {@code data} and {@code includes}, in the vocabulary of
 * {@code tweet.fields}. {@link XApi} tells of it what a request asks for. The link to its pictures ends a post's text,
 * as X has it. Methods change the post and return it, but for {@link #edited} and {@link #retweeted}, which make another.
 */
public final class XPost {
    /** The first millisecond of X's ids. */
    private static final long EPOCH = 1_288_834_974_657L;

    private static final Duration EDITABLE = Duration.ofMinutes(30);
    private static final int MOST_EDITS = 5;
    private static final Map<String, String> KEY_PREFIXES = Map.of("photo", "3_", "video", "7_", "animated_gif", "16_");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode json = JSON.objectNode();
    private final ObjectNode data;

    private XPost(String id, String text) {
        data = json.putObject("data");
        data.put("id", id)
                .put("text", text)
                .put("author_id", "")
                .put("created_at", timeOf(id).toString())
                .put("lang", "en")
                .put("conversation_id", id)
                .put("reply_settings", "everyone");
        data.putArray("edit_history_tweet_ids").add(id);
        data.putObject("public_metrics")
                .put("retweet_count", 0)
                .put("reply_count", 0)
                .put("like_count", 0)
                .put("quote_count", 0);
        json.putObject("includes");
        by("2200000001", "Mina", "mina_example");
        tellEdits();
    }

    /** An id of this time: milliseconds, then 22 bits that tell posts of one millisecond apart. */
    public static String id(Instant time, int sequence) {
        return String.valueOf(time.toEpochMilli() - EPOCH << 22 | sequence & 0x3fffff);
    }

    /** When the post of this id was written. */
    public static Instant timeOf(String id) {
        return Instant.ofEpochMilli((Long.parseLong(id) >>> 22) + EPOCH);
    }

    /** A post in English with words only, of Mina, without {@code possibly_sensitive}. */
    public static XPost of(Instant time, int sequence, String text) {
        return new XPost(id(time, sequence), escaped(text));
    }

    public String id() {
        return data.path("id").asText();
    }

    public String text() {
        return data.path("text").asText();
    }

    /** The id of the first version, which stays while those of edits change. */
    public String firstId() {
        return data.at("/edit_history_tweet_ids/0").asText();
    }

    /** Everything there is to tell. */
    public ObjectNode json() {
        return json;
    }

    public XPost by(String id, String name, String username) {
        data.put("author_id", id);
        ArrayNode users = ((ObjectNode) json.get("includes")).putArray("users");
        users.addObject()
                .put("id", id)
                .put("name", name)
                .put("username", username)
                .put("profile_image_url", "https://pbs.twimg.com/profile_images/" + id + "/a_normal.jpg")
                .put("created_at", "2020-01-04T14:37:36.000Z")
                .put("description", "")
                .put("protected", false)
                .put("verified", false);
        return this;
    }

    public XPost lang(String lang) {
        data.put("lang", lang);
        return this;
    }

    public XPost sensitive(boolean sensitive) {
        data.put("possibly_sensitive", sensitive);
        return this;
    }

    /** Marks the hashtags that stand in the text; places count characters of the escaped text, not UTF-16 units. */
    public XPost hashtags(String... tags) {
        ArrayNode hashtags = entities("hashtags");
        for (String tag : tags) {
            int start = length(text().substring(0, text().indexOf("#" + tag)));
            hashtags.addObject()
                    .put("start", start)
                    .put("end", start + length(tag) + 1)
                    .put("tag", tag);
        }
        return this;
    }

    /** Adds a photo with an alt text. */
    public XPost photo(String alt) {
        return photoAt("https://pbs.twimg.com/media/" + code(15, media().size()) + ".jpg", alt);
    }

    /** Adds a photo that nobody described. */
    public XPost photo() {
        return photo(null);
    }

    /** Adds a photo that is somewhere else than X has its own. */
    public XPost photoAt(String url, String alt) {
        ObjectNode photo = medium("photo").put("url", url).put("width", 1200).put("height", 900);
        if (alt != null) {
            photo.put("alt_text", alt);
        }
        return this;
    }

    /** Adds a video, which has a still preview and no {@code url}. */
    public XPost video(String alt) {
        ObjectNode video = still("video", "ext_tw_video_thumb/", alt).put("duration_ms", 12_345);
        ArrayNode variants = video.putArray("variants");
        variants.addObject()
                .put("content_type", "application/x-mpegURL")
                .put("url", "https://video.twimg.com/ext_tw_video/" + id() + "/pu/pl/A.m3u8");
        variants.addObject()
                .put("bit_rate", 832_000)
                .put("content_type", "video/mp4")
                .put("url", "https://video.twimg.com/ext_tw_video/" + id() + "/pu/vid/360x640/A.mp4");
        return this;
    }

    /** Adds a gif, which X keeps as a video without a duration. */
    public XPost gif(String alt) {
        still("animated_gif", "tweet_video_thumb/", alt)
                .putArray("variants")
                .addObject()
                .put("bit_rate", 0)
                .put("content_type", "video/mp4")
                .put("url", "https://video.twimg.com/tweet_video/" + id() + ".mp4");
        return this;
    }

    /** Leaves a medium out of what the API can tell, as X does with one that is withheld or deleted; its key stays. */
    public XPost withhold(int index) {
        media().remove(index);
        return this;
    }

    /** Lets the post quote another: its link in the text, the whole other post among what can be told. */
    public XPost quoting(XPost quoted) {
        include(quoted);
        return quotingMissing(quoted.id());
    }

    /** Lets the post quote another that is gone. */
    public XPost quotingMissing(String id) {
        refer("quoted", id);
        link("https://t.co/q" + code(9, 9), "https://x.com/mina_example/status/" + id, "x.com/mina_example/s…");
        return this;
    }

    public XPost replyingTo(XPost other) {
        include(other);
        refer("replied_to", other.id());
        data.put("in_reply_to_user_id", other.data.path("author_id").asText());
        data.put("conversation_id", other.data.path("conversation_id").asText());
        return this;
    }

    /** The next version of a post: a new id at the end of the chain, another text, all else as it was. */
    public XPost edited(Instant time, int sequence, String text) {
        XPost edit = new XPost(id(time, sequence), "");
        ObjectNode copy = json.deepCopy();
        edit.json.set("includes", copy.get("includes"));
        ObjectNode kept = (ObjectNode) copy.get("data");
        edit.data.setAll(kept.remove(List.of("id", "created_at")));
        edit.data.withArray("/edit_history_tweet_ids").add(edit.id());
        edit.data.put("text", escaped(text));
        edit.relink(data.path("entities"));
        edit.tellEdits();
        return edit;
    }

    /** Somebody's retweet of the post: a text that begins with RT, cut off, the same media, the post itself. */
    public XPost retweeted(Instant time, int sequence) {
        String text = "RT @" + json.at("/includes/users/0/username").asText() + ": " + text();
        XPost retweet = new XPost(id(time, sequence), length(text) > 140 ? text.substring(0, 139) + "…" : text)
                .by("2200000002", "Jun", "jun_example")
                .lang(data.path("lang").asText());
        retweet.include(this);
        retweet.refer("retweeted", id());
        if (data.has("attachments")) {
            retweet.data.set("attachments", data.get("attachments").deepCopy());
        }
        return retweet;
    }

    /** Sets any field of the post, also one X does not have. */
    public XPost with(String field, JsonNode value) {
        data.set(field, value);
        return this;
    }

    /** Takes a field away: X says that not all are there in all circumstances. */
    public XPost without(String field) {
        data.remove(field);
        return this;
    }

    private ObjectNode still(String type, String folder, String alt) {
        ObjectNode medium = medium(type)
                .put("preview_image_url", "https://pbs.twimg.com/" + folder + id() + "/img/A.jpg")
                .put("width", 1280)
                .put("height", 720);
        if (alt != null) {
            medium.put("alt_text", alt);
        }
        return medium;
    }

    private ObjectNode medium(String type) {
        int index = data.at("/attachments/media_keys").size();
        String key = KEY_PREFIXES.get(type) + (Long.parseLong(id()) + 10 + index);
        ArrayNode keys = index == 0
                ? data.putObject("attachments").putArray("media_keys")
                : (ArrayNode) data.at("/attachments/media_keys");
        keys.add(key);
        String url = "https://t.co/" + code(10, 0);
        if (index == 0) {
            append(url);
        }
        mark(url)
                .put(
                        "expanded_url",
                        "https://x.com/mina_example/status/" + id() + "/" + type.replaceAll("_.*|animated", "") + "/1")
                .put("display_url", "pic.x.com/" + code(10, 0))
                .put("media_key", key);
        if (!data.has("possibly_sensitive")) {
            data.put("possibly_sensitive", false);
        }
        return media().addObject().put("media_key", key).put("type", type);
    }

    private void link(String url, String expanded, String display) {
        append(url);
        mark(url).put("expanded_url", expanded).put("display_url", display);
    }

    private void append(String url) {
        data.put("text", text().isEmpty() ? url : text() + " " + url);
    }

    /** An entity for a link that stands in the text. */
    private ObjectNode mark(String url) {
        int start = length(text().substring(0, text().indexOf(url)));
        return entities("urls")
                .addObject()
                .put("start", start)
                .put("end", start + url.length())
                .put("url", url);
    }

    /** Puts the links of the former version behind the text, and marks links and hashtags where they stand now. */
    private void relink(JsonNode former) {
        data.remove("entities");
        for (JsonNode entity : former.path("urls")) {
            String url = entity.path("url").asText();
            if (!text().contains(url)) {
                append(url);
            }
            ObjectNode moved = mark(url);
            moved.setAll(entity.<ObjectNode>deepCopy().remove(List.of("start", "end")));
        }
        for (JsonNode hashtag : former.path("hashtags")) {
            if (text().contains("#" + hashtag.path("tag").asText())) {
                hashtags(hashtag.path("tag").asText());
            }
        }
    }

    private void tellEdits() {
        int edits = data.path("edit_history_tweet_ids").size() - 1;
        data.putObject("edit_controls")
                .put("edits_remaining", MOST_EDITS - edits)
                .put("is_edit_eligible", edits < MOST_EDITS)
                .put(
                        "editable_until",
                        timeOf(firstId())
                                .plus(EDITABLE)
                                .truncatedTo(ChronoUnit.MILLIS)
                                .toString());
    }

    private void refer(String type, String id) {
        ArrayNode references = data.withArray("/referenced_tweets");
        references.addObject().put("type", type).put("id", id);
    }

    private void include(XPost other) {
        includes("tweets").add(other.data.deepCopy());
        for (String kind : List.of("media", "users")) {
            other.json.at("/includes/" + kind).forEach(one -> includes(kind).add(one.deepCopy()));
        }
    }

    private ArrayNode media() {
        return includes("media");
    }

    private ArrayNode includes(String kind) {
        return json.withArray("/includes/" + kind);
    }

    private ArrayNode entities(String kind) {
        return data.withArray("/entities/" + kind);
    }

    /** Letters and digits that are the same for the same post. */
    private String code(int length, int salt) {
        StringBuilder code = new StringBuilder(Long.toString(Long.parseLong(firstId()) + salt, 36)).reverse();
        while (code.length() < length) {
            code.append('A');
        }
        return code.substring(0, length);
    }

    /** The three characters escaped that X escapes. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}

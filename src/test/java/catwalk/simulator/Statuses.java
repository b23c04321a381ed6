package catwalk.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Statuses in the shape of API 1.1 with {@code tweet_mode=extended}, everything in them that twitter4j 4.1 requires.
 * The link to a status's pictures ends its text, as Twitter has it. Methods that start with "with" or "quoting"
 * change the status they are given and return it.
 */
public final class Statuses {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    /** The first millisecond of Twitter's ids. */
    private static final long EPOCH = 1_288_834_974_657L;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Statuses() {}

    /** An id of a status of this time: milliseconds, then 22 bits that tell statuses of one millisecond apart. */
    public static long id(Instant time, int sequence) {
        return time.toEpochMilli() - EPOCH << 22 | sequence & 0x3fffff;
    }

    /** A status with words only: without media, links or {@code possibly_sensitive}. */
    public static ObjectNode textOnly(long id, String text) {
        return status(id, text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    /** @param text with the three characters escaped that Twitter escapes */
    private static ObjectNode status(long id, String text) {
        ObjectNode status = JSON.objectNode()
                .put("created_at", TIME.format(Instant.ofEpochMilli((id >>> 22) + EPOCH)))
                .put("id", id)
                .put("id_str", String.valueOf(id))
                .put("full_text", text)
                .put("truncated", false);
        status.putArray("display_text_range").add(0).add(length(text));
        ObjectNode entities = status.putObject("entities");
        for (String kind : new String[] {"hashtags", "symbols", "user_mentions", "urls"}) {
            entities.putArray(kind);
        }
        status.putObject("metadata").put("iso_language_code", "en").put("result_type", "recent");
        status.put("source", "<a href=\"https://example.org\" rel=\"nofollow\">example</a>")
                .putNull("in_reply_to_status_id")
                .putNull("in_reply_to_status_id_str")
                .putNull("in_reply_to_user_id")
                .putNull("in_reply_to_user_id_str")
                .putNull("in_reply_to_screen_name");
        status.set("user", user(2_200_000_001L, "Mina", "mina_example"));
        for (String nothing : new String[] {"geo", "coordinates", "place", "contributors"}) {
            status.putNull(nothing);
        }
        return status.put("is_quote_status", false)
                .put("retweet_count", 0)
                .put("favorite_count", 0)
                .put("favorited", false)
                .put("retweeted", false)
                .put("lang", "en");
    }

    /** A status with 1 to 4 photos; without an alt text {@code ext_alt_text} is null, as Twitter has it. */
    public static ObjectNode photos(long id, String text, int photos, String alt) {
        ObjectNode[] media = new ObjectNode[photos];
        for (int i = 0; i < photos; i++) {
            media[i] = medium(id, i, "photo", "media/A" + id + i + ".jpg").put("ext_alt_text", alt);
        }
        return withMedia(textOnly(id, text), media);
    }

    /** A status with a video, whose {@code media_url_https} is its still preview. */
    public static ObjectNode video(long id, String text) {
        ObjectNode video = medium(id, 0, "video", "ext_tw_video_thumb/" + id + "/pu/img/A.jpg")
                .putNull("ext_alt_text");
        ObjectNode info = video.putObject("video_info");
        info.putArray("aspect_ratio").add(9).add(16);
        info.put("duration_millis", 12_345);
        ArrayNode variants = info.putArray("variants");
        variants.addObject()
                .put("content_type", "application/x-mpegURL")
                .put("url", "https://video.twimg.com/ext_tw_video/" + id + "/pu/pl/A.m3u8");
        variants.addObject()
                .put("bitrate", 832_000)
                .put("content_type", "video/mp4")
                .put("url", "https://video.twimg.com/ext_tw_video/" + id + "/pu/vid/360x640/A.mp4");
        return withMedia(textOnly(id, text), video);
    }

    /** A status with a gif: a photo by {@code entities}, by {@code extended_entities} a video without duration. */
    public static ObjectNode animatedGif(long id, String text) {
        ObjectNode gif = medium(id, 0, "animated_gif", "tweet_video_thumb/A" + id + ".jpg")
                .putNull("ext_alt_text");
        ObjectNode info = gif.putObject("video_info");
        info.putArray("aspect_ratio").add(4).add(3);
        info.putArray("variants")
                .addObject()
                .put("bitrate", 0)
                .put("content_type", "video/mp4")
                .put("url", "https://video.twimg.com/tweet_video/A" + id + ".mp4");
        return withMedia(textOnly(id, text), gif);
    }

    /** Somebody's retweet of a status: a text that begins with RT, the same media, and the status itself. */
    public static ObjectNode retweet(long id, ObjectNode original) {
        String author = original.at("/user/screen_name").asText();
        ObjectNode status =
                status(id, "RT @" + author + ": " + original.path("full_text").asText());
        status.set("user", user(2_200_000_002L, "Rin", "rin_example"));
        if (original.has("extended_entities")) {
            ObjectNode shared = original.get("extended_entities").deepCopy();
            shared.path("media").forEach(medium -> ((ObjectNode) medium)
                    .put("source_status_id", original.path("id").asLong())
                    .put("source_user_id", original.at("/user/id").asLong()));
            status.set("extended_entities", shared);
            ((ObjectNode) status.get("entities"))
                    .set("media", shared.get("media").deepCopy());
        }
        status.set("retweeted_status", original);
        return status;
    }

    /** Lets a status quote another. */
    public static ObjectNode quoting(ObjectNode status, ObjectNode quoted) {
        long id = quoted.path("id").asLong();
        status.put("is_quote_status", true).put("quoted_status_id", id).put("quoted_status_id_str", String.valueOf(id));
        status.putObject("quoted_status_permalink")
                .put("url", "https://t.co/q000000000")
                .put("expanded", "https://twitter.com/mina_example/status/" + id)
                .put("display", "twitter.com/mina_example/s…");
        status.set("quoted_status", quoted);
        return status;
    }

    public static ObjectNode withSensitive(ObjectNode status, boolean sensitive) {
        return status.put("possibly_sensitive", sensitive);
    }

    public static ObjectNode withLang(ObjectNode status, String lang) {
        ((ObjectNode) status.get("metadata")).put("iso_language_code", lang);
        return status.put("lang", lang);
    }

    public static ObjectNode withAuthor(ObjectNode status, long id, String name, String screenName) {
        status.set("user", user(id, name, screenName));
        return status;
    }

    /** Marks the hashtags that stand in the text; indices count characters of the escaped text, not UTF-16 units. */
    public static ObjectNode withHashtags(ObjectNode status, String... tags) {
        String text = status.path("full_text").asText();
        ArrayNode hashtags = ((ObjectNode) status.get("entities")).putArray("hashtags");
        for (String tag : tags) {
            int start = length(text.substring(0, text.indexOf("#" + tag)));
            ObjectNode hashtag = hashtags.addObject().put("text", tag);
            hashtag.putArray("indices").add(start).add(start + length(tag) + 1);
        }
        return status;
    }

    private static ObjectNode withMedia(ObjectNode status, ObjectNode... media) {
        String text = status.path("full_text").asText();
        int start = length(text) + (text.isEmpty() ? 0 : 1);
        String link = media[0].path("url").asText();
        status.put("full_text", text.isEmpty() ? link : text + " " + link);
        ArrayNode extended = status.putObject("extended_entities").putArray("media");
        for (ObjectNode medium : media) {
            medium.putArray("indices").add(start).add(start + link.length());
            extended.add(medium);
        }
        // entities know the first one only, and everything as a photo
        ObjectNode plain = media[0].deepCopy().put("type", "photo");
        plain.remove(List.of("video_info", "ext_alt_text"));
        ((ObjectNode) status.get("entities")).putArray("media").add(plain);
        return status.put("possibly_sensitive", false);
    }

    private static ObjectNode medium(long statusId, int index, String type, String path) {
        long id = statusId + 10 + index;
        ObjectNode medium = JSON.objectNode()
                .put("id", id)
                .put("id_str", String.valueOf(id))
                .put("media_url", "http://pbs.twimg.com/" + path)
                .put("media_url_https", "https://pbs.twimg.com/" + path)
                .put(
                        "url",
                        "https://t.co/"
                                + Identifiers.tid(statusId & 0xfffffffffffffL).substring(3))
                .put("display_url", "pic.twitter.com/aaaaaaaaaa")
                .put("expanded_url", "https://twitter.com/mina_example/status/" + statusId + "/" + type + "/1")
                .put("type", type);
        ObjectNode sizes = medium.putObject("sizes");
        size(sizes, "thumb", 150, 150, "crop");
        size(sizes, "small", 680, 510, "fit");
        size(sizes, "medium", 1200, 900, "fit");
        size(sizes, "large", 2048, 1536, "fit");
        return medium;
    }

    private static void size(ObjectNode sizes, String name, int width, int height, String resize) {
        sizes.putObject(name).put("w", width).put("h", height).put("resize", resize);
    }

    private static ObjectNode user(long id, String name, String screenName) {
        return JSON.objectNode()
                .put("id", id)
                .put("id_str", String.valueOf(id))
                .put("name", name)
                .put("screen_name", screenName)
                .put("profile_image_url_https", "https://pbs.twimg.com/profile_images/" + id + "/a_normal.jpg")
                .put("protected", false)
                .put("followers_count", 10)
                .put("friends_count", 10)
                .put("listed_count", 0)
                .put("created_at", "Sat Jan 04 14:37:36 +0000 2020")
                .put("favourites_count", 1)
                .put("verified", false)
                .put("statuses_count", 5);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}

package catwalk.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statuses in the shape of Mastodon's API, by the documentation of its entities. A status is by mina of this server,
 * public and in English until a method says otherwise; methods that start with "with", "in" or "of" change the status
 * they are given and return it.
 */
public final class MastodonStatuses {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String HOST = "https://social.example";
    private static final String FILES = "https://files.social.example";
    private static final String BLURHASH = "UBL_:rOpGG-oBUNG,qRj2so|=eE1w^n4S5NH";

    private MastodonStatuses() {}

    /** An id of a status of this time; more digits than a double can hold. */
    public static String id(Instant time, int sequence) {
        return String.valueOf(time.toEpochMilli() << 16 | sequence & 0xffff);
    }

    /** A status without media. @param html its content; see {@link #paragraphs} */
    public static ObjectNode status(String id, String html) {
        ObjectNode status = JSON.objectNode()
                .put("id", id)
                .put("created_at", time(Instant.ofEpochMilli(Long.parseLong(id) >>> 16)))
                .putNull("in_reply_to_id")
                .putNull("in_reply_to_account_id")
                .put("sensitive", false)
                .put("spoiler_text", "")
                .put("visibility", "public")
                .put("language", "en");
        for (String count : List.of("replies_count", "reblogs_count", "favourites_count", "quotes_count")) {
            status.put(count, 0);
        }
        status.putNull("edited_at").put("content", html).putNull("reblog");
        for (String list : List.of("media_attachments", "mentions", "tags", "emojis")) {
            status.putArray(list);
        }
        status.putNull("quote").putNull("card").putNull("poll");
        return ofAccount(status, "mina", "Mina");
    }

    /** A status with pictures, one for each alt text; null is one that nobody described. */
    public static ObjectNode images(String id, String html, String... alts) {
        ObjectNode status = status(id, html);
        for (String alt : alts) {
            withImage(status, alt);
        }
        return status;
    }

    /** The status when somebody boosted it: without content of its own. */
    public static ObjectNode boost(String id, ObjectNode original) {
        ObjectNode status = ofAccount(status(id, ""), "jun", "Jun");
        status.set("reblog", original);
        return status;
    }

    /** The same status later, with another text. */
    public static ObjectNode edited(ObjectNode status, Instant time, String html) {
        return status.deepCopy().put("content", html).put("edited_at", time(time));
    }

    /** Plain text as Mastodon's HTML: a paragraph each, line breaks within, three characters escaped. */
    public static String paragraphs(String... paragraphs) {
        return Arrays.stream(paragraphs)
                .map(text -> "<p>" + escaped(text).replace("\n", "<br />") + "</p>")
                .collect(Collectors.joining());
    }

    /** A hashtag within a text's HTML; {@link #withTags} names it in the status. */
    public static String hashtag(String name) {
        return "<a href=\"" + HOST + "/tags/" + name + "\" class=\"mention hashtag\" rel=\"tag\">#<span>" + name
                + "</span></a>";
    }

    /** A mention within a text's HTML. */
    public static String mention(String name) {
        return "<span class=\"h-card\" translate=\"no\"><a href=\"" + HOST + "/@" + name
                + "\" class=\"u-url mention\">@<span>" + name + "</span></a></span>";
    }

    /** A link within a text's HTML: all of it is there, only its middle is to be seen. */
    public static String link(String url) {
        String scheme = url.substring(0, url.indexOf("//") + 2);
        String rest = url.substring(scheme.length());
        int seen = Math.min(30, rest.length());
        return "<a href=\"" + escaped(url)
                + "\" target=\"_blank\" rel=\"nofollow noopener noreferrer\" translate=\"no\">"
                + "<span class=\"invisible\">" + scheme + "</span><span class=\""
                + (seen < rest.length() ? "ellipsis" : "") + "\">" + escaped(rest.substring(0, seen))
                + "</span><span class=\"invisible\">" + escaped(rest.substring(seen)) + "</span></a>";
    }

    public static ObjectNode withTags(ObjectNode status, String... names) {
        for (String name : names) {
            ((ArrayNode) status.get("tags")).addObject().put("name", name).put("url", HOST + "/tags/" + name);
        }
        return status;
    }

    /** Folds the status behind a warning, which marks its media sensitive. */
    public static ObjectNode withWarning(ObjectNode status, String warning) {
        return status.put("spoiler_text", warning).put("sensitive", true);
    }

    public static ObjectNode withSensitive(ObjectNode status, boolean sensitive) {
        return status.put("sensitive", sensitive);
    }

    /** @param language null for one that nobody knows */
    public static ObjectNode inLanguage(ObjectNode status, String language) {
        return status.put("language", language);
    }

    /** @param visibility public, unlisted, private or direct */
    public static ObjectNode withVisibility(ObjectNode status, String visibility) {
        return status.put("visibility", visibility);
    }

    public static ObjectNode withReplyTo(ObjectNode status, ObjectNode other) {
        return status.put("in_reply_to_id", other.path("id").asText())
                .put("in_reply_to_account_id", other.at("/account/id").asText());
    }

    /**
     * Sets the author, and the addresses that follow from it.
     *
     * @param acct with {@code @} and its server, or a name on this server
     * @param displayName may be empty, or have {@code :shortcodes:} of {@link #withEmoji}
     */
    public static ObjectNode ofAccount(ObjectNode status, String acct, String displayName) {
        String name = acct.split("@")[0];
        String host = acct.contains("@") ? "https://" + acct.split("@")[1] : HOST;
        String id = status.path("id").asText();
        status.put("uri", host + "/users/" + name + "/statuses/" + id).put("url", host + "/@" + name + "/" + id);
        ObjectNode account = status.putObject("account")
                .put("id", String.valueOf(109_000_000_000_000_000L + acct.hashCode()))
                .put("username", name)
                .put("acct", acct)
                .put("display_name", displayName)
                .put("locked", false)
                .put("bot", false)
                .put("discoverable", true)
                .put("group", false)
                .put("created_at", "2022-11-04T00:00:00.000Z")
                .put("note", "<p>cats</p>")
                .put("url", host + "/@" + name)
                .put("uri", host + "/users/" + name)
                .put("avatar", FILES + "/accounts/avatars/" + name + ".png")
                .put("avatar_static", FILES + "/accounts/avatars/" + name + ".png")
                .put("followers_count", 10)
                .put("following_count", 10)
                .put("statuses_count", 5);
        account.putArray("emojis");
        account.putArray("fields");
        return status;
    }

    /** Tells what a shortcode in the author's name stands for. */
    public static ObjectNode withEmoji(ObjectNode status, String shortcode) {
        ((ArrayNode) status.at("/account/emojis"))
                .addObject()
                .put("shortcode", shortcode)
                .put("url", FILES + "/custom_emojis/" + shortcode + ".png")
                .put("static_url", FILES + "/custom_emojis/" + shortcode + ".png")
                .put("visible_in_picker", true);
        return status;
    }

    /** Adds a picture of 1200 by 900. @param alt null where nobody described it, which differs from empty */
    public static ObjectNode withImage(ObjectNode status, String alt) {
        ObjectNode image = attachment(status, "image", "jpg", "jpg").put("description", alt);
        ObjectNode meta = meta(image, 1200, 900);
        meta.putObject("focus").put("x", 0.1).put("y", -0.3);
        return status;
    }

    /** Adds a picture whose server has only just been asked for it: no address here yet, and no measures. */
    public static ObjectNode withImageToCome(ObjectNode status, String alt) {
        attachment(status, "image", "jpg", "jpg")
                .put("description", alt)
                .putNull("url")
                .putNull("preview_url")
                .put("remote_url", "https://far.example/media/cat.jpg")
                .putNull("meta")
                .putNull("blurhash");
        return status;
    }

    /** Adds a silent looping animation: a video with a still preview. */
    public static ObjectNode withGifv(ObjectNode status, String alt) {
        ObjectNode gifv = attachment(status, "gifv", "mp4", "png").put("description", alt);
        ((ObjectNode) meta(gifv, 600, 332).get("original"))
                .put("frame_rate", "100/3")
                .put("duration", 1.11);
        return status;
    }

    /** Adds a video with a still preview. */
    public static ObjectNode withVideo(ObjectNode status, String alt) {
        ObjectNode video = attachment(status, "video", "mp4", "png").put("description", alt);
        ((ObjectNode) meta(video, 1280, 720).get("original"))
                .put("frame_rate", "24/1")
                .put("duration", 88.654);
        return status;
    }

    public static ObjectNode withAudio(ObjectNode status) {
        ObjectNode audio =
                attachment(status, "audio", "mp3", "mp3").putNull("description").putNull("blurhash");
        audio.putObject("meta").putObject("original").put("duration", 402.86).put("bitrate", 166_290);
        return status;
    }

    /** Adds a file this server does not understand: only its origin has it. */
    public static ObjectNode withUnknown(ObjectNode status) {
        attachment(status, "unknown", "bin", "bin")
                .putNull("description")
                .putNull("url")
                .putNull("preview_url")
                .put("remote_url", "https://far.example/media/cat.heif")
                .putNull("meta")
                .putNull("blurhash");
        return status;
    }

    private static ObjectNode attachment(ObjectNode status, String type, String suffix, String previewSuffix) {
        ArrayNode media = (ArrayNode) status.get("media_attachments");
        String id = String.valueOf(Long.parseLong(status.path("id").asText()) - 1000 + media.size());
        return media.addObject()
                .put("id", id)
                .put("type", type)
                .put("url", FILES + "/media_attachments/original/" + id + "." + suffix)
                .put("preview_url", FILES + "/media_attachments/small/" + id + "." + previewSuffix)
                .putNull("remote_url")
                .putNull("preview_remote_url")
                .putNull("text_url")
                .put("blurhash", BLURHASH);
    }

    private static ObjectNode meta(ObjectNode attachment, int width, int height) {
        ObjectNode meta = attachment.putObject("meta");
        size(meta.putObject("original"), width, height);
        size(meta.putObject("small"), 400, 400 * height / width);
        return meta;
    }

    private static void size(ObjectNode size, int width, int height) {
        size.put("width", width)
                .put("height", height)
                .put("size", width + "x" + height)
                .put("aspect", (double) width / height);
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "")
                + String.format(".%03dZ", time.toEpochMilli() % 1000);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

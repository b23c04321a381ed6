package catwalk.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Events in the shape of the stream {@code mediawiki.recentchange}, by its schema and the manual of RCFeed, without the
 * topic and offset that the server adds. Files are of Wikimedia Commons and titled {@code File:…}.
 */
public final class WikimediaEvents {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String COMMONS = "commons.wikimedia.org";
    private static final int FILE = 6;

    private WikimediaEvents() {}

    /** A new file. */
    public static ObjectNode upload(String title, String user, Instant time) {
        return uploaded(title, user, time, "upload", "uploaded &quot;[[" + title + "]]&quot;");
    }

    /** A new version of a file. */
    public static ObjectNode overwrite(String title, String user, Instant time) {
        return uploaded(title, user, time, "overwrite", "uploaded a new version of &quot;[[" + title + "]]&quot;");
    }

    /** A page deleted, or of files all versions. */
    public static ObjectNode deletion(String title, Instant time) {
        return deleted(title, time, "delete", "deleted");
    }

    /** A deleted page that is back. */
    public static ObjectNode restoration(String title, Instant time) {
        return deleted(title, time, "restore", "restored");
    }

    /** A file that has another title now. */
    public static ObjectNode rename(String from, String to, Instant time) {
        ObjectNode event = log(from, "Rin", time, "move", "move", "moved [[" + from + "]] to [[" + to + "]]");
        event.putObject("log_params").put("target", to).put("noredir", "0");
        return event;
    }

    /** An edit of a page of any wiki, such as {@code enwiki} of {@code en.wikipedia.org}. */
    public static ObjectNode edit(String wiki, String domain, int namespace, String title, Instant time) {
        ObjectNode event = event(wiki, domain, "edit", namespace, title, "Rin", time, "a word");
        event.put("minor", false).put("patrolled", true);
        event.putObject("length").put("old", 1200).put("new", 1215);
        event.putObject("revision").put("old", 111).put("new", 112);
        return event.put("notify_url", "https://" + domain + "/w/index.php?diff=112&oldid=111");
    }

    /** What follows an upload: the file's page is put into a category. */
    public static ObjectNode categorization(String category, String title, Instant time) {
        return event(
                "commonswiki",
                COMMONS,
                "categorize",
                14,
                category,
                "Rin",
                time,
                "[[:" + title + "]] added to category");
    }

    /** An event that only shows that the stream is alive: an example of the schema, of no wiki. */
    public static ObjectNode canary(Instant time) {
        ObjectNode event = upload("File:Canary.jpg", "canary", time);
        ((ObjectNode) event.get("meta")).put("domain", "canary");
        return event;
    }

    /** Marks an event as done by a bot, as many uploads are. */
    public static ObjectNode byBot(ObjectNode event) {
        return event.put("bot", true);
    }

    /** Lets an event have happened on another wiki. */
    public static ObjectNode on(ObjectNode event, String wiki, String domain) {
        ((ObjectNode) event.get("meta"))
                .put("domain", domain)
                .put("uri", uri(domain, event.path("title").asText()));
        return event.put("wiki", wiki)
                .put("server_url", "https://" + domain)
                .put("server_name", domain)
                .put("title_url", uri(domain, event.path("title").asText()));
    }

    private static ObjectNode uploaded(String title, String user, Instant time, String action, String what) {
        ObjectNode event = log(title, user, time, "upload", action, what);
        event.putObject("log_params")
                .put(
                        "img_sha1",
                        UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8))
                                .toString()
                                .replace("-", "")
                                .substring(1))
                .put(
                        "img_timestamp",
                        time.truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:TZ]", ""));
        return event;
    }

    private static ObjectNode deleted(String title, Instant time, String action, String what) {
        ObjectNode event = log(title, "Rin", time, "delete", action, what + " &quot;[[" + title + "]]&quot;");
        // PHP's empty map
        event.putArray("log_params");
        return event;
    }

    private static ObjectNode log(String title, String user, Instant time, String type, String action, String what) {
        return event("commonswiki", COMMONS, "log", FILE, title, user, time, "a comment")
                .put("log_id", 400_000_000 + Math.floorMod(title.hashCode(), 1_000_000))
                .put("log_type", type)
                .put("log_action", action)
                .put("log_action_comment", what + ": a comment");
    }

    private static ObjectNode event(
            String wiki,
            String domain,
            String type,
            int namespace,
            String title,
            String user,
            Instant time,
            String comment) {
        ObjectNode event = JSON.objectNode().put("$schema", "/mediawiki/recentchange/1.0.0");
        String seed = type + title + time;
        event.putObject("meta")
                .put("uri", uri(domain, title))
                .put(
                        "request_id",
                        UUID.nameUUIDFromBytes(("request" + seed).getBytes(StandardCharsets.UTF_8))
                                .toString())
                .put(
                        "id",
                        UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8))
                                .toString())
                .put("domain", domain)
                .put("stream", "mediawiki.recentchange")
                .put("dt", time.truncatedTo(ChronoUnit.MILLIS).toString());
        return event.put("id", 2_800_000_000L + Math.floorMod(seed.hashCode(), 100_000_000))
                .put("type", type)
                .put("namespace", namespace)
                .put("title", title)
                .put("title_url", uri(domain, title))
                .put("comment", comment)
                .put("timestamp", time.getEpochSecond())
                .put("user", user)
                .put("bot", false)
                .put("server_url", "https://" + domain)
                .put("server_name", domain)
                .put("server_script_path", "/w")
                .put("wiki", wiki)
                .put("parsedcomment", comment);
    }

    private static String uri(String domain, String title) {
        String path = URLEncoder.encode(title.replace(' ', '_'), StandardCharsets.UTF_8)
                .replace("%3A", ":")
                .replace("%28", "(")
                .replace("%29", ")");
        return "https://" + domain + "/wiki/" + path;
    }
}

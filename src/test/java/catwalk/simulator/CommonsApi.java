package catwalk.simulator;

import catwalk.simulator.HttpSimulator.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * MediaWiki's {@code action=query&prop=imageinfo} as Commons answers it, in {@code formatversion=2}: titles are
 * normalized, pages come by their ids and not as asked, missing ones first, and errors are answers with status 200.
 */
public final class CommonsApi {
    /** Titles of a request, for those who are no bots. */
    private static final int MOST = 50;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Which fields an {@code iiprop} stands for. */
    private static final Map<String, List<String>> PROPERTIES = Map.of(
            "timestamp", List.of("timestamp"),
            "user", List.of("user"),
            "size", List.of("size", "width", "height"),
            "dimensions", List.of("size", "width", "height"),
            "url", List.of("thumburl", "thumbwidth", "thumbheight", "url", "descriptionurl", "descriptionshorturl"),
            "mime", List.of("mime"),
            "mediatype", List.of("mediatype"),
            "extmetadata", List.of("extmetadata"));

    private record Page(int id, ObjectNode file) {}

    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private int lastId = 150_000_000;
    private double lag;
    private int rateLimited;
    private int throttled;
    private Duration retryAfter;

    CommonsApi() {}

    /** Has a file from now on, or has it otherwise; see {@link CommonsFiles}. @param title {@code File:…} */
    public synchronized CommonsApi have(String title, ObjectNode file) {
        pages.put(normalized(title), new Page(++lastId, file.deepCopy()));
        return this;
    }

    /** Has it no longer. */
    public CommonsApi lose(String title) {
        pages.remove(normalized(title));
        return this;
    }

    /** Lets the databases lag by so many seconds, which refuses requests with a smaller {@code maxlag}; 0 ends it. */
    public synchronized CommonsApi lag(double seconds) {
        lag = seconds;
        return this;
    }

    /** Answers the next requests that a limit of MediaWiki is exceeded: status 200, code {@code ratelimited}. */
    public synchronized CommonsApi rateLimit(int times) {
        rateLimited = times;
        return this;
    }

    /** Answers the next requests with 429, as the servers before MediaWiki do. */
    public synchronized CommonsApi throttle(int times, Duration until) {
        throttled = times;
        retryAfter = until;
        return this;
    }

    static Answer throttled(Duration retryAfter) {
        return new Answer(
                429,
                Map.of("Content-Type", "text/html; charset=utf-8", "Retry-After", "" + retryAfter.toSeconds()),
                "<!DOCTYPE html><title>Wikimedia Error</title><h1>Too many requests</h1>");
    }

    synchronized Answer answer(Query query) {
        if (throttled > 0) {
            throttled--;
            return throttled(retryAfter);
        }
        if (!query.first("action").equals("query")) {
            return error("badvalue", "Unrecognized value for parameter \"action\": " + query.first("action") + ".");
        }
        if (!query.first("formatversion").equals("2") || !query.first("format").equals("json")) {
            return error("badvalue", "The simulator speaks format=json and formatversion=2 only.");
        }
        if (query.has("maxlag") && lag > Double.parseDouble(query.first("maxlag"))) {
            long wait = Math.max(5, Math.round(Double.parseDouble(query.first("maxlag"))));
            ObjectNode fields =
                    JSON.objectNode().put("host", "db1").put("lag", lag).put("type", "db");
            return error("maxlag", "Waiting for a database server: " + lag + " seconds lagged.", fields, wait);
        }
        if (rateLimited > 0) {
            rateLimited--;
            return error("ratelimited", "You've exceeded your rate limit. Please wait some time and try again.");
        }
        List<String> titles = Arrays.stream(query.first("titles").split("\\|"))
                .filter(title -> !title.isBlank())
                .toList();
        if (titles.size() > MOST) {
            ObjectNode fields = JSON.objectNode()
                    .put("parameter", "titles")
                    .put("limit", MOST)
                    .put("lowlimit", MOST)
                    .put("highlimit", 10 * MOST);
            return error(
                    "toomanyvalues", "Too many values supplied for parameter \"titles\". The limit is 50.", fields, 0);
        }
        return Answer.of(200, query(titles, query));
    }

    private ObjectNode query(List<String> titles, Query query) {
        ObjectNode body = JSON.objectNode().put("batchcomplete", true);
        ObjectNode result = body.putObject("query");
        List<ObjectNode> found = new ArrayList<>();
        List<ObjectNode> missing = new ArrayList<>();
        for (String title : titles) {
            if (!title.equals(normalized(title))) {
                result.withArray("normalized")
                        .addObject()
                        .put("fromencoded", false)
                        .put("from", title)
                        .put("to", normalized(title));
            }
        }
        titles.stream().map(CommonsApi::normalized).distinct().forEach(title -> {
            Page page = pages.get(title);
            ObjectNode node = JSON.objectNode();
            if (page == null) {
                missing.add(node.put("ns", 6)
                        .put("title", title)
                        .put("missing", true)
                        .put("imagerepository", ""));
                return;
            }
            found.add(node.put("pageid", page.id())
                    .put("ns", 6)
                    .put("title", title)
                    .put("imagerepository", "local"));
            if (query.first("prop").contains("imageinfo")) {
                node.putArray("imageinfo").add(info(page.file(), query));
            }
        });
        found.sort((one, other) ->
                Integer.compare(one.path("pageid").asInt(), other.path("pageid").asInt()));
        ArrayNode all = result.putArray("pages").addAll(missing);
        all.addAll(found);
        return body;
    }

    private static ObjectNode info(ObjectNode file, Query query) {
        ObjectNode whole = file.deepCopy();
        if (query.has("iiurlwidth")) {
            CommonsFiles.withThumb(whole, Integer.parseInt(query.first("iiurlwidth")));
        }
        ObjectNode info = JSON.objectNode();
        String properties = query.has("iiprop") ? query.first("iiprop") : "timestamp|user";
        for (String property : properties.split("\\|")) {
            PROPERTIES.getOrDefault(property, List.of()).stream()
                    .filter(whole::has)
                    .forEach(field -> info.set(field, whole.get(field)));
        }
        List<String> wanted = List.of(query.first("iiextmetadatafilter").split("\\|"));
        JsonNode metadata = info.path("extmetadata");
        if (!query.first("iiextmetadatafilter").isEmpty() && metadata.isObject()) {
            ((ObjectNode) metadata).retain(wanted);
        }
        return info;
    }

    /** Spaces for underscores, a capital after the namespace. */
    private static String normalized(String title) {
        String spaced = title.replace('_', ' ').trim();
        int name = spaced.indexOf(':') + 1;
        return name >= spaced.length()
                ? spaced
                : spaced.substring(0, name) + Character.toUpperCase(spaced.charAt(name)) + spaced.substring(name + 1);
    }

    private static Answer error(String code, String info) {
        return error(code, info, JSON.objectNode(), 0);
    }

    private static Answer error(String code, String info, ObjectNode fields, long retryAfter) {
        ObjectNode body = JSON.objectNode();
        body.putObject("error")
                .put("code", code)
                .put("info", info)
                .<ObjectNode>setAll(fields)
                .put("docref", "See https://commons.wikimedia.org/w/api.php for API usage.");
        body.put("servedby", "mw-api-ext");
        Map<String, String> headers = retryAfter > 0
                ? Map.of("MediaWiki-API-Error", code, "Retry-After", "" + retryAfter)
                : Map.of("MediaWiki-API-Error", code);
        return new Answer(200, headers, body.toString());
    }
}

package catwalk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Twitter's API 1.1 on this machine, as far as {@code search/tweets} goes and twitter4j 4.1 reads it: newest first,
 * pages linked by {@code search_metadata.next_results}, {@code since_id} and {@code max_id}, rate-limit headers,
 * errors by Twitter's list of response codes. Every query finds every status: what operators mean is Twitter's
 * business.
 */
public final class TwitterSearch extends HttpSimulator {
    /** Requests per window for a user, by Twitter's rate-limit page. */
    private static final int LIMIT = 180;

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<ObjectNode> statuses = new CopyOnWriteArrayList<>();
    private volatile int pageSize = 100;
    private volatile boolean revoked;
    private int remaining = LIMIT;
    private Instant reset = Instant.now().plus(WINDOW);

    private TwitterSearch() {}

    /** Starts one without statuses. */
    public static TwitterSearch started() {
        TwitterSearch search = new TwitterSearch();
        search.listen();
        return search;
    }

    /** The base for twitter4j's {@code restBaseURL}. */
    public String restBaseUrl() {
        return url() + "/1.1/";
    }

    /** Adds statuses; their ids say their order. See {@link Statuses}. */
    public TwitterSearch publish(ObjectNode... newStatuses) {
        statuses.addAll(List.of(newStatuses));
        return this;
    }

    /** Most statuses of a page, whatever {@code count} asks for: for pages without hundreds of statuses. */
    public TwitterSearch pageSize(int most) {
        pageSize = most;
        return this;
    }

    /** Answers only so many requests more before this time, and 429 then; from then on a whole limit again. */
    public synchronized TwitterSearch limit(int requestsLeft, Instant until) {
        remaining = requestsLeft;
        reset = until;
        return this;
    }

    /** Answers 401 from now on: the user has withdrawn the app's access. */
    public TwitterSearch revoke() {
        revoked = true;
        return this;
    }

    /** What was asked for, the {@code q} of each request in order. */
    public List<String> queries() {
        return requests().stream().map(request -> request.query().first("q")).toList();
    }

    @Override
    Answer answer(Request request, HttpExchange exchange) {
        if (!request.path().equals("/1.1/search/tweets.json")) {
            return error(404, 34, "Sorry, that page does not exist.");
        }
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null) {
            return error(400, 215, "Bad Authentication data.");
        }
        if (revoked) {
            return error(401, 89, "Invalid or expired token.");
        }
        if (!isSigned(authorization)) {
            return error(401, 32, "Could not authenticate you.");
        }
        Map<String, String> limits = count();
        if (limits.get("x-rate-limit-remaining").equals("-1")) {
            return new Answer(429, withRemaining(limits, "0"), errors(88, "Rate limit exceeded"));
        }
        if (request.query().first("q").isEmpty()) {
            return new Answer(400, limits, errors(25, "Query parameters are missing."));
        }
        return new Answer(200, limits, page(request.query()).toString());
    }

    @Override
    Answer failure(int status) {
        return status >= 500 ? error(status, 131, "Internal error") : error(status, 0, "Simulated failure");
    }

    /** OAuth 1.0a with what RFC 5849 requires, or a bearer token; the signature itself is not verified. */
    private static boolean isSigned(String authorization) {
        return authorization.matches("Bearer \\S+")
                || authorization.startsWith("OAuth ")
                        && List.of("oauth_consumer_key", "oauth_signature", "oauth_nonce", "oauth_timestamp").stream()
                                .allMatch(name -> authorization.contains(name + "=\""));
    }

    /** Counts a request, and tells the three headers; twitter4j reads them only where all three are there. */
    private synchronized Map<String, String> count() {
        if (!Instant.now().isBefore(reset)) {
            remaining = LIMIT;
            reset = Instant.now().plus(WINDOW);
        }
        remaining = Math.max(-1, remaining - 1);
        return Map.of(
                "x-rate-limit-limit", String.valueOf(LIMIT),
                "x-rate-limit-remaining", String.valueOf(remaining),
                "x-rate-limit-reset", String.valueOf(reset.getEpochSecond()));
    }

    private static Map<String, String> withRemaining(Map<String, String> limits, String remaining) {
        return Map.of(
                "x-rate-limit-limit", limits.get("x-rate-limit-limit"),
                "x-rate-limit-remaining", remaining,
                "x-rate-limit-reset", limits.get("x-rate-limit-reset"));
    }

    private ObjectNode page(Query query) {
        int count = Math.min((int) number(query, "count", 15), pageSize);
        long since = number(query, "since_id", 0);
        long max = number(query, "max_id", Long.MAX_VALUE);
        List<ObjectNode> found = statuses.stream()
                .filter(status -> id(status) > since && id(status) <= max)
                .sorted(Comparator.comparingLong(TwitterSearch::id).reversed())
                .toList();
        List<ObjectNode> shown = found.subList(0, Math.min(count, found.size()));
        ObjectNode page = JSON.objectNode();
        ArrayNode array = page.putArray("statuses");
        shown.forEach(array::add);
        long newest = shown.isEmpty() ? 0 : id(shown.get(0));
        String q = URLEncoder.encode(query.first("q"), StandardCharsets.UTF_8);
        ObjectNode metadata = page.putObject("search_metadata")
                .put("completed_in", 0.02)
                .put("max_id", newest)
                .put("max_id_str", String.valueOf(newest));
        if (shown.size() < found.size()) {
            long next = id(shown.get(shown.size() - 1)) - 1;
            metadata.put("next_results", "?max_id=" + next + "&q=" + q + "&count=" + count + "&include_entities=1");
        }
        metadata.put("query", q)
                .put("refresh_url", "?since_id=" + newest + "&q=" + q + "&include_entities=1")
                .put("count", count)
                .put("since_id", since)
                .put("since_id_str", String.valueOf(since));
        return page;
    }

    private static long number(Query query, String name, long otherwise) {
        String text = query.first(name);
        return text.isEmpty() || Long.parseLong(text) < 0 ? otherwise : Long.parseLong(text);
    }

    private static long id(JsonNode status) {
        return status.path("id").asLong();
    }

    private static Answer error(int status, int code, String message) {
        return new Answer(status, Map.of(), errors(code, message));
    }

    private static String errors(int code, String message) {
        ObjectNode body = JSON.objectNode();
        body.putArray("errors").addObject().put("code", code).put("message", message);
        return body.toString();
    }
}

package catwalk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A Mastodon server 4.x on this machine: the public and hashtag streams, the timelines behind them, and what an instance
 * says of itself, by docs.joinmastodon.org and the server's streaming/index.js. A stream begins when it is opened and
 * cannot be resumed; what it missed only the timelines have. See {@link MastodonStatuses}.
 */
public final class Mastodon extends StreamingSimulator<Predicate<JsonNode>> {
    /** The token of somebody who has logged in. */
    public static final String USER_TOKEN = "token-of-mina";
    /** The token of an app in which nobody has logged in: good for timelines, not for streams. */
    public static final String APP_TOKEN = "token-of-the-app";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TIMELINES = "/api/v1/timelines/";
    private static final String STREAMING = "/api/v1/streaming/";
    /** What links to other pages repeat; a hashtag's forgets {@code remote}, {@code any}, {@code all} and {@code none}. */
    private static final List<String> KEPT_FOR_PUBLIC = List.of("local", "remote", "limit", "only_media");

    private static final List<String> KEPT_FOR_TAG = List.of("local", "limit", "only_media");

    private final MastodonTimelines timelines = new MastodonTimelines();
    private final MastodonLimits limits = new MastodonLimits();
    private final InstantSource clock;
    private volatile Duration thumpPeriod = Duration.ofSeconds(15);
    private volatile boolean revoked;
    private volatile boolean closed;
    private volatile URI streaming;

    private Mastodon(InstantSource clock) {
        this.clock = clock;
    }

    /** Starts one without statuses. */
    public static Mastodon started() {
        return started(InstantSource.system());
    }

    /** @param clock tells when rate limits begin anew and statuses were edited */
    public static Mastodon started(InstantSource clock) {
        Mastodon mastodon = new Mastodon(clock);
        mastodon.listen();
        return mastodon;
    }

    /** Posts statuses, in this order. Their visibility, tags and media say who gets them; their ids place them. */
    public synchronized Mastodon publish(ObjectNode... statuses) {
        for (ObjectNode status : statuses) {
            timelines.put(status.deepCopy());
            broadcast("update", status);
        }
        return this;
    }

    /** Replaces the status of the same id. Streams it now no longer belongs to don't hear of it. */
    public synchronized Mastodon edit(ObjectNode status) {
        if (!timelines.has(status)) {
            throw new IllegalArgumentException("no status to edit: " + status.path("id"));
        }
        ObjectNode edited = status.deepCopy();
        if (edited.path("edited_at").isNull()) {
            edited.put(
                    "edited_at", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        }
        timelines.put(edited);
        broadcast("status.update", edited);
        return this;
    }

    /** Deletes a status; one that was never published here is told to all streams, as from before their time. */
    public synchronized Mastodon delete(String id) {
        ObjectNode status = timelines.remove(id);
        send(carries -> status == null || carries.test(status), text("delete", id));
        return this;
    }

    /** Sends an event of any kind into all streams. */
    public synchronized Mastodon event(String kind, Object data) {
        publishRaw(text(kind, data));
        return this;
    }

    /** Sends the comment that keeps connections alive now, besides those on time. */
    public synchronized Mastodon thump() {
        publishRaw(":thump\n");
        return this;
    }

    /** How often streams opened from now on are kept alive; 15 s unless set. */
    public Mastodon thumpEvery(Duration period) {
        thumpPeriod = period;
        return this;
    }

    /** Withdraws all tokens: streams end, and open no more. */
    public Mastodon revoke() {
        revoked = true;
        end();
        return this;
    }

    /** Shows timelines only to those with a token from now on. */
    public Mastodon closeTimelines() {
        closed = true;
        return this;
    }

    /** Tells clients that the streams are elsewhere; they are here nevertheless. */
    public Mastodon streamingAt(URI url) {
        streaming = url;
        return this;
    }

    /** Is of an admin's own making: without limits, but for those of {@link #limit}. */
    public Mastodon withoutLimits() {
        limits.waive();
        return this;
    }

    /** Answers only so many requests before this time, and 429 then; from then on the usual limits. */
    public Mastodon limit(int requestsLeft, Instant until) {
        limits.leave(requestsLeft, until);
        return this;
    }

    @Override
    Answer answer(Request request, HttpExchange exchange) {
        String path = request.path();
        String token = token(request, exchange);
        if (path.equals(STREAMING + "health")) {
            return new Answer(200, Map.of("Content-Type", "text/plain"), "OK");
        }
        if (path.startsWith(STREAMING)) {
            return stream(request, exchange, token);
        }
        boolean paging = List.of("min_id", "max_id", "since_id").stream()
                .anyMatch(name -> !request.query().first(name).isEmpty());
        MastodonLimits.Rest rest = limits.count(isValid(token) ? token : "address", paging, clock.instant());
        Answer answer = rest.refused() ? error(429, "Too many requests") : rest(request, token);
        Map<String, String> headers = new LinkedHashMap<>(rest.headers());
        headers.putAll(answer.headers());
        return new Answer(answer.status(), headers, answer.body());
    }

    @Override
    Answer failure(int status) {
        return status == 503
                ? error(503, "There was a temporary problem serving your request, please try again")
                : error(status, "Simulated failure");
    }

    private Answer rest(Request request, String token) {
        if (request.path().equals("/api/v2/instance")) {
            return Answer.of(200, instance());
        }
        if (!request.path().startsWith(TIMELINES)) {
            return error(404, "Record not found");
        }
        if (closed && !isValid(token)) {
            return error(
                    401, token == null ? "This method requires an authenticated user" : "The access token is invalid");
        }
        String timeline = request.path().substring(TIMELINES.length());
        if (timeline.equals("public")) {
            return page(request, "public", timelines.publicPage(request.query()), KEPT_FOR_PUBLIC);
        }
        if (timeline.matches("tag/[^/]+")) {
            String tag = timeline.substring("tag/".length());
            return page(request, "tag/" + encoded(tag), timelines.tagPage(tag, request.query()), KEPT_FOR_TAG);
        }
        return error(404, "Record not found");
    }

    private Answer page(Request request, String timeline, List<ObjectNode> page, List<String> kept) {
        ArrayNode body = JSON.arrayNode().addAll(page);
        if (page.isEmpty()) {
            return Answer.of(200, body);
        }
        String base = url() + TIMELINES + timeline + "?"
                + kept.stream()
                        .filter(request.query()::has)
                        .map(name -> name + "=" + encoded(request.query().first(name)) + "&")
                        .collect(Collectors.joining());
        String next = base + "max_id=" + page.get(page.size() - 1).path("id").asText();
        String prev = base + "min_id=" + page.get(0).path("id").asText();
        return new Answer(
                200, Map.of("Link", "<" + next + ">; rel=\"next\", <" + prev + ">; rel=\"prev\""), body.toString());
    }

    private Answer stream(Request request, HttpExchange exchange, String token) {
        if (failsNow()) {
            return streamFailure();
        }
        String name = request.path().substring(STREAMING.length());
        if (!Set.of("public", "public/local", "public/remote", "hashtag", "hashtag/local")
                .contains(name)) {
            return error(400, "Unknown channel requested");
        }
        if (token == null) {
            return error(401, "Missing access token");
        }
        if (revoked || !token.equals(USER_TOKEN)) {
            return error(401, "Invalid access token");
        }
        String tag = MastodonTimelines.normalized(request.query().first("tag"));
        if (name.startsWith("hashtag") && request.query().first("tag").isEmpty()) {
            return error(400, "Missing tag name parameter");
        }
        boolean onlyMedia = MastodonTimelines.isTrue(request.query(), "only_media");
        Predicate<JsonNode> carried = name.startsWith("hashtag")
                ? status -> MastodonTimelines.isPublic(status)
                        && MastodonTimelines.tags(status).contains(tag)
                : status -> MastodonTimelines.inPublic(status) && (!onlyMedia || MastodonTimelines.hasMedia(status));
        Predicate<JsonNode> origin = name.endsWith("/local")
                ? MastodonTimelines::isLocal
                : name.endsWith("/remote") ? status -> !MastodonTimelines.isLocal(status) : status -> true;
        return open(
                exchange,
                request,
                carried.and(origin),
                Map.of("Content-Type", "text/event-stream", "Cache-Control", "no-store"),
                new EventStream(":thump\n", thumpPeriod),
                List.of(":)\n"));
    }

    private void broadcast(String kind, ObjectNode status) {
        send(carries -> carries.test(status), text(kind, status));
    }

    private static String text(String kind, Object data) {
        return "event: " + kind + "\ndata: " + data + "\n\n";
    }

    private ObjectNode instance() {
        ObjectNode instance = JSON.objectNode()
                .put("domain", url().getAuthority())
                .put("title", "A simulated Mastodon")
                .put("version", "4.5.0")
                .put("source_url", "https://github.com/mastodon/mastodon")
                .put("description", "");
        instance.putArray("languages").add("en");
        ObjectNode configuration = instance.putObject("configuration");
        configuration
                .putObject("urls")
                .put("streaming", streaming == null ? "ws://" + url().getAuthority() : streaming.toString());
        configuration.putObject("statuses").put("max_characters", 500).put("max_media_attachments", 4);
        ObjectNode access = configuration.putObject("timelines_access");
        for (String feeds : List.of("live_feeds", "hashtag_feeds")) {
            String who = closed ? "authenticated" : "public";
            access.putObject(feeds).put("local", who).put("remote", who);
        }
        instance.putObject("api_versions").put("mastodon", 7);
        return instance;
    }

    /** The header counts before the parameter, which both the server's halves know. */
    private static String token(Request request, HttpExchange exchange) {
        List<String> candidates = new ArrayList<>();
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header != null) {
            candidates.add(header.replaceFirst("^Bearer ", ""));
        }
        candidates.addAll(request.query().all("access_token"));
        return candidates.isEmpty() ? null : candidates.get(0);
    }

    private boolean isValid(String token) {
        return !revoked && (USER_TOKEN.equals(token) || APP_TOKEN.equals(token));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Answer error(int status, String message) {
        return Answer.of(status, JSON.objectNode().put("error", message));
    }
}

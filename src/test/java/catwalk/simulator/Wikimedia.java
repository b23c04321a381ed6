package catwalk.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Wikimedia's EventStreams and the API of Commons on this machine. The stream {@code recentchange} goes by the
 * documentation of EventStreams and its library KafkaSSE: every change of every wiki, unfiltered, each with an id to
 * resume from that is no position but a time in milliseconds, so that changes of the same millisecond as the last one
 * read are lost, and one may come twice. See {@link WikimediaEvents}, {@link CommonsApi} and {@link CommonsFiles}.
 */
public final class Wikimedia extends StreamingSimulator<String> {
    /** Library names that Wikimedia's policy does not take for a User-Agent. */
    private static final Pattern NO_AGENT = Pattern.compile(
            "|(Java|Java-http-client|Apache-HttpClient|Jetty|python-requests|curl)/\\S*", Pattern.CASE_INSENSITIVE);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STREAM = "recentchange";

    private record Change(String topic, long offset, long millis, String data) {
        /** Where to resume: just after this change, in the other data centre's topic at its end. */
        String text() {
            return "event: message\nid: [{\"topic\":\"" + other() + "\",\"partition\":0,\"offset\":-1},{\"topic\":\""
                    + topic + "\",\"partition\":0,\"timestamp\":" + (millis + 1) + "}]\ndata: " + data + "\n\n";
        }

        private String other() {
            return topic.startsWith("eqiad") ? topic.replace("eqiad", "codfw") : topic.replace("codfw", "eqiad");
        }
    }

    private final List<Change> log = new ArrayList<>();
    private final CommonsApi api = new CommonsApi();
    private final InstantSource clock;
    private String dataCentre = "eqiad";

    private Wikimedia(InstantSource clock) {
        this.clock = clock;
    }

    /** Starts one without changes and files. */
    public static Wikimedia started() {
        return started(InstantSource.system());
    }

    /** @param clock tells when changes are published, which is what they are resumed by */
    public static Wikimedia started(InstantSource clock) {
        Wikimedia wikimedia = new Wikimedia(clock);
        wikimedia.listen();
        return wikimedia;
    }

    /** The files of Commons, and ways in which its API refuses. */
    public CommonsApi commons() {
        return api;
    }

    /** Sends changes, and keeps them for those who resume. */
    public synchronized Wikimedia publish(ObjectNode... events) {
        for (ObjectNode event : events) {
            String topic = dataCentre + ".mediawiki." + STREAM;
            long offset = 5_000_000_000L + log.size();
            ObjectNode sent = event.deepCopy();
            ((ObjectNode) sent.get("meta"))
                    .put("topic", topic)
                    .put("partition", 0)
                    .put("offset", offset);
            log.add(new Change(topic, offset, clock.millis(), sent.toString()));
            duplicate();
        }
        return this;
    }

    /** Sends the last change once more, as happens: each comes at least once. */
    public synchronized Wikimedia duplicate() {
        String text = log.get(log.size() - 1).text();
        send(stream -> true, text);
        return this;
    }

    /** Publishes from the other data centre from now on, in its topic. */
    public synchronized Wikimedia switchDataCentre() {
        dataCentre = dataCentre.equals("eqiad") ? "codfw" : "eqiad";
        return this;
    }

    @Override
    Answer answer(Request request, HttpExchange exchange) {
        String agent = exchange.getRequestHeaders().getFirst("User-Agent");
        if (agent == null || NO_AGENT.matcher(agent.trim()).matches()) {
            return new Answer(
                    403,
                    Map.of("Content-Type", "text/plain"),
                    "Please set a user-agent and respect our robot policy https://w.wiki/4wJS. See also T400119.\n");
        }
        if (request.path().equals("/w/api.php")) {
            return api.answer(request.query());
        }
        if (!request.path().startsWith("/v2/stream/")) {
            return problem(404, "Not found");
        }
        if (failsNow()) {
            return streamFailure();
        }
        if (!request.path().equals("/v2/stream/" + STREAM)) {
            return problem(404, "No such stream");
        }
        return stream(request, exchange, exchange.getRequestHeaders().getFirst("Last-Event-ID"));
    }

    @Override
    Answer failure(int status) {
        return status == 429 ? CommonsApi.throttled(Duration.ofSeconds(1)) : problem(status, "Simulated failure");
    }

    /** Synchronized, so that no change is published between those missed and those to come. */
    private synchronized Answer stream(Request request, HttpExchange exchange, String lastEventId) {
        Predicate<Change> missed;
        try {
            missed = lastEventId != null
                    ? missedSince(JSON.readTree(lastEventId))
                    : since(request.query().first("since"));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            return problem(400, e.getMessage());
        }
        List<String> beginning = new ArrayList<>(List.of(":ok\n\n"));
        log.stream().filter(missed).map(Change::text).forEach(beginning::add);
        return open(
                exchange,
                request,
                STREAM,
                Map.of(
                        "Content-Type",
                        "text/event-stream; charset=utf-8",
                        "Cache-Control",
                        "private, no-cache, no-store, must-revalidate, max-age=0"),
                // changes are so many that nothing else keeps the connection alive
                new EventStream("", Duration.ZERO),
                beginning);
    }

    /** An offset counts before a timestamp; -1 is the end. */
    private static Predicate<Change> missedSince(JsonNode assignments) {
        if (!assignments.isArray() || assignments.isEmpty()) {
            throw new IllegalArgumentException("Last-Event-ID is no array of topics");
        }
        Predicate<Change> missed = change -> false;
        for (JsonNode assignment : assignments) {
            if (!assignment.path("topic").isTextual()
                    || !assignment.path("partition").isInt()) {
                throw new IllegalArgumentException("Last-Event-ID lacks topic or partition");
            }
            missed = missed.or(change -> change.topic()
                            .equals(assignment.path("topic").asText())
                    && (assignment.has("offset")
                            ? assignment.path("offset").asLong() >= 0
                                    && change.offset()
                                            >= assignment.path("offset").asLong()
                            : change.millis() >= assignment.path("timestamp").asLong(Long.MAX_VALUE)));
        }
        return missed;
    }

    /** @param since ISO 8601 or milliseconds; empty for only what is to come */
    private static Predicate<Change> since(String since) {
        if (since.isEmpty()) {
            return change -> false;
        }
        long from = since.matches("\\d+")
                ? Long.parseLong(since)
                : Instant.parse(since.length() == "2026-07-04".length() ? since + "T00:00:00Z" : since)
                        .toEpochMilli();
        return change -> change.millis() >= from;
    }

    private static Answer problem(int status, String detail) {
        return Answer.of(
                status,
                JSON.createObjectNode()
                        .put("type", "https://mediawiki.org/wiki/HyperSwitch/errors/" + status)
                        .put("detail", detail));
    }
}

package catwalk.simulator;

import catwalk.simulator.HttpSimulator.Answer;
import catwalk.simulator.XStream.Subscriber;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /2/connections}: who is connected to the stream, who was, and how to end it. */
final class XConnections {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDPOINT = "filtered_stream";
    private static final String BY_OPERATOR = "operator_disconnect";

    private final XStream stream;

    XConnections(XStream stream) {
        this.stream = stream;
    }

    Answer get(Query query) {
        Map<String, List<String>> choices = Map.of(
                "status", List.of("active", "inactive", "all"),
                "endpoints", List.of(ENDPOINT, "sample_stream", "sample10_stream", "firehose_stream"),
                "connection.fields",
                        List.of(
                                "client_ip",
                                "connected_at",
                                "disconnect_reason",
                                "disconnected_at",
                                "endpoint_name",
                                "id"));
        Optional<Answer> refused = XProblems.check(query, List.of("max_results", "pagination_token"), choices)
                .or(() -> XProblems.checkNumber(query, "max_results", 1, 100));
        if (refused.isPresent()) {
            return refused.get();
        }
        String status = query.has("status") ? query.first("status") : "active";
        boolean asked = !query.has("endpoints")
                || Arrays.asList(query.first("endpoints").split(",")).contains(ENDPOINT);
        Set<String> fields =
                new HashSet<>(Arrays.asList(query.first("connection.fields").split(",")));
        fields.addAll(List.of("connected_at", "endpoint_name"));
        int most = query.has("max_results") ? Integer.parseInt(query.first("max_results")) : 10;
        List<JsonNode> found = stream.all().stream()
                .filter(one -> asked && (status.equals("all") || one.isOpen() == status.equals("active")))
                .map(one -> told(one, fields))
                .limit(most)
                .collect(Collectors.toList());
        ObjectNode answer = JSON.createObjectNode();
        if (!found.isEmpty()) {
            answer.putArray("data").addAll(found);
        }
        answer.putObject("meta").put("result_count", found.size());
        return Answer.of(200, answer);
    }

    /** @param path behind {@code /2/connections}: nothing, {@code /all} or an endpoint's name */
    Answer delete(String path, String body) {
        return switch (path) {
            case "/all", "/" + ENDPOINT ->
                Answer.of(200, end(stream.open().stream().map(Subscriber::uuid).toList()));
            case "" -> {
                try {
                    JsonNode uuids = JSON.readTree(body).path("uuids");
                    List<String> texts = JSON.convertValue(
                            uuids, JSON.getTypeFactory().constructCollectionType(List.class, String.class));
                    yield texts == null || texts.isEmpty() || texts.size() > 100
                            ? XProblems.invalid("uuids", uuids.toString(), "uuids must be 1 to 100")
                            : Answer.of(200, end(texts));
                } catch (JsonProcessingException e) {
                    yield XProblems.invalid("body", body, "Invalid JSON in the request body");
                }
            }
            default -> XProblems.invalid("endpoint_id", path.substring(1), "There is no such endpoint");
        };
    }

    private ObjectNode end(List<String> uuids) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode data = answer.putObject("data");
        ArrayNode results = data.putArray("results");
        int ended = 0;
        for (String uuid : uuids) {
            Optional<Subscriber> found = stream.open().stream()
                    .filter(one -> one.uuid().equals(uuid))
                    .findFirst();
            found.ifPresent(one -> one.close(BY_OPERATOR));
            ObjectNode result = results.addObject().put("uuid", uuid).put("success", found.isPresent());
            if (found.isPresent()) {
                ended++;
            } else {
                result.put("error_message", "Connection not found");
            }
        }
        data.put("successful_kills", ended).put("failed_kills", uuids.size() - ended);
        return answer;
    }

    private static JsonNode told(Subscriber subscriber, Set<String> fields) {
        ObjectNode told = JSON.createObjectNode()
                .put("id", subscriber.uuid())
                .put("endpoint_name", ENDPOINT)
                .put("connected_at", subscriber.since().toString())
                .put("client_ip", "127.0.0.1");
        if (!subscriber.isOpen()) {
            told.put("disconnected_at", subscriber.until().toString()).put("disconnect_reason", subscriber.reason());
        }
        return told.retain(fields);
    }
}

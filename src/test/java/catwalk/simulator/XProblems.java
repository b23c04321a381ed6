package catwalk.simulator;

import catwalk.simulator.HttpSimulator.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** X's problems (RFC 7807): those of {@code x-problems.json} by their names there, and requests X cannot make sense of. */
final class XProblems {
    private static final String TYPES = "https://api.x.com/2/problems/";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<Integer, String> TITLES =
            Map.of(404, "Not Found", 500, "Internal Server Error", 502, "Bad Gateway", 504, "Gateway Timeout");
    private static final JsonNode NAMED = read();

    private XProblems() {}

    /** @param name a status, with a word behind it where one status has several meanings: "402", "429 cap" */
    static Answer named(String name) {
        JsonNode body = NAMED.get(name);
        int status = Integer.parseInt(name.split(" ")[0]);
        String title = TITLES.getOrDefault(status, "Error");
        return Answer.of(
                status,
                body != null ? body : problem(title, title, "about:blank").put("status", status));
    }

    /** 400, the parameter that caused it named. */
    static Answer invalid(String parameter, String value, String message) {
        ObjectNode body = JSON.objectNode();
        ObjectNode error = body.putArray("errors").addObject();
        error.putObject("parameters").putArray(parameter).add(value);
        error.put("message", message);
        return Answer.of(400, body.setAll(invalidRequest()));
    }

    static ObjectNode invalidRequest() {
        return problem(
                "Invalid Request", "One or more parameters to your request was invalid.", TYPES + "invalid-request");
    }

    /** 400 for a parameter that there is not, or a value that it cannot have. */
    static Optional<Answer> check(Query query, List<String> plain, Map<String, List<String>> choices) {
        for (Map.Entry<String, List<String>> parameter : query.parameters().entrySet()) {
            String name = parameter.getKey();
            if (!plain.contains(name) && !choices.containsKey(name)) {
                return Optional.of(invalid(
                        name,
                        query.first(name),
                        "The query parameter [" + name + "] is not one of [" + String.join(",", plain) + ","
                                + String.join(",", choices.keySet()) + "]"));
            }
            List<String> values = choices.get(name);
            if (values != null) {
                for (String value : String.join(",", parameter.getValue()).split(",", -1)) {
                    if (!values.contains(value)) {
                        return Optional.of(invalid(
                                name,
                                query.first(name),
                                "The `" + name + "` query parameter value [" + value + "] is not one of ["
                                        + String.join(",", values) + "]"));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** 400 for a number that is none, or too small or too large. */
    static Optional<Answer> checkNumber(Query query, String name, int least, int most) {
        String value = query.first(name);
        boolean fits = value.matches("\\d{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
        return query.has(name) && !fits
                ? Optional.of(invalid(
                        name,
                        value,
                        "The `" + name + "` query parameter value [" + value + "] is not between " + least + " and "
                                + most))
                : Optional.empty();
    }

    static ObjectNode notFound(String id, String parameter) {
        return problem(
                        "Not Found Error",
                        "Could not find tweet with " + parameter + ": [" + id + "].",
                        TYPES + "resource-not-found")
                .put("resource_id", id)
                .put("resource_type", "tweet")
                .put("parameter", parameter)
                .put("value", id);
    }

    static ObjectNode duplicateRule(String value, String id) {
        return JSON.objectNode()
                .put("value", value)
                .put("id", id)
                .put("title", "DuplicateRule")
                .put("type", TYPES + "duplicate-rules");
    }

    static ObjectNode invalidRule(String value, String... details) {
        ObjectNode problem = JSON.objectNode().put("value", value);
        Arrays.stream(details).forEach(problem.putArray("details")::add);
        return problem.put("title", "UnprocessableEntity").put("type", TYPES + "invalid-rules");
    }

    static ObjectNode tooManyRules(String value, int most) {
        return problem("RulesCapExceeded", "You have exceeded the maximum number of rules: " + most, TYPES + "rule-cap")
                .put("value", value);
    }

    /** What a stream says before it ends. */
    static ObjectNode disconnect(String type) {
        ObjectNode line = JSON.objectNode();
        line.putArray("errors")
                .add(problem(
                                "operational-disconnect",
                                "This stream has been disconnected upstream for operational reasons.",
                                TYPES + "operational-disconnect")
                        .put("disconnect_type", type));
        return line;
    }

    private static ObjectNode problem(String title, String detail, String type) {
        return JSON.objectNode().put("title", title).put("detail", detail).put("type", type);
    }

    private static JsonNode read() {
        try (InputStream file = XProblems.class.getResourceAsStream("/x-problems.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package catwalk.conduct;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * How a connection or a request to a service came to its end.
 *
 * @param status the HTTP status it was refused with, 0 where there was none
 * @param headers of the refusal, by their names in lower case
 * @param body of the refusal, as far as it was read
 * @param reason in words, for the log
 */
public record Ending(Kind kind, int status, Map<String, String> headers, String body, String reason) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What sort of end, for which services ask for a different patience. */
    public enum Kind {
        /** The service closed a connection that worked. */
        CLOSED,
        /** The network failed: no connection, a cut, silence. */
        BROKEN,
        /** The service answered with an error. */
        REFUSED,
        /** The service asks for fewer requests: 429, or Twitter's 420. */
        LIMITED
    }

    public static Ending closed(String reason) {
        return new Ending(Kind.CLOSED, 0, Map.of(), "", reason);
    }

    public static Ending broken(String reason) {
        return new Ending(Kind.BROKEN, 0, Map.of(), "", reason);
    }

    /** @param headers by any case of their names */
    public static Ending refused(int status, Map<String, String> headers, String body) {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        Kind kind = status == 429 || status == 420 ? Kind.LIMITED : Kind.REFUSED;
        Ending ending = new Ending(kind, status, lower, body == null ? "" : body, "");
        return new Ending(kind, status, lower, ending.body, "status " + status + ending.detail());
    }

    /** What an exception means for the connection or request that it ended. */
    public static Ending of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpOperationFailedException failed) {
                return refused(failed.getStatusCode(), failed.getResponseHeaders(), failed.getResponseBody());
            }
        }
        Throwable root = thrown;
        while (root.getCause() != null && !(root instanceof IOException)) {
            root = root.getCause();
        }
        String reason = firstLine(root);
        // what is no failure of the network won't mend itself by asking again at once
        return root instanceof IOException ? broken(reason) : new Ending(Kind.REFUSED, 0, Map.of(), "", reason);
    }

    private static String firstLine(Throwable thrown) {
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        return message.isBlank()
                ? thrown.getClass().getSimpleName()
                : message.lines().findFirst().orElseThrow();
    }

    /** The refusal's body as JSON, such as a problem (RFC 9457); missing where it is none. */
    public JsonNode problem() {
        try {
            JsonNode problem = JSON.readTree(body);
            return problem == null ? MissingNode.getInstance() : problem;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** What the service says of it, by the names that services use. */
    private String detail() {
        JsonNode problem = problem();
        for (String name : new String[] {"detail", "error_description", "error", "message", "title"}) {
            if (problem.path(name).isTextual()) {
                return ", " + problem.path(name).asText();
            }
        }
        return "";
    }
}

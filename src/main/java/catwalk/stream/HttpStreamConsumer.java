package catwalk.stream;

import catwalk.budget.BudgetUsedUp;
import catwalk.conduct.Ending;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Processor;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;

/** Reads one endless response after the other. Reading waits while the pipeline is full, and so does the service. */
final class HttpStreamConsumer extends StreamConsumer {
    /** As much of a refusal as tells why. */
    private static final int MOST_OF_A_REFUSAL = 16 * 1024;

    private final HttpStreamEndpoint endpoint;

    HttpStreamConsumer(HttpStreamEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    Ending read(Connection connection) throws Exception {
        String resumeAt = connection.resumeAt();
        InputStreamResponseListener response = new InputStreamResponseListener();
        request(connection.address(resumeAt), resumeAt).send(response);
        Response head = head(response);
        try (InputStream body = response.getInputStream()) {
            if (head.getStatus() != 200) {
                return Ending.refused(
                        head.getStatus(),
                        headers(head),
                        new String(body.readNBytes(MOST_OF_A_REFUSAL), StandardCharsets.UTF_8));
            }
            connection.opened(resumeAt);
            receive(connection, body);
            return Ending.closed("closed by the server");
        } catch (IOException e) {
            throw timedOut(e)
                    ? Connection.silent(endpoint.idleTimeout())
                    : new IOException("the connection was cut", e);
        } finally {
            head.abort(new IOException("read no further"));
        }
    }

    private Request request(String address, String resumeAt) throws Exception {
        return ((HttpStreamComponent) endpoint.getComponent())
                .client()
                .newRequest(address)
                .idleTimeout(endpoint.idleTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .headers(fields -> {
                    // a compressed stream keeps its events back until a block is full
                    fields.put(HttpHeader.ACCEPT_ENCODING, "identity");
                    if (endpoint.getBearerToken() != null) {
                        fields.put(HttpHeader.AUTHORIZATION, "Bearer " + endpoint.getBearerToken());
                    }
                    fields.put(HttpHeader.USER_AGENT, endpoint.getUserAgent());
                    if (endpoint.getFormat() == HttpStreamEndpoint.Format.SSE && resumeAt != null) {
                        fields.put("Last-Event-ID", resumeAt);
                    }
                });
    }

    private Response head(InputStreamResponseListener response) throws IOException, InterruptedException {
        try {
            return response.get(endpoint.idleTimeout().toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "no connection to " + endpoint.getUrl() + ", "
                            + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()),
                    e);
        }
    }

    private void receive(Connection connection, InputStream body)
            throws IOException, InterruptedException, BudgetUsedUp {
        Lines lines = new Lines(body, endpoint.getMaxMessageSize());
        ServerSentEvents events = new ServerSentEvents(endpoint.getMaxMessageSize());
        while (lines.next()) {
            if (endpoint.getFormat() == HttpStreamEndpoint.Format.SSE) {
                connection.alive();
                ServerSentEvents.Event event = events.line(lines.isTooLong() ? null : lines.line());
                if (event != null) {
                    handOn(connection, event);
                }
            } else if (lines.isTooLong()) {
                connection.tooLong();
            } else if (lines.line().isBlank()) {
                connection.alive();
            } else {
                connection.event(lines.line(), Map.of(), null);
            }
        }
    }

    private static void handOn(Connection connection, ServerSentEvents.Event event)
            throws InterruptedException, BudgetUsedUp {
        if (event.data() == null) {
            connection.tooLong();
        } else {
            connection.event(event.data(), Map.of("CatwalkEvent", event.type()), event.id());
        }
    }

    private static Map<String, String> headers(Response head) {
        Map<String, String> headers = new TreeMap<>();
        head.getHeaders().forEach(field -> headers.put(field.getLowerCaseName(), field.getValue()));
        return headers;
    }

    private static boolean timedOut(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }
}

package catwalk.stream;

import catwalk.budget.BudgetUsedUp;
import catwalk.conduct.Ending;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Processor;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.exceptions.UpgradeException;
import org.eclipse.jetty.websocket.api.exceptions.WebSocketTimeoutException;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;

/** Reads a stream over Jetty's WebSocket client: the JDK's misses some abrupt ends of a connection. */
final class WebSocketStreamConsumer extends StreamConsumer {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final WebSocketStreamEndpoint endpoint;
    private WebSocketClient client;

    WebSocketStreamConsumer(WebSocketStreamEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        client = new WebSocketClient();
        client.setConnectTimeout(CONNECT_TIMEOUT.toMillis());
        client.setIdleTimeout(endpoint.idleTimeout());
        client.start();
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (client != null) {
            client.stop();
        }
    }

    @Override
    Ending read(Connection connection) throws Exception {
        String resumeAt = connection.resumeAt();
        TextMessages messages = new TextMessages(
                endpoint.getMaxMessageSize(), () -> connection.opened(resumeAt), text -> receive(connection, text));
        ClientUpgradeRequest request = new ClientUpgradeRequest(URI.create(connection.address(resumeAt)));
        request.setHeader("User-Agent", endpoint.getUserAgent());
        CompletableFuture<Session> connecting = client.connect(messages, request);
        try {
            CompletableFuture.anyOf(connecting, messages.open())
                    .get(CONNECT_TIMEOUT.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            connecting.cancel(true);
            if (e.getCause() instanceof UpgradeException refused && refused.getResponseStatusCode() > 0) {
                return Ending.refused(refused.getResponseStatusCode(), Map.of(), "");
            }
            throw new IOException("no connection to " + endpoint.getUrl() + ", " + reason(e), e);
        }
        try {
            return messages.ended().get();
        } catch (ExecutionException e) {
            if (BudgetUsedUp.in(e) != null) {
                throw BudgetUsedUp.in(e);
            }
            throw e.getCause() instanceof WebSocketTimeoutException
                    ? Connection.silent(endpoint.idleTimeout())
                    : new IOException(endpoint.getUrl() + " failed, " + reason(e), e);
        }
    }

    /** @param text null for a message that was too long */
    private static void receive(Connection connection, String text) throws InterruptedException, BudgetUsedUp {
        if (text == null) {
            connection.tooLong();
        } else {
            connection.event(text, Map.of(), null);
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}

package catwalk.stream;

import catwalk.store.Store;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one stream connected and sends each event down the route, in order, without waiting for the one before to be
 * done. The cursor follows the events that are done.
 */
final class WebSocketStreamConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketStreamConsumer.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final long CHECK_MILLIS = 250;

    private final WebSocketStreamEndpoint endpoint;
    private final Store store;
    private final Map<String, Long> cursors;
    private final JsonPosition position;
    private final Backoff backoff;
    private Positions positions;
    private long received;
    private HttpClient client;
    private ScheduledExecutorService executor;
    private volatile WebSocket socket;
    private TextMessages messages;

    WebSocketStreamConsumer(WebSocketStreamEndpoint endpoint, Processor processor, Store store) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.store = store;
        this.cursors = store.map("cursors");
        this.position = new JsonPosition(endpoint.getCursorField());
        this.backoff = new Backoff(250, endpoint.getMaxReconnectDelay());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        received = cursors.getOrDefault(endpoint.getCursorName(), 0L);
        positions = new Positions(endpoint.getMaxInFlight(), received);
        client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
        executor = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "stream-" + endpoint.getCursorName());
        executor.execute(this::connect);
        executor.scheduleWithFixedDelay(this::saveCursor, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        endpoint.getCamelContext().getExecutorServiceManager().shutdownNow(executor);
        WebSocket last = socket;
        if (last != null) {
            last.abort();
        }
        positions.close();
        saveCursor();
        super.doStop();
    }

    private void connect() {
        if (!isRunAllowed()) {
            return;
        }
        URI address = endpoint.address(received);
        messages = new TextMessages(endpoint.getMaxMessageSize(), this::event);
        try {
            socket = client.newWebSocketBuilder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .buildAsync(address, messages)
                    .get(CONNECT_TIMEOUT.toMillis() * 2, TimeUnit.MILLISECONDS);
            LOG.info("{}: connected to {}", endpoint.getCursorName(), address);
            watch();
        } catch (ExecutionException e) {
            retry("no connection to " + endpoint.getUrl() + " (" + reason(e.getCause()) + ")");
        } catch (TimeoutException e) {
            retry("no connection to " + endpoint.getUrl() + " (no answer)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** Looks now and then whether the connection still lives: a peer that went silent ends no TCP connection. */
    private void watch() {
        if (!isRunAllowed()) {
            return;
        }
        if (messages.ended().isDone()) {
            retry("connection lost (" + messages.ended().join() + ")");
        } else if (messages.silentNanos() > TimeUnit.MILLISECONDS.toNanos(endpoint.getIdleTimeout())) {
            socket.abort();
            retry("nothing heard for " + endpoint.getIdleTimeout() + " ms");
        } else {
            executor.schedule(this::watch, CHECK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void retry(String reason) {
        long wait = backoff.nextMillis();
        LOG.warn("{}: {}; next try in {} ms", endpoint.getCursorName(), reason, wait);
        executor.schedule(this::connect, wait, TimeUnit.MILLISECONDS);
    }

    /** @param text null for one that was too long */
    private void event(String text) {
        backoff.reset();
        if (text == null) {
            LOG.warn(
                    "{}: skipped an event of over {} characters",
                    endpoint.getCursorName(),
                    endpoint.getMaxMessageSize());
            return;
        }
        try {
            long at = position.of(text, received);
            if (received == 0 && at > 0) {
                startAt(at);
            }
            received = Math.max(received, at);
            Positions.Event event = positions.begin(received);
            Exchange exchange = createExchange(false);
            exchange.getIn().setBody(text);
            getAsyncProcessor().process(exchange, doneSync -> done(exchange, event));
        } catch (JsonProcessingException e) {
            getExceptionHandler().handleException(new IOException("no JSON object: " + e.getOriginalMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From the very first event on, a killed process resumes where it began. */
    private void startAt(long at) {
        cursors.put(endpoint.getCursorName(), at);
        store.commit();
    }

    /** An event that failed is passed, too, unless it failed because everything is being stopped. */
    private void done(Exchange exchange, Positions.Event event) {
        if (exchange.getException() == null) {
            positions.done(event);
        } else if (isRunAllowed()) {
            getExceptionHandler().handleException("an event was lost", exchange, exchange.getException());
            positions.done(event);
        }
        releaseExchange(exchange, false);
    }

    private void saveCursor() {
        long passed = positions.passed();
        if (passed > 0) {
            cursors.put(endpoint.getCursorName(), passed);
        }
    }
}

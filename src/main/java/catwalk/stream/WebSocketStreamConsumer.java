package catwalk.stream;

import catwalk.store.Store;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one stream connected and sends each event down the route, in order, without waiting for the one before to be
 * done. The cursor follows the events that are done.
 */
final class WebSocketStreamConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketStreamConsumer.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final WebSocketStreamEndpoint endpoint;
    private final Store store;
    private final Map<String, Long> cursors;
    private final JsonPosition position;
    private final Backoff backoff;
    private Positions positions;
    private long received;
    private WebSocketClient client;
    private ScheduledExecutorService executor;

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
        client = new WebSocketClient();
        client.setConnectTimeout(CONNECT_TIMEOUT.toMillis());
        client.setIdleTimeout(Duration.ofMillis(endpoint.getIdleTimeout()));
        client.start();
        executor = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "stream-" + endpoint.getCursorName());
        executor.execute(this::connect);
        executor.scheduleWithFixedDelay(this::saveCursor, 1, 1, TimeUnit.SECONDS);
    }

    /** A route that is only tried (see RouteCheck) is stopped without ever being started. */
    @Override
    protected void doStop() throws Exception {
        if (executor != null) {
            endpoint.getCamelContext().getExecutorServiceManager().shutdownNow(executor);
            positions.close();
            client.stop();
            saveCursor();
        }
        super.doStop();
    }

    /** Connects, and once that connection has ended, again. A silent peer ends it by the idle timeout. */
    private void connect() {
        URI address = endpoint.address(received);
        TextMessages messages = new TextMessages(endpoint.getMaxMessageSize(), this::event);
        messages.ended().thenAccept(this::retry);
        Future<?> connected = null;
        try {
            connected = client.connect(messages, address);
            connected.get(CONNECT_TIMEOUT.toMillis() * 2, TimeUnit.MILLISECONDS);
            LOG.info("{}: connected to {}", endpoint.getCursorName(), address);
        } catch (ExecutionException e) {
            messages.ended().complete("no connection, " + reason(e.getCause()));
        } catch (TimeoutException | IOException | RuntimeException e) {
            if (connected != null) {
                connected.cancel(true);
            }
            messages.ended().complete("no connection, " + reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private void retry(String reason) {
        if (isRunAllowed()) {
            long wait = backoff.nextMillis();
            LOG.warn("{}: {} ({}); next try in {} ms", endpoint.getCursorName(), endpoint.getUrl(), reason, wait);
            executor.schedule(this::connect, wait, TimeUnit.MILLISECONDS);
        }
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

    /**
     * An event that failed is passed, too, whether its route has dealt with that or not; but not one that fails because the
     * process is being stopped: that one is read again by the next.
     */
    private void done(Exchange exchange, Positions.Event event) {
        boolean failed =
                exchange.getException() != null || exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT) != null;
        if (!failed || !isBeingStopped()) {
            positions.done(event);
        }
        if (exchange.getException() != null && !isBeingStopped()) {
            getExceptionHandler().handleException("an event was lost", exchange, exchange.getException());
        }
        releaseExchange(exchange, false);
    }

    private boolean isBeingStopped() {
        return !isRunAllowed() || endpoint.getCamelContext().isStopping();
    }

    private void saveCursor() {
        long passed = positions.passed();
        if (passed > 0) {
            cursors.put(endpoint.getCursorName(), passed);
        }
    }
}

package catwalk.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that collections are posted to. Nobody listens at its port before {@link #open} and after {@link #close}. */
public final class Inbox implements AutoCloseable {
    /**
     * A request.
     *
     * @param nanos when it came, in {@link System#nanoTime()}
     * @param status what it was answered
     */
    public record Delivery(
            long nanos,
            String method,
            String query,
            String contentType,
            String authorization,
            JsonNode collection,
            int status) {}

    private record Answer(int status, Map<String, String> headers) {}

    private final int port = FreePorts.next();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final Deque<Answer> next = new ConcurrentLinkedDeque<>();
    private volatile CompletableFuture<?> gate = CompletableFuture.completedFuture(null);
    private HttpServer server;

    /** Begins to listen. */
    public Inbox open() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
        return this;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/inbox");
    }

    /** Answers one of the next requests like this, in the order of these calls; all others get 202. */
    public Inbox answer(int status, Map<String, String> headers) {
        next.add(new Answer(status, headers));
        return this;
    }

    /** Takes requests from now on, and answers none. */
    public Inbox hang() {
        gate = new CompletableFuture<>();
        return this;
    }

    /** Answers what hangs. */
    public void recover() {
        gate.complete(null);
    }

    /** All requests that were answered. */
    public List<Delivery> deliveries() {
        return deliveries;
    }

    /** The ids of the posts in all collections taken, in their order. */
    public List<String> posts() {
        List<String> ids = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            if (delivery.status() < 300) {
                delivery.collection()
                        .get("orderedItems")
                        .forEach(item -> ids.add(item.at("/object/id").asText()));
            }
        }
        return ids;
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        gate.thenRunAsync(() -> write(exchange, now, body), threads);
    }

    private void write(HttpExchange exchange, long nanos, String body) {
        Answer answer = next.isEmpty() ? new Answer(202, Map.of()) : next.poll();
        try (exchange) {
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            deliveries.add(new Delivery(
                    nanos,
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawQuery(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    RunningWall.activity(body),
                    answer.status()));
            exchange.sendResponseHeaders(answer.status(), -1);
        } catch (IOException e) {
            // the client did not wait
        }
    }
}

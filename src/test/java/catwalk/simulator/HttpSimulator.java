package catwalk.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What the simulated HTTP services share: a port of their own, a log of requests, and ways to fail. */
abstract class HttpSimulator implements AutoCloseable {
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(Threads.daemon("http"));
    private final HttpServer server;
    private volatile CompletableFuture<?> gate = CompletableFuture.completedFuture(null);
    private volatile Duration delay = Duration.ZERO;
    private volatile int failure;

    /** An answer: JSON, with headers beside its content type. */
    record Answer(int status, Map<String, String> headers, String body) {
        static Answer of(int status, Object body) {
            return new Answer(status, Map.of(), body.toString());
        }
    }

    HttpSimulator() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins to listen; apart from the constructor, so that no request meets a half-made object. */
    void listen() {
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Answers a request that neither fails nor hangs. */
    abstract Answer answer(Request request, HttpExchange exchange);

    /** What a failing service says. */
    abstract Answer failure(int status);

    /** The base URL, without a slash at its end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers from now on only after this time. */
    public void delay(Duration time) {
        delay = time;
    }

    /** Answers from now on with this status. */
    public void fail(int status) {
        failure = status;
    }

    /** Accepts requests from now on but leaves them without an answer, until {@link #recover}. */
    public void hang() {
        gate = new CompletableFuture<>();
    }

    /** Ends {@link #fail}, {@link #hang} and {@link #delay}; what hangs is answered now. */
    public void recover() {
        failure = 0;
        delay = Duration.ZERO;
        gate.complete(null);
    }

    /** All requests in the order they came; status 0 while unanswered. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        URI target = exchange.getRequestURI();
        String rawQuery = target.getRawQuery() == null ? "" : target.getRawQuery();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Request request = new Request(Instant.now(), target.getPath(), rawQuery, query(exchange, rawQuery, body), 0);
        int place;
        synchronized (requests) {
            place = requests.size();
            requests.add(request);
        }
        // no thread waits with the request, so many may hang
        gate.thenRunAsync(
                () -> write(exchange, place, failure > 0 ? failure(failure) : answer(request, exchange)),
                CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, threads));
    }

    /** The parameters of the address, and those of a form. */
    private static Query query(HttpExchange exchange, String rawQuery, String body) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return type != null && type.startsWith("application/x-www-form-urlencoded")
                ? Query.parse(rawQuery + "&" + body)
                : Query.parse(rawQuery);
    }

    /** Notes in the log what a request is answered with: before that is out, so that who has it may look at the log. */
    void answered(int place, int status) {
        requests.set(place, requests.get(place).answered(status));
    }

    void write(HttpExchange exchange, int place, Answer answer) {
        try (exchange) {
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            answered(place, answer.status());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            // the client did not wait
        }
    }
}

package catwalk.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Somebody else's pictures, of any size, which come when the test lets them: as slow as a test wants. */
public final class HeldPictures implements AutoCloseable {
    private static final String SVG = """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s">
            <rect width="%1$s" height="%2$s" fill="#8a6"/></svg>
            """;

    private final HttpServer server;
    private final List<HttpExchange> waiting = new ArrayList<>();
    private boolean held = true;

    public HeldPictures() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** The address of a picture of this size; each number has its own. */
    public String address(int number, int width, int height) {
        return "http://127.0.0.1:%d/%d/%d/%d.svg".formatted(server.getAddress().getPort(), width, height, number);
    }

    /** How many were asked for and wait. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** Lets all come, those asked for later as well. */
    public synchronized void release() {
        held = false;
        waiting.forEach(HeldPictures::answer);
        waiting.clear();
    }

    private synchronized void handle(HttpExchange exchange) {
        if (held) {
            waiting.add(exchange);
        } else {
            answer(exchange);
        }
    }

    private static void answer(HttpExchange exchange) {
        String[] path = exchange.getRequestURI().getPath().split("/");
        byte[] body = SVG.formatted(path[1], path[2]).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "image/svg+xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            // the browser no longer wants it
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

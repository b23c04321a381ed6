package catwalk.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Somebody else's server of pictures, on a port of its own. */
abstract class PictureServer implements AutoCloseable {
    private static final int BACKLOG = 200;

    private final HttpServer server;

    PictureServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** What every address begins with. */
    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Answers, now or later. */
    abstract void handle(HttpExchange exchange) throws IOException;

    static void answer(HttpExchange exchange, int status, String type, byte[] body) {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            // the browser no longer wants it
        }
    }

    /** Ends what never would. */
    @Override
    public void close() {
        server.stop(0);
    }
}

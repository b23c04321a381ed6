package catwalk.kit;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Somebody else's pictures, of any size, which come when the test lets them: as slow as a test wants. */
public final class HeldPictures extends PictureServer {
    private static final String SVG = """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s">
            <rect width="%1$s" height="%2$s" fill="#8a6"/></svg>
            """;

    private final List<HttpExchange> waiting = new ArrayList<>();
    private boolean held = true;

    /** The address of a picture of this size; each number has its own. */
    public String address(int number, int width, int height) {
        return base() + "%d/%d/%d.svg".formatted(width, height, number);
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

    @Override
    synchronized void handle(HttpExchange exchange) {
        if (held) {
            waiting.add(exchange);
        } else {
            answer(exchange);
        }
    }

    private static void answer(HttpExchange exchange) {
        String[] path = exchange.getRequestURI().getPath().split("/");
        answer(exchange, 200, "image/svg+xml", SVG.formatted(path[1], path[2]).getBytes(StandardCharsets.UTF_8));
    }
}

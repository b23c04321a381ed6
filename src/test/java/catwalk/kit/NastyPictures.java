package catwalk.kit;

import com.sun.net.httpserver.HttpExchange;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A server of pictures that means no good: what it answers is broken, endless, out of all shape or no picture at all. */
public final class NastyPictures extends PictureServer {
    /** What is behind an address. */
    public enum Kind {
        MISSING,
        /** begins as a picture does, and stays open */
        NEVER_ENDING,
        /** takes the question and says nothing */
        SILENT,
        /** ends before it has told its size */
        TRUNCATED,
        /** ends after it has told its size: browsers show as much as came, and say nothing */
        HALF,
        EMPTY,
        HTML,
        NO_SIZE,
        /** can be shown; its script must not run */
        SCRIPTED,
        WIDE,
        TALL;

        /** Whether there is anything to see. */
        public boolean visible() {
            return this == HALF || this == SCRIPTED || this == WIDE || this == TALL;
        }
    }

    private static final String SCRIPT = "top.pwn('picture')";
    private static final String HTML = "<!doctype html><script>%s</script><p>cat".formatted(SCRIPT);
    private static final String SCRIPTED = """
            <svg xmlns="http://www.w3.org/2000/svg" width="400" height="300" onload="%1$s">
            <script>%1$s</script>
            <foreignObject width="400" height="300"><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:%1$s"/></foreignObject>
            <rect width="400" height="300" fill="#a68"/></svg>
            """.formatted(SCRIPT);
    private static final String NO_SIZE =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"0\" viewBox=\"0 0 0 0\"><rect/></svg>";

    /** The address of a picture of this kind; each number has its own. */
    public String address(Kind kind, int number) {
        return base() + kind.name().toLowerCase(Locale.ROOT) + "/" + number + ".png";
    }

    @Override
    void handle(HttpExchange exchange) throws IOException {
        Kind kind =
                Kind.valueOf(exchange.getRequestURI().getPath().split("/")[1].toUpperCase(Locale.ROOT));
        switch (kind) {
            case MISSING -> answer(exchange, 404, "text/plain", bytes("there is no such cat"));
            case NEVER_ENDING -> begin(exchange);
            case SILENT -> {} // and the connection stays open
            case TRUNCATED -> answer(exchange, 200, "image/png", Arrays.copyOf(png(800, 600), 20));
            case HALF -> answer(exchange, 200, "image/png", beginning());
            case EMPTY -> answer(exchange, 200, "image/png", new byte[0]);
            case HTML -> answer(exchange, 200, "text/html", bytes(HTML));
            case NO_SIZE -> answer(exchange, 200, "image/svg+xml", bytes(NO_SIZE));
            case SCRIPTED -> answer(exchange, 200, "image/svg+xml", bytes(SCRIPTED));
            case WIDE -> answer(exchange, 200, "image/png", png(20_000, 1));
            case TALL -> answer(exchange, 200, "image/png", png(1, 20_000));
        }
    }

    private static void begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "image/png");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(beginning());
        exchange.getResponseBody().flush();
    }

    /** As much of a picture as tells its size, but shows none of it. */
    private static byte[] beginning() {
        return Arrays.copyOf(png(800, 600), 60);
    }

    private static byte[] png(int width, int height) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

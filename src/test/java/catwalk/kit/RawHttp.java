package catwalk.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** HTTP requests sent as they are: a client would tidy the path up, and choose the Host header itself. */
public final class RawHttp {
    /** What came back: the status line and header lines, and the bytes after them. */
    public record Answer(String head, byte[] body) {
        public int status() {
            return Integer.parseInt(head.split(" ")[1]);
        }

        /** A header's values, comma-separated; empty where there is none. */
        public String header(String name) {
            return String.join(
                    ", ",
                    head.lines()
                            .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                            .map(line -> line.substring(name.length() + 1).strip())
                            .toList());
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private RawHttp() {}

    /**
     * Asks and waits for the end.
     *
     * @param line method and path
     * @param headers whole lines; a Host is added unless one is among them
     */
    public static Answer ask(URI server, String line, String... headers) {
        StringBuilder request = new StringBuilder(line + " HTTP/1.1\r\nConnection: close\r\n");
        if (Arrays.stream(headers).noneMatch(header -> header.startsWith("Host:"))) {
            request.append("Host: wall.example\r\n");
        }
        Arrays.stream(headers).forEach(header -> request.append(header).append("\r\n"));
        request.append("\r\n");
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            return parse(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer parse(byte[] answer) {
        int end = new String(answer, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("no HTTP: " + new String(answer, StandardCharsets.UTF_8));
        }
        return new Answer(
                new String(answer, 0, end, StandardCharsets.UTF_8), Arrays.copyOfRange(answer, end + 4, answer.length));
    }
}

package catwalk.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/**
 * Reads a stream line by line as it comes, with the JDK's client, and tells how it ended. When it is cut, what the client
 * has got but not yet handed on is lost, so wait for it before.
 */
final class StreamReader implements AutoCloseable {
    enum State {
        OPEN,
        ENDED,
        CUT
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpResponse<InputStream> response;
    private volatile State state = State.OPEN;

    /** @param headers names and values in turn */
    StreamReader(URI url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10));
        if (headers.length > 0) {
            request.headers(headers);
        }
        response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        Threads.daemon("reader").newThread(this::read).start();
    }

    int status() {
        return response.statusCode();
    }

    HttpHeaders headers() {
        return response.headers();
    }

    State state() {
        return state;
    }

    /** All lines so far. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** What follows a field's name in the lines so far. */
    List<String> fields(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .toList();
    }

    /** Waits for a line; what was sent before it has come too. */
    List<String> linesUntil(String line) {
        Awaitility.await("the line " + line).atMost(Duration.ofSeconds(10)).until(() -> lines.contains(line));
        return lines();
    }

    void awaitState(State expected) {
        Awaitility.await("a stream that is " + expected)
                .atMost(Duration.ofSeconds(10))
                .until(() -> state == expected);
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
            state = State.ENDED;
        } catch (IOException e) {
            state = State.CUT;
        }
    }
}

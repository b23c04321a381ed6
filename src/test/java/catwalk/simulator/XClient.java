package catwalk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Asks {@link XApi} what anybody could ask X, over the JDK's HTTP client. */
final class XClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    XClient(XApi api) {
        base = api.url();
    }

    /** @param parameters name and value by turns */
    HttpResponse<String> get(String path, String... parameters) throws IOException, InterruptedException {
        return send(request(path, parameters).GET());
    }

    HttpResponse<String> getWithToken(String token, String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        return send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> post(String path, String body, String... parameters) throws IOException, InterruptedException {
        return send(request(path, parameters)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(String path, String body) throws IOException, InterruptedException {
        return send(request(path).method("DELETE", HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Connects to the stream and reads until it ends. */
    Lines stream(String... parameters) throws IOException, InterruptedException {
        return new Lines(unreadStream(parameters));
    }

    /** Connects to the stream and leaves what comes where it is. */
    HttpResponse<InputStream> unreadStream(String... parameters) throws IOException, InterruptedException {
        return client.send(
                request("/2/tweets/search/stream", parameters).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String... parameters) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(i == 0 ? '?' : '&').append(parameters[i]).append('=');
            query.append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return HttpRequest.newBuilder(base.resolve(path + query)).header("Authorization", "Bearer " + XApi.TOKEN);
    }

    /** What comes on a stream. */
    static final class Lines implements AutoCloseable {
        private static final String CLOSED = "(closed)";
        private static final String BROKEN = "(broken)";

        private final HttpResponse<InputStream> response;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        private Lines(HttpResponse<InputStream> response) {
            this.response = response;
            Threads.daemon("reader").newThread(this::read).start();
        }

        HttpResponse<InputStream> response() {
            return response;
        }

        /** The next line, an empty one too. */
        String next() throws InterruptedException {
            String line = lines.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw new AssertionError("nothing came for " + PATIENCE);
            }
            return line;
        }

        /** The next line that is JSON. */
        JsonNode nextJson() throws IOException, InterruptedException {
            return JSON.readTree(next());
        }

        /** Whether the next thing is the end that HTTP has for an answer. */
        boolean isClosedNext() throws InterruptedException {
            return next().equals(CLOSED);
        }

        /** Whether the next thing is the end of the connection in the middle of the answer. */
        boolean isBrokenNext() throws InterruptedException {
            return next().equals(BROKEN);
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
                lines.add(CLOSED);
            } catch (IOException e) {
                lines.add(BROKEN);
            }
        }
    }
}

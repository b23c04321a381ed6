package catwalk.x;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks X who holds the stream that allows but one connection ({@code GET /2/connections}, since 19 September 2025). */
final class OpenConnections {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final String bearerToken;

    OpenConnections(String url, String bearerToken) {
        this.url = url;
        this.bearerToken = bearerToken;
    }

    /** Who, in words: addresses and since when. */
    String describe() {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(url + "/2/connections?connection.fields=client_ip,connected_at,endpoint_name,id"))
                .header("Authorization", "Bearer " + bearerToken)
                .timeout(TIMEOUT)
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            List<String> clients = new ArrayList<>();
            for (JsonNode connection : JSON.readTree(answer.body()).path("data")) {
                clients.add(connection.path("client_ip").asText("an unknown address") + " since "
                        + connection.path("connected_at").asText("an unknown time"));
            }
            return clients.isEmpty() ? "X does not say who" : String.join(", ", clients);
        } catch (IOException e) {
            return "X does not say who";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "not asked who";
        }
    }
}

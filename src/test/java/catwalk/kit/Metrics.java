package catwalk.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What a running wall says of itself on its management port. */
public final class Metrics {
    private final URI base;

    /** @param port the management port */
    public Metrics(int port) {
        this.base = URI.create("http://127.0.0.1:" + port + "/observe/");
    }

    /** The sum of a metric's values over the lines that hold all these texts, such as {@code source="mastodon"}. */
    public double sum(String metric, String... labels) {
        return get("metrics")
                .lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .filter(line -> {
                    for (String label : labels) {
                        if (!line.contains(label)) {
                            return false;
                        }
                    }
                    return true;
                })
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The health report, JSON, with what each source says of itself. */
    public String health() {
        return get("health?data=true");
    }

    private String get(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

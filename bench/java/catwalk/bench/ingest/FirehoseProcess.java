package catwalk.bench.ingest;

import catwalk.bench.process.JavaProcess;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** A {@link Firehose} that runs. */
public final class FirehoseProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Load load;
    private final JavaProcess process;
    private final String host;
    private final String appView;

    /** What it has sent since its start. */
    public record Counts(long sent, long matching) {}

    public FirehoseProcess(Path directory, Load load) throws IOException {
        this.load = load;
        process = new JavaProcess(directory, Firehose.class, load.name());
        String[] ready = process.ready().split(" ");
        host = "127.0.0.1:" + ready[0];
        appView = ready[1];
    }

    public Load load() {
        return load;
    }

    /** Where the stream is, without a path: {@code ws:} for Bluesky, {@code http:} for X. */
    public URI url() {
        return URI.create((load.isX() ? "http://" : "ws://") + host);
    }

    /** Bluesky's app view, and its pictures. */
    public URI appView() {
        return URI.create(appView);
    }

    public long pid() {
        return process.pid();
    }

    public Counts counts() throws IOException, InterruptedException {
        return get("/");
    }

    /** From now on sends so many events a second. */
    public Counts pace(int perSecond) throws IOException, InterruptedException {
        return get("/pace/" + perSecond);
    }

    /** From now on sends nothing, until it is given a pace. */
    public Counts pause() throws IOException, InterruptedException {
        return pace(Pump.PAUSED);
    }

    /** Sends so many events as fast as they are read, and then nothing; it is to be paused before. */
    public Counts burst(int events) throws IOException, InterruptedException {
        return get("/burst/" + events);
    }

    private Counts get(String path) throws IOException, InterruptedException {
        JsonNode counts = JSON.readTree(client.send(
                        HttpRequest.newBuilder(URI.create("http://" + host + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
        return new Counts(counts.path("sent").asLong(), counts.path("matching").asLong());
    }

    @Override
    public void close() {
        process.close();
    }
}

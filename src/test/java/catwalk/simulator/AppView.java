package catwalk.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Bluesky's app view, and its CDN, on loopback: {@code app.bsky.feed.getPosts} as its lexicon has it, up to 25 {@code uris}, posts it does
 * not know left out. It knows every post unless told otherwise.
 */
public final class AppView implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 25;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final List<Integer> requests = new CopyOnWriteArrayList<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final Map<String, String> postLabels = new ConcurrentHashMap<>();
    private final Map<String, String> authorLabels = new ConcurrentHashMap<>();
    private volatile int failure;

    public AppView() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(executor);
        server.createContext("/xrpc/app.bsky.feed.getPosts", this::getPosts);
        server.createContext("/img/", AppView::picture);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many posts each request asked for. */
    public List<Integer> requests() {
        return requests;
    }

    /** Labels a post, as a labeler does. */
    public void labelPost(String uri, String label) {
        postLabels.put(uri, label);
    }

    /** Labels an account. */
    public void labelAuthor(String did, String label) {
        authorLabels.put(did, label);
    }

    /** Answers every request with this status; 0 ends it. */
    public void failWith(int status) {
        failure = status;
    }

    private void getPosts(HttpExchange exchange) throws IOException {
        List<String> uris = Arrays.stream(
                        String.valueOf(exchange.getRequestURI().getRawQuery()).split("&"))
                .filter(pair -> pair.startsWith("uris="))
                .map(pair -> URLDecoder.decode(pair.substring(5), StandardCharsets.UTF_8))
                .toList();
        requests.add(uris.size());
        if (failure != 0) {
            answer(exchange, failure, JSON.createObjectNode().put("error", "InternalServerError"));
        } else if (uris.size() > MOST) {
            answer(
                    exchange,
                    400,
                    JSON.createObjectNode()
                            .put("error", "InvalidRequest")
                            .put("message", "uris must not have more than 25 elements"));
        } else {
            ObjectNode posts = JSON.createObjectNode();
            ArrayNode list = posts.putArray("posts");
            uris.stream().filter(uri -> !unknown.contains(uri)).forEach(uri -> list.add(post(uri)));
            answer(exchange, 200, posts);
        }
    }

    /** Every picture there is looks the same. */
    private static void picture(HttpExchange exchange) throws IOException {
        byte[] svg =
                "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='900'><rect width='1200' height='900' fill='#c96'/></svg>"
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "image/svg+xml");
        exchange.sendResponseHeaders(200, svg.length);
        exchange.getResponseBody().write(svg);
        exchange.close();
    }

    private ObjectNode post(String uri) {
        String did = uri.split("/")[2];
        String name = did.substring("did:plc:".length());
        ObjectNode post =
                JSON.createObjectNode().put("uri", uri).put("cid", "bafyrei").put("indexedAt", "2026-07-04T14:38:09Z");
        ObjectNode author = post.putObject("author")
                .put("did", did)
                .put("handle", name + ".example")
                .put("displayName", "Name of " + name)
                .put("avatar", "https://cdn.bsky.app/img/avatar/plain/" + did + "/bafkrei");
        labels(author, did, authorLabels.get(did));
        labels(post, uri, postLabels.get(uri));
        post.putObject("record").put("$type", "app.bsky.feed.post");
        return post;
    }

    private static void labels(ObjectNode subject, String uri, String label) {
        ArrayNode labels = subject.putArray("labels");
        if (label != null) {
            labels.addObject()
                    .put("src", "did:plc:labeler")
                    .put("uri", uri)
                    .put("val", label)
                    .put("cts", "2026-07-04T14:38:09Z");
        }
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}

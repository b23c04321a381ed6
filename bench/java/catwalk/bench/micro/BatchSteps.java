package catwalk.bench.micro;

import catwalk.activity.Collections;
import catwalk.bench.process.Scratch;
import catwalk.store.Store;
import catwalk.wall.RecentPosts;
import catwalk.wall.ShownPosts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What is done with posts in batches, by post: batches of 50, as they are at the most unless set otherwise. */
@State(Scope.Thread)
public class BatchSteps {
    private static final int POSTS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Collections collections = new Collections();
    private final List<JsonNode> posts = new ArrayList<>();
    private DefaultCamelContext context;
    private AsyncProducer queue;
    private Store store;
    private RecentPosts recent;
    private ShownPosts shown;
    private long last;

    @Setup
    public void start() throws Exception {
        context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("batch-queue:posts?batchSize=" + POSTS + "&batchMillis=1000")
                        .transform(body());
            }
        });
        context.start();
        queue = context.getEndpoint("batch-queue:posts").createAsyncProducer();
        queue.start();
        store = new Store(Scratch.folder());
        recent = new RecentPosts(store);
        shown = new ShownPosts(store, recent);
        store.start();
        recent.start();
        shown.start();
        bundledCats();
    }

    private void bundledCats() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/replay/cats.jsonl")),
                StandardCharsets.UTF_8))) {
            List<String> cats = lines.lines().toList();
            for (int i = 0; i < POSTS; i++) {
                posts.add(JSON.readTree(cats.get(i % cats.size())));
            }
        }
    }

    @TearDown
    public void stop() {
        context.stop();
        shown.stop();
        recent.stop();
        store.stop();
    }

    /** Into the queue and on, with next to nothing done with the batch. */
    @Benchmark
    @OperationsPerInvocation(POSTS)
    public void queue() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(POSTS);
        for (JsonNode post : posts) {
            Exchange exchange = queue.getEndpoint().createExchange();
            exchange.getMessage().setBody(post);
            queue.process(exchange, doneSync -> done.countDown());
        }
        done.await();
    }

    @Benchmark
    @OperationsPerInvocation(POSTS)
    public List<String> buildCollections() throws Exception {
        return collections.of(posts);
    }

    /** Under ids never seen before, to the disk. */
    @Benchmark
    @OperationsPerInvocation(POSTS)
    public void remember() {
        posts.forEach(post -> ((ObjectNode) post.get("object")).put("id", "at://did:plc:catwalk/post/" + last++));
        shown.settle(posts);
    }
}

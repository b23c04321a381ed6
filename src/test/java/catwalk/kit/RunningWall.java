package catwalk.kit;

import catwalk.Catwalk;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * Catwalk in the test's own process, with the repository's routes, on ports of its own: quicker to start than a
 * {@link CatwalkProcess}, and a test can reach into it. Its source is silent unless a test names others.
 */
public final class RunningWall implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENTRANCE = "direct:select-posts";

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, Object> beans = new LinkedHashMap<>();
    private Catwalk main;
    private ProducerTemplate template;
    private AsyncProducer entrance;

    /** @param data what becomes {@code data.dir} */
    public RunningWall(Path data) {
        with("data.dir", data);
        with("wall.sources", "replay");
        // plays nothing that the wall wants; tests offer their own posts
        with("replay.file", Path.of("src", "test", "resources", "silence.jsonl"));
        with("wall.max-posts-per-second", 0);
        for (String port :
                List.of("page.http-port", "broker.openwire-port", "broker.ws-port", "camel.management.port")) {
            with(port, FreePorts.next());
        }
    }

    public RunningWall with(String key, Object value) {
        settings.put(key, String.valueOf(value));
        return this;
    }

    /** Puts an object into the registry, such as a clock of the test's own. */
    public RunningWall bind(String name, Object object) {
        beans.put(name, object);
        return this;
    }

    public RunningWall start() {
        main = new Catwalk();
        beans.forEach(main::bind);
        settings.forEach(main::addOverrideProperty);
        main.start();
        template = context().createProducerTemplate();
        if (context().getRoute("select-posts") != null) {
            entrance = asyncProducer();
        }
        return this;
    }

    private AsyncProducer asyncProducer() {
        try {
            AsyncProducer producer = context().getEndpoint(ENTRANCE).createAsyncProducer();
            producer.start();
            return producer;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public CamelContext context() {
        return main.getCamelContext();
    }

    /** Offers an activity to the wall as a source does, and returns when it is dealt with: published, or not wanted. */
    public Exchange offer(JsonNode activity) {
        return template.send(ENTRANCE, exchange -> exchange.getIn().setBody(activity));
    }

    /** Offers without waiting for it to be published, in order, as a stream does. */
    public void offerLater(JsonNode activity) {
        Exchange exchange = context().getEndpoint(ENTRANCE).createExchange();
        exchange.getIn().setBody(activity);
        entrance.process(exchange, doneSync -> {});
    }

    public URI page() {
        return URI.create("http://127.0.0.1:" + settings.get("page.http-port") + "/");
    }

    public URI broker() {
        return URI.create("ws://127.0.0.1:" + settings.get("broker.ws-port"));
    }

    public String setting(String key) {
        return settings.get(key);
    }

    /** A post as a source would make it, by its id and text. */
    public static JsonNode post(String id, String text) {
        return activity("""
                {"type":"Create","published":"2026-07-04T14:38:08.999Z","generator":{"type":"Service","name":"test"},
                 "object":{"type":"Note","id":"%1$s","url":"%1$s","published":"2026-07-04T14:38:08.999Z",
                  "mediaType":"text/plain","content":"%2$s","contentMap":{"en":"%2$s"},
                  "attributedTo":{"type":"Person","id":"https://example.org/mina","name":"Mina","preferredUsername":"mina"},
                  "tag":[],"attachment":[{"type":"Image","mediaType":"image/svg+xml","url":"/catwalk.svg","name":"a picture"}]}}
                """.formatted(id, text));
    }

    public static JsonNode delete(String id) {
        return activity("""
                {"type":"Delete","published":"2026-07-04T14:39:00.000Z","generator":{"type":"Service","name":"test"},
                 "object":{"type":"Tombstone","id":"%s"}}
                """.formatted(id));
    }

    public static JsonNode activity(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (main != null) {
            main.stop();
        }
    }
}

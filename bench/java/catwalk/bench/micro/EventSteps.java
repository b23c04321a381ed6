package catwalk.bench.micro;

import catwalk.activity.Tidy;
import catwalk.bench.ingest.Samples;
import catwalk.settings.Settings;
import catwalk.stream.JsonPosition;
import catwalk.wall.Selection;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What is done with each event, or each post, on its way from the socket into the wall's queue. */
@State(Scope.Thread)
public class EventSteps {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonPosition position = new JsonPosition("time_us");
    private final Tidy tidy = new Tidy();
    private final String like = Samples.blueskyLike();
    private final String picture = Samples.blueskyPicture();
    private final String x = Samples.xPictures();
    private DefaultCamelContext context;
    private Exchange exchange;
    private Expression blueskyJq;
    private Expression xJq;
    private Selection selection;
    private JsonNode activity;

    @Setup
    public void start() throws Exception {
        context = new DefaultCamelContext();
        context.getPropertiesComponent().setLocation("classpath:catwalk/application.properties");
        context.start();
        exchange = new DefaultExchange(context);
        exchange.setVariable("cdn", "https://cdn.bsky.app");
        blueskyJq = jq("bluesky.jq");
        xJq = jq("x.jq");
        selection = new Selection(new Settings(context.getPropertiesComponent()));
        activity = mapBlueskyPicture();
    }

    private Expression jq(String file) {
        Expression expression = context.resolveLanguage("jq").createExpression("resource:file:routes/sources/" + file);
        expression.init(context);
        return expression;
    }

    @TearDown
    public void stop() {
        context.stop();
    }

    @Benchmark
    public String positionOfLike() {
        return position.of(like);
    }

    @Benchmark
    public JsonNode parseBlueskyPicture() throws Exception {
        return JSON.readTree(picture);
    }

    /** From text, parsing included, as the source does. */
    @Benchmark
    public JsonNode mapBlueskyPicture() {
        exchange.getMessage().setBody(picture);
        return blueskyJq.evaluate(exchange, JsonNode.class);
    }

    @Benchmark
    public JsonNode mapXPictures() {
        exchange.getMessage().setBody(x);
        return xJq.evaluate(exchange, JsonNode.class);
    }

    @Benchmark
    public boolean select() {
        return selection.wants(activity, null);
    }

    @Benchmark
    public JsonNode tidy() {
        return tidy.tidy(activity);
    }
}

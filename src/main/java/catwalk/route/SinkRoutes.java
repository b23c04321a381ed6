package catwalk.route;

import catwalk.settings.Settings;
import java.util.List;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;

/**
 * One route for each of {@code wall.sinks}: from the wall to its Kamelet, or to the endpoint in {@code <name>.uri}. The
 * route's id is the sink's name, and {@code direct:<name>} its entrance.
 */
public final class SinkRoutes extends RouteBuilder {
    static final String KEY = "wall.sinks";
    private final List<Part> sinks;
    private final Kamelets kamelets;
    private final Settings settings;

    public SinkRoutes(List<Part> sinks, Kamelets kamelets, Settings settings) {
        this.sinks = sinks;
        this.kamelets = kamelets;
        this.settings = settings;
    }

    @Override
    public void configure() throws Exception {
        for (Part sink : sinks) {
            Optional<String> uri = sink.setting(settings, "uri");
            from("direct:" + sink.name())
                    .routeId(sink.name())
                    .routeConfigurationId("retry-sink")
                    .description("what the wall publishes goes to " + sink.name())
                    .to(uri.isPresent() ? uri.get() : kamelets.endpoint(sink, KEY))
                    .id("wall-to-" + sink.name());
        }
    }

    /** The entrances of all sinks, for a recipient list. */
    public List<String> endpoints() {
        return sinks.stream().map(sink -> "direct:" + sink.name()).toList();
    }
}

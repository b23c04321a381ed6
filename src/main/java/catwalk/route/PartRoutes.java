package catwalk.route;

import catwalk.settings.Settings;
import java.util.List;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;

/**
 * One route for each source, from its Kamelet to the wall, and one for each sink, from its outbox to its Kamelet or to the
 * endpoint in {@code <name>.uri}.
 */
final class PartRoutes extends RouteBuilder {
    private final List<Part> parts;
    private final Kamelets kamelets;
    private final Settings settings;

    PartRoutes(List<Part> parts, Kamelets kamelets, Settings settings) {
        this.parts = parts;
        this.kamelets = kamelets;
        this.settings = settings;
    }

    @Override
    public void configure() throws Exception {
        for (Part part : parts) {
            switch (part.side()) {
                case SOURCES -> source(part);
                case SINKS -> sink(part);
            }
        }
    }

    private void source(Part source) throws Exception {
        from(kamelets.endpoint(source))
                .routeId(source.route())
                .routeConfigurationId(source.side().errors)
                .description("what " + source.name() + " offers goes to the wall")
                // so that what fails on the wall is told and counted under the source's name, too
                .process(exchange -> exchange.getExchangeExtension().setFromRouteId(source.kameletRoute()))
                .to("direct:select-posts")
                .id(source.name() + "-to-select-posts");
    }

    private void sink(Part sink) throws Exception {
        Optional<String> uri = sink.setting(settings, "uri");
        from("outbox:" + sink.name() + "?capacity={{wall.max-waiting-collections}}")
                .routeId(sink.route())
                .routeConfigurationId(sink.side().errors)
                .description("what the wall publishes goes to " + sink.name())
                .to(uri.isPresent() ? uri.get() : kamelets.endpoint(sink))
                .id("wall-to-" + sink.name());
    }
}

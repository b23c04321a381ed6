package catwalk.route;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/** One route for each of {@code wall.sources}: from its Kamelet to the wall. The route's id is the source's name. */
public final class SourceRoutes extends RouteBuilder {
    static final String KEY = "wall.sources";
    private final List<Part> sources;
    private final Kamelets kamelets;

    public SourceRoutes(List<Part> sources, Kamelets kamelets) {
        this.sources = sources;
        this.kamelets = kamelets;
    }

    @Override
    public void configure() throws Exception {
        for (Part source : sources) {
            from(kamelets.endpoint(source, KEY))
                    .routeId(source.name())
                    .routeConfigurationId("skip-malformed")
                    .description("what " + source.name() + " offers goes to the wall")
                    .to("direct:select-posts")
                    .id(source.name() + "-to-wall");
        }
    }
}

package catwalk.route;

import catwalk.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;

/** The sources and sinks that the settings name; their routes are made from settings, not from files. */
public final class Parts {
    private final Settings settings;
    private final Path root;
    private final List<Part> parts = new ArrayList<>();

    /** @param root the folder with {@code sources} and {@code sinks} */
    public Parts(Settings settings, Path root) {
        this.settings = settings;
        this.root = root;
        for (Side side : Side.values()) {
            parts.addAll(Part.named(settings, side));
        }
    }

    /**
     * A setting of each source of a kind, by the source's name, for those who have to do with a source without running it;
     * empty where it is not set.
     */
    public static Map<String, String> sources(Settings settings, String kind, String key) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!settings.list(Side.SOURCES.key).isEmpty()) {
            Part.named(settings, Side.SOURCES).stream()
                    .filter(part -> part.kind().equals(kind))
                    .forEach(part ->
                            values.put(part.name(), part.setting(settings, key).orElse("")));
        }
        return values;
    }

    /** The names of all sinks. */
    public List<String> sinks() {
        return parts.stream()
                .filter(part -> part.side() == Side.SINKS)
                .map(Part::name)
                .toList();
    }

    /** The names of those that publish to the broker's topic. */
    public List<String> topics() {
        return parts.stream()
                .filter(part -> part.kind().equals("activemq-topic"))
                .map(Part::name)
                .toList();
    }

    /** Adds the routes of all of them, sinks first: a source delivers at once. */
    public void addRoutes(CamelContext context) throws Exception {
        for (Side side : List.of(Side.SINKS, Side.SOURCES)) {
            add(context, parts.stream().filter(part -> part.side() == side).toList());
        }
    }

    /** Makes the routes anew that run what is in this file: a Kamelet, or the error handling of one side. */
    void replaceRoutes(CamelContext context, Path file) throws Exception {
        String name = file.getFileName().toString();
        for (Part part : parts) {
            if (name.equals(part.template() + RouteFiles.KAMELET)
                    || name.equals(part.side().errors + RouteFiles.ROUTE)) {
                remove(context, part);
                add(context, List.of(part));
            }
        }
    }

    private void add(CamelContext context, List<Part> added) throws Exception {
        context.addRoutes(new PartRoutes(added, new Kamelets((ModelCamelContext) context, settings, root), settings));
    }

    private static void remove(CamelContext context, Part part) throws Exception {
        RouteReload.remove(context, part.route());
        RouteReload.remove(context, part.kameletRoute());
        context.removeEndpoints("kamelet:" + part.template() + "/" + part.kameletRoute() + "*");
        context.removeEndpoints("kamelet://" + part.template() + "/" + part.kameletRoute() + "*");
        context.removeRouteTemplates(part.template());
    }
}

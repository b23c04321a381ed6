package catwalk.route;

import catwalk.settings.Settings;
import catwalk.settings.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.apache.camel.support.RouteTemplateHelper;

/**
 * The Kamelets of one folder, and how their properties get their values: a property {@code postsPerSecond} of the Kamelet
 * {@code replay-source} is the setting {@code replay.posts-per-second}. Camel's own {@code camel.kamelet.*} keys know
 * neither instances nor the environment.
 */
public final class Kamelets {
    private static final String FILE = ".kamelet.yaml";

    private final ModelCamelContext context;
    private final Settings settings;
    private final Path folder;
    private final String suffix;

    /**
     * @param folder where the Kamelets are
     * @param suffix what follows the part's kind in a Kamelet's name, {@code -source} or {@code -sink}
     */
    public Kamelets(ModelCamelContext context, Settings settings, Path folder, String suffix) {
        this.context = context;
        this.settings = settings;
        this.folder = folder;
        this.suffix = suffix;
    }

    /** The Kamelet's name. */
    String template(Part part) {
        return part.kind() + suffix;
    }

    /** The id of the route that the Kamelet becomes for a part. */
    String routeId(Part part) {
        return part.name() + "-kamelet";
    }

    /**
     * The endpoint that makes the Kamelet run for a part, its properties set from the settings.
     *
     * @param key the setting that named the part, for complaints
     * @throws SetupException where there is no such Kamelet, or a setting it requires has no value
     */
    String endpoint(Part part, String key) throws Exception {
        if (!Files.isRegularFile(folder.resolve(template(part) + FILE))) {
            throw new SetupException(key, "'" + part.name() + "' is unknown", "use one of " + kinds());
        }
        KameletComponent component = context.getComponent("kamelet", KameletComponent.class);
        Map<String, Properties> values = component.getRouteProperties();
        if (values == null) {
            values = new HashMap<>();
            component.setRouteProperties(values);
        }
        values.put(routeId(part), values(part));
        return "kamelet:" + template(part) + "/" + routeId(part);
    }

    private Properties values(Part part) throws Exception {
        Properties values = new Properties();
        values.setProperty("name", part.name());
        for (RouteTemplateParameterDefinition parameter : load(part).getTemplateParameters()) {
            String key = kebab(parameter.getName());
            part.setting(settings, key).ifPresentOrElse(value -> values.setProperty(parameter.getName(), value), () -> {
                if (parameter.isRequired() && parameter.getDefaultValue() == null && !"name".equals(key)) {
                    String missing = part.keyOf(key);
                    throw new SetupException(
                            missing,
                            "is not set, and " + part.name() + " needs it",
                            "set " + missing.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_") + " in the environment");
                }
            });
        }
        return values;
    }

    private RouteTemplateDefinition load(Part part) throws Exception {
        String template = template(part);
        if (context.getRouteTemplateDefinition(template) == null) {
            RouteTemplateHelper.loadRouteTemplateFromLocation(context, null, template, "file:" + folder);
        }
        return context.getRouteTemplateDefinition(template);
    }

    private String kinds() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix + FILE))
                    .map(name -> name.substring(0, name.length() - suffix.length() - FILE.length()))
                    .sorted()
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code postsPerSecond} is {@code posts-per-second} among the settings. */
    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}

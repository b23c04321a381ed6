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
 * The Kamelets under {@code routes/}, and how their properties get their values: a property {@code postsPerSecond} of the
 * Kamelet {@code replay-source} is the setting {@code replay.posts-per-second}. Camel's own {@code camel.kamelet.*} keys
 * know neither instances nor the environment.
 */
final class Kamelets {
    private final ModelCamelContext context;
    private final Settings settings;
    private final Path root;

    Kamelets(ModelCamelContext context, Settings settings, Path root) {
        this.context = context;
        this.settings = settings;
        this.root = root;
    }

    /**
     * The endpoint that runs the Kamelet for a part, its properties set from the settings.
     *
     * @throws SetupException where there is no such Kamelet, or a setting it requires has no value
     */
    String endpoint(Part part) throws Exception {
        if (!Files.isRegularFile(folder(part).resolve(part.template() + RouteFiles.KAMELET))) {
            throw new SetupException(part.side().key, "'" + part.name() + "' is unknown", "use one of " + kinds(part));
        }
        KameletComponent component = context.getComponent("kamelet", KameletComponent.class);
        if (component.getRouteProperties() == null) {
            component.setRouteProperties(new HashMap<>());
        }
        Map<String, Properties> values = component.getRouteProperties();
        values.put(part.kameletRoute(), values(part));
        String endpoint = "kamelet:" + part.template() + "/" + part.kameletRoute();
        if (hasOwnErrorHandler(part)) {
            // made within the route that names it, Camel would have it inherit that route's
            context.getEndpoint(endpoint);
        }
        return endpoint;
    }

    private boolean hasOwnErrorHandler(Part part) throws Exception {
        return template(part).getRoute().isErrorHandlerFactorySet();
    }

    /** Every Kamelet may use its part's name, {@code {{name}}}. */
    private Properties values(Part part) throws Exception {
        Properties values = new Properties();
        values.setProperty("name", part.name());
        for (RouteTemplateParameterDefinition parameter : template(part).getTemplateParameters()) {
            String key = kebab(parameter.getName());
            part.setting(settings, key)
                    .ifPresentOrElse(
                            value -> values.setProperty(parameter.getName(), value),
                            () -> missing(part, parameter, key));
        }
        return values;
    }

    private static void missing(Part part, RouteTemplateParameterDefinition parameter, String key) {
        if (parameter.isRequired() && parameter.getDefaultValue() == null) {
            String setting = part.keyOf(key);
            throw new SetupException(
                    setting,
                    "is not set, and " + part.name() + " needs it",
                    "set " + setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_") + " in the environment");
        }
    }

    /**
     * The Kamelet, with the error handling of its side unless it brings its own: what fails within it is treated like
     * what fails after it.
     */
    private RouteTemplateDefinition template(Part part) throws Exception {
        RouteTemplateDefinition template = context.getRouteTemplateDefinition(part.template());
        if (template == null) {
            RouteTemplateHelper.loadRouteTemplateFromLocation(context, null, part.template(), "file:" + folder(part));
            template = context.getRouteTemplateDefinition(part.template());
            if (!template.getRoute().isErrorHandlerFactorySet()) {
                template.getRoute().setRouteConfigurationId(part.side().errors);
            }
        }
        return template;
    }

    private Path folder(Part part) {
        return root.resolve(part.side().folder);
    }

    private String kinds(Part part) {
        String end = part.side().suffix + RouteFiles.KAMELET;
        try (Stream<Path> files = Files.list(folder(part))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(end))
                    .map(name -> name.substring(0, name.length() - end.length()))
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

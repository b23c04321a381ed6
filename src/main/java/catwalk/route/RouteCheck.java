package catwalk.route;

import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;

/**
 * Tries the routes as they now are on disk, in a Camel context of their own that is made ready and never started: a
 * mistake shows there, and the running routes don't notice.
 */
final class RouteCheck {
    private final CamelContext running;

    RouteCheck(CamelContext running) {
        this.running = running;
    }

    /** @throws Exception the mistake, as the start would have met it */
    void check(List<Path> routes, Parts parts) throws Exception {
        try (DefaultCamelContext trial = new DefaultCamelContext(new DefaultRegistry(running.getRegistry()))) {
            trial.disableJMX();
            trial.setAutoStartup(false);
            trial.getPropertiesComponent().addPropertiesSource(settings());
            List<Resource> resources = routes.stream()
                    .map(file -> PluginHelper.getResourceLoader(trial).resolveResource("file:" + file))
                    .toList();
            PluginHelper.getRoutesLoader(trial).loadRoutes(resources);
            if (parts != null) {
                parts.addRoutes(trial);
            }
            trial.start();
        }
    }

    private PropertiesSource settings() {
        return new PropertiesSource() {
            @Override
            public String getName() {
                return "running";
            }

            @Override
            public String getProperty(String name) {
                return running.getPropertiesComponent().resolveProperty(name).orElse(null);
            }
        };
    }
}

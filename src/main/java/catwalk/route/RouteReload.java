package catwalk.route;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.FileWatcherResourceReloadStrategy;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts an edited route, Kamelet or jq file to work while all else runs on. The files are tried first: a broken edit is
 * told in one line and the old routes go on.
 *
 * <p>Camel's own reload either removes every route that no YAML file holds, or overlooks Kamelets; and it knows no jq.
 */
public final class RouteReload extends ServiceSupport {
    private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);

    /** An editor writes a file in several steps; this long after the last one it is whole. */
    private static final long SETTLE_MILLIS = 300;

    /** What is under way in a route that is replaced ends in the old one, but nobody waits for a paced queue. */
    private static final long STOP_SECONDS = 1;

    private final CamelContext context;
    private final RouteFiles files;
    private final Parts parts;
    private final FileWatcherResourceReloadStrategy watcher;
    private final Set<Path> changed = new LinkedHashSet<>();
    private ScheduledExecutorService executor;

    /**
     * @param root the folder with the routes
     * @param folders those under it that this process runs
     * @param parts its sources and sinks, null where it has none
     */
    public RouteReload(CamelContext context, Path root, List<String> folders, Parts parts) {
        this.context = context;
        this.files = new RouteFiles(root, folders);
        this.parts = parts;
        this.watcher = new Watcher(root);
    }

    /** Says nothing at the start. */
    private static final class Watcher extends FileWatcherResourceReloadStrategy {
        Watcher(Path root) {
            super(root.toString(), true);
        }

        @Override
        protected String startupMessage(File directory) {
            return null;
        }
    }

    @Override
    protected void doStart() {
        executor = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "route-reload");
        watcher.setCamelContext(context);
        watcher.setFileFilter(file -> files.has(file.toPath()));
        watcher.setResourceReload((name, resource) -> noteChange(Path.of(name)));
        ServiceHelper.startService(watcher);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(watcher);
        context.getExecutorServiceManager().shutdown(executor);
    }

    private void noteChange(Path file) {
        synchronized (changed) {
            changed.add(file);
        }
        executor.schedule(this::reload, SETTLE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void reload() {
        Set<Path> edited;
        synchronized (changed) {
            edited = new LinkedHashSet<>(changed);
            changed.clear();
        }
        if (edited.isEmpty()) {
            return;
        }
        try {
            new RouteCheck(context).check(files.routes(), parts);
            Set<Path> affected = new LinkedHashSet<>();
            for (Path file : edited) {
                affected.addAll(files.affectedBy(file));
            }
            for (Path file : affected) {
                replace(file);
            }
            LOG.info("reloaded {}", edited);
        } catch (Exception | LinkageError e) {
            LOG.warn("not reloaded, the old routes go on: {}", StartFailures.describe(e));
            LOG.debug("the whole story", e);
        }
    }

    private void replace(Path file) throws Exception {
        if (file.toString().endsWith(RouteFiles.ROUTE)) {
            removeRoutesOf(file);
            Resource resource = PluginHelper.getResourceLoader(context).resolveResource("file:" + file);
            PluginHelper.getRoutesLoader(context).updateRoutes(resource);
        }
        if (parts != null) {
            parts.replaceRoutes(context, file);
        }
    }

    private void removeRoutesOf(Path file) throws Exception {
        for (Route route : List.copyOf(context.getRoutes())) {
            Resource source = route.getSourceResource();
            if (source != null
                    && source.getLocation() != null
                    && source.getLocation().endsWith(file.toString())) {
                remove(context, route.getRouteId());
            }
        }
    }

    /** Stops a route and takes it out; nothing where there is none. */
    static void remove(CamelContext context, String id) throws Exception {
        if (context.getRoute(id) != null) {
            context.getRouteController().stopRoute(id, STOP_SECONDS, TimeUnit.SECONDS);
            context.removeRoute(id);
        }
    }
}

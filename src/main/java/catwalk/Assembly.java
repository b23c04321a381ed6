package catwalk;

import catwalk.activity.Collections;
import catwalk.activity.Tidy;
import catwalk.broker.BrokerAccess;
import catwalk.broker.BrokerConnections;
import catwalk.broker.EmbeddedBroker;
import catwalk.feed.FeedEdits;
import catwalk.feed.FeedValidators;
import catwalk.feed.FeedXml;
import catwalk.mastodon.LocalIds;
import catwalk.page.BrokerAddress;
import catwalk.page.FrontPage;
import catwalk.page.PageFiles;
import catwalk.page.PageFolder;
import catwalk.page.PictureFiles;
import catwalk.page.SecurityHeaders;
import catwalk.page.WallInfo;
import catwalk.route.Parts;
import catwalk.route.RouteReload;
import catwalk.settings.Ports;
import catwalk.settings.Roles;
import catwalk.settings.Settings;
import catwalk.settings.SetupException;
import catwalk.sink.DeadLetters;
import catwalk.sink.OutboxComponent;
import catwalk.sink.Outboxes;
import catwalk.source.Sources;
import catwalk.store.Store;
import catwalk.wall.Outcomes;
import catwalk.wall.RecentPosts;
import catwalk.wall.Selection;
import catwalk.wall.ShownPosts;
import catwalk.wall.Viewers;
import catwalk.wall.WallStatus;
import catwalk.webhook.Door;
import catwalk.wikimedia.CommonsTurns;
import catwalk.x.RecentSearch;
import catwalk.x.XBudget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.activemq6.ActiveMQComponent;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.main.Main;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what this process's roles need: the beans that the routes name, the routes, the broker. */
final class Assembly {
    private static final Logger LOG = LoggerFactory.getLogger("catwalk");

    private static final Path ROUTES = Path.of("routes");

    private final List<String> folders = new ArrayList<>();
    private Settings settings;
    private Roles roles;
    private Parts parts;
    private BrokerConnections connections;
    private EmbeddedBroker broker;
    private BrokerAccess access;

    /** Checks the settings, and adds to main what they ask for. */
    void assemble(Main main, Settings given) {
        settings = given;
        roles = new Roles(settings);
        checkName();
        checkPorts();
        if (roles.broker() || roles.publisher()) {
            access = BrokerAccess.of(settings, roles.broker());
        }
        if (roles.broker()) {
            broker = new EmbeddedBroker(brokerSettings());
        }
        if (roles.publisher()) {
            folders.addAll(List.of("wall", "sources", "sinks"));
            publisher(main);
        }
        if (roles.page()) {
            folders.add("page");
            page(main);
        }
        main.configure()
                .withRoutesIncludePattern(
                        folders.isEmpty()
                                ? "false"
                                : folders.stream()
                                        .map(folder -> "file:" + ROUTES.resolve(folder) + "/*.camel.yaml")
                                        .collect(Collectors.joining(",")));
    }

    /** After the routes of files are there, those of sources and sinks; then a watch on the files. */
    void addRoutes(CamelContext context) {
        try {
            if (parts != null) {
                parts.addRoutes(context);
                context.addService(connections);
            }
            context.addService(new RouteReload(context, ROUTES, folders, parts));
            // once all else is known to be right
            ServiceHelper.startService(broker);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    private void checkName() {
        String name = settings.text("wall.name");
        if (!name.matches("[a-z0-9-]{1,40}")) {
            throw new SetupException("wall.name", "'" + name + "' is no name", "use 1 to 40 of a-z, 0-9 and hyphen");
        }
    }

    private void checkPorts() {
        Ports ports = new Ports(settings);
        Map<String, String> webhooks = roles.publisher() ? Parts.sources(settings, "webhook", "path") : Map.of();
        Door.requireApart(webhooks);
        // a webhook is on the page's port, even where the page is another process
        if (roles.page() || !webhooks.isEmpty()) {
            ports.requireFree("page.http-host", "page.http-port");
        }
        if (roles.broker()) {
            ports.requireFree("broker.openwire-host", "broker.openwire-port");
            ports.requireFree("broker.ws-host", "broker.ws-port");
        }
        ports.requireFree("camel.management.host", "camel.management.port");
    }

    private Map<String, String> brokerSettings() {
        Map<String, String> values = new TreeMap<>();
        for (String key : List.of(
                "wall.name", "broker.openwire-host", "broker.openwire-port", "broker.ws-host", "broker.ws-port")) {
            values.put(key, settings.text(key));
        }
        values.put("broker.username", access.username());
        values.put("broker.password", access.password());
        return values;
    }

    private void publisher(Main main) {
        ModelCamelContext context = (ModelCamelContext) main.getCamelContext();
        Store store = start(context, new Store(Path.of(settings.text("data.dir"))));
        RecentPosts recent = start(context, new RecentPosts(store));
        settings.number("wall.max-posts-per-second", 0, 100_000);
        settings.number("wall.max-waiting-posts", 1, 1_000_000);
        settings.number("wall.max-waiting-collections", 1, 1_000_000);
        settings.number("wall.batch-millis", 0, 60_000);
        settings.number("wall.batch-size", 1, 1_000);
        settings.number("bluesky.appview-wait", 0, 600_000);
        settings.choice("bluesky.unlabelled", "show", "hold");
        main.bind("store", store);
        Sources sources = new Sources(context);
        main.bind("sources", sources);
        Viewers viewers = new Viewers(context);
        main.bind("viewers", viewers);
        main.bind("wallStatus", new WallStatus(context, sources, viewers));
        main.bind("recentPosts", recent);
        ShownPosts shown = start(context, new ShownPosts(store, recent));
        main.bind("shownPosts", shown);
        main.bind("outcomes", new Outcomes(shown));
        // for what has to be offered in order, however long each waits
        main.bind("inOrder", context.getExecutorServiceManager().newSingleThreadExecutor(this, "in-order"));
        main.bind("selection", new Selection(settings));
        main.bind("mastodonIds", new LocalIds(store));
        XBudget budget = new XBudget(context, settings, store);
        main.bind("xBudget", budget);
        main.bind("xSearch", new RecentSearch(budget));
        main.bind("commonsTurns", new CommonsTurns(context));
        main.bind("feedXml", FeedXml.dataFormat());
        main.bind("feedValidators", new FeedValidators());
        main.bind("feedEdits", new FeedEdits());
        main.bind("tidy", new Tidy());
        main.bind("collections", new Collections());

        connections = new BrokerConnections(context, access, store, viewers::lost);
        for (String scheme : List.of("http", "https")) {
            // a client that repeats a request by itself, as Apache's does after 429 and 503, knows no limits
            context.getComponent(scheme, HttpComponent.class)
                    .setHttpClientConfigurer(HttpClientBuilder::disableAutomaticRetries);
        }
        ActiveMQComponent activemq = new ActiveMQComponent();
        activemq.setConnectionFactory(connections.factory());
        activemq.setUsePooledConnection(false);
        context.addComponent("activemq6", activemq);

        parts = new Parts(settings, ROUTES);
        main.bind("deadLetters", new DeadLetters(Path.of(settings.text("data.dir"))));
        OutboxComponent outboxes = context.getComponent("outbox", OutboxComponent.class);
        main.bind("outboxes", new Outboxes(outboxes, parts.sinks(), parts.topics()));
    }

    private void page(Main main) {
        BrokerAddress address = new BrokerAddress(settings);
        PageFiles files = new PageFiles(new PageFolder(settings));
        main.bind("wallInfo", new WallInfo(settings, address, files));
        main.bind("pageFiles", files);
        main.bind("frontPage", new FrontPage(settings, files));
        main.bind("pictureFiles", new PictureFiles(Parts.sources(settings, "directory", "path")));
        main.bind("compression", new CompressionHandler());
        main.bind("securityHeaders", new SecurityHeaders(address));
        if (!isLoopback(settings.text("page.http-host")) && isLoopback(viewersBroker())) {
            LOG.warn(
                    "page.http-host opens the page to other machines and sends their browsers to a broker that only this"
                            + " one reaches; set broker.ws-host, or page.broker-url to an address they can reach");
        }
    }

    /** The host that browsers are sent to, as far as it is known here. */
    private String viewersBroker() {
        return settings.find("page.broker-url")
                .map(url -> url.replaceFirst("^wss?://", "").replaceFirst("[:/].*$", ""))
                .orElseGet(() -> roles.broker() ? settings.text("broker.ws-host") : "");
    }

    private static boolean isLoopback(String host) {
        return host.matches("localhost|127\\..*|::1|\\[::1]");
    }

    private static <T> T start(CamelContext context, T service) {
        try {
            context.addService(service, true, true);
            return service;
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    /** What runs, in a few words. */
    String summary() {
        List<String> parts = new ArrayList<>();
        if (roles.publisher()) {
            parts.add(settings.text("wall.sources") + " to " + settings.text("wall.sinks") + " (" + access + ")");
        }
        if (roles.broker()) {
            parts.add("viewers at ws://" + settings.text("broker.ws-host") + ":" + settings.port("broker.ws-port"));
        }
        if (roles.page()) {
            parts.add("the page at http://" + settings.text("page.http-host") + ":" + settings.port("page.http-port")
                    + "/");
        }
        return "wall." + settings.text("wall.name") + " is up: " + String.join("; ", parts);
    }

    /** The broker goes last: what the routes still have, they can still publish. */
    void stop() {
        ServiceHelper.stopAndShutdownService(broker);
    }
}

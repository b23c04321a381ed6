package catwalk.broker;

import catwalk.store.Store;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.command.BrokerInfo;
import org.apache.activemq.transport.DefaultTransportListener;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.service.ServiceSupport;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The publisher's connection to the broker: pooled, connected again by itself within seconds, and aware of a broker that
 * was restarted: such a one has forgotten every post, so the route {@code resend-posts} is called.
 */
public final class BrokerConnections extends ServiceSupport {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerConnections.class);
    private static final String RESEND = "direct:resend-posts";

    private final CamelContext context;
    private final BrokerAccess access;
    private final Store store;
    private final Runnable lost;
    private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
    private Map<String, String> known;
    private ExecutorService executor;

    /** @param lost what to do whenever the connection is lost */
    public BrokerConnections(CamelContext context, BrokerAccess access, Store store, Runnable lost) {
        this.context = context;
        this.access = access;
        this.store = store;
        this.lost = lost;
    }

    /** For the activemq component. */
    public ConnectionFactory factory() {
        return pool;
    }

    @Override
    protected void doInit() {
        known = store.map("brokers");
        executor = context.getExecutorServiceManager().newSingleThreadExecutor(this, "broker-connect");
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(failover(access.url()));
        factory.setUserName(access.username());
        factory.setPassword(access.password());
        // a post counts as published when the broker has it, so every send waits for the broker's answer
        factory.setAlwaysSyncSend(true);
        factory.setWatchTopicAdvisories(false);
        factory.setTransportListener(new Restarts());
        pool.setConnectionFactory(factory);
        pool.setMaxConnections(1);
        // the transport mends itself, so the one connection is kept for good
        pool.setConnectionIdleTimeout(0);
    }

    /** Connects in the background, before the first post: a fresh broker gets its recent posts at once. */
    @Override
    protected void doStart() {
        context.getExecutorServiceManager()
                .newSingleThreadExecutor(this, "broker-connect")
                .execute(this::connect);
    }

    private void connect() {
        try (Connection connection = pool.createConnection()) {
            connection.start();
        } catch (jakarta.jms.JMSException e) {
            LOG.warn("broker {}: {}; trying on with the next post", access, e.getMessage());
        }
    }

    @Override
    protected void doStop() {
        pool.stop();
        if (executor != null) {
            context.getExecutorServiceManager().shutdownNow(executor);
        }
    }

    /** A send fails after 3 s without a broker, so that the route can tell and try again, and a stop is not held up. */
    private static String failover(String url) {
        return url.startsWith("failover:")
                ? url
                : "failover:(" + url
                        + ")?initialReconnectDelay=100&maxReconnectDelay=1000&timeout=3000&warnAfterReconnectAttempts=30";
    }

    /** Every start of a broker has an id of its own. */
    private final class Restarts extends DefaultTransportListener {
        @Override
        public void onCommand(Object command) {
            if (command instanceof BrokerInfo broker && !broker.isFaultTolerantConfiguration()) {
                String id = broker.getBrokerId().getValue();
                if (!Objects.equals(known.get(access.url()), id)) {
                    resend(id);
                }
            }
        }

        @Override
        public void transportInterupted() {
            lost.run();
            LOG.warn("broker {}: connection lost; connecting again", access);
        }

        @Override
        public void transportResumed() {
            LOG.info("broker {}: connected", access);
        }

        @Override
        public void onException(IOException error) {
            LOG.warn("broker {}: {}", access, error.getMessage());
        }
    }

    /** The broker counts as known once it has the posts. */
    private void resend(String id) {
        if (context.hasEndpoint(RESEND) != null) {
            executor.execute(() -> {
                try (ProducerTemplate template = context.createProducerTemplate()) {
                    Exchange sent = template.send(RESEND, exchange -> {});
                    if (!sent.isFailed()) {
                        known.put(access.url(), id);
                    }
                } catch (IOException e) {
                    LOG.debug("a template that does not close", e);
                }
            });
        }
    }
}

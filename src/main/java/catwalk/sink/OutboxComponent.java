package catwalk.sink;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code outbox:<sink>}: what the wall publishes, for one sink; where a sink's route begins.
 *
 * <p>An outbox outlives its route, so that the route can be replaced while collections wait.
 */
public final class OutboxComponent extends DefaultComponent {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition senders = lock.newCondition();
    private final Map<String, Outbox> outboxes = new ConcurrentHashMap<>();

    @Override
    protected Endpoint createEndpoint(String uri, String sink, Map<String, Object> parameters) throws Exception {
        OutboxEndpoint endpoint = new OutboxEndpoint(uri, this, sink);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    Outbox outbox(String sink) {
        return outboxes.computeIfAbsent(sink, key -> new Outbox(key, lock, senders, meters(getCamelContext())));
    }

    /** That of all outboxes, so that a sender can wait for several at once. */
    ReentrantLock lock() {
        return lock;
    }

    /** Where senders wait until a letter has been dealt with. */
    Condition senders() {
        return senders;
    }

    /** Whether the process ends, and no sink takes anything any more. */
    boolean isEnding() {
        return getCamelContext().getShutdownStrategy().isForceShutdown();
    }

    static MeterRegistry meters(CamelContext context) {
        MeterRegistry registry = CamelContextHelper.findSingleByType(context, MeterRegistry.class);
        return registry != null ? registry : Metrics.globalRegistry;
    }

    @Override
    protected void doStop() throws Exception {
        outboxes.values().forEach(Outbox::tellWhatIsLeft);
        super.doStop();
    }
}

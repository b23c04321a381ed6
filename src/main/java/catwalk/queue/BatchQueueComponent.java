package catwalk.queue;

import catwalk.meters.Meters;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code batch-queue:<name>}: an in-memory queue, like {@code seda}, that hands exchanges over in batches and at a pace,
 * and lets none of them complete before its batch is done.
 *
 * <p>That last property is why it exists: an exchange that goes into {@code seda} or {@code aggregate} counts as done
 * the moment it is queued, so its id would be remembered and its source's cursor advanced before it was published, and
 * a {@code kill -9} would lose it. And {@code aggregate} may overtake itself when two of its triggers fire together.
 *
 * <p>The queue outlives its consumer, so that a route can be replaced while exchanges wait.
 */
public final class BatchQueueComponent extends DefaultComponent {
    private final Map<String, BatchQueue> queues = new ConcurrentHashMap<>();

    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) throws Exception {
        BatchQueueEndpoint endpoint = new BatchQueueEndpoint(uri, this, name);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    BatchQueue queue(String name) {
        return queues.computeIfAbsent(name, key -> new BatchQueue(key, new Meters(getCamelContext())));
    }
}

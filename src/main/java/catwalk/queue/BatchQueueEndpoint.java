package catwalk.queue;

import java.util.concurrent.TimeUnit;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Sends exchanges into a named queue, and consumes them in batches: the consumer's body is the {@code List} of bodies,
 * oldest first. Its route ends with as many results as body, a list or a JSON array; each waiting exchange goes on with
 * its own, or ends there where that is null. When the route fails, each fails.
 */
@UriEndpoint(scheme = "batch-queue", title = "Batch Queue", syntax = "batch-queue:name", firstVersion = "1.0.0")
public final class BatchQueueEndpoint extends DefaultEndpoint {
    @UriPath
    private final String name;

    @UriParam(label = "consumer", defaultValue = "50")
    private int batchSize = 50;

    @UriParam(label = "consumer", defaultValue = "100")
    private long batchMillis = 100;

    @UriParam(label = "consumer", defaultValue = "0")
    private int maxPerSecond;

    @UriParam(label = "consumer", defaultValue = "1000")
    private int capacity = 1000;

    @UriParam(label = "producer", defaultValue = "false")
    private boolean expedited;

    BatchQueueEndpoint(String uri, BatchQueueComponent component, String name) {
        super(uri, component);
        this.name = name;
    }

    @Override
    public Producer createProducer() {
        return new BatchQueueProducer(this, queue(), expedited);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        BatchQueueConsumer consumer = new BatchQueueConsumer(this, processor, queue());
        configureConsumer(consumer);
        return consumer;
    }

    private BatchQueue queue() {
        return ((BatchQueueComponent) getComponent()).queue(name);
    }

    Batches.Terms terms() {
        return new Batches.Terms(maxPerSecond, batchSize, TimeUnit.MILLISECONDS.toNanos(batchMillis), capacity);
    }

    /** Most exchanges in a batch. */
    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    /** Least time between two batches that are not full, in milliseconds; the first after a quiet time goes at once. */
    public void setBatchMillis(long batchMillis) {
        this.batchMillis = batchMillis;
    }

    /** The pace; 0 for none. With a pace the oldest beyond the capacity are shed; without, producers wait for room. */
    public void setMaxPerSecond(int maxPerSecond) {
        this.maxPerSecond = maxPerSecond;
    }

    /** Most exchanges that wait. */
    public void setCapacity(int capacity) {
        this.capacity = capacity;
    }

    /** Whether what is sent here goes ahead of all that wait, neither paced nor shed. */
    public void setExpedited(boolean expedited) {
        this.expedited = expedited;
    }
}

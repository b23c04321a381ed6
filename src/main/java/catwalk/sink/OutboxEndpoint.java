package catwalk.sink;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** Consumes what the wall publishes for one sink: a collection of activities, as JSON text. */
@UriEndpoint(scheme = "outbox", title = "Outbox", syntax = "outbox:sink", consumerOnly = true, firstVersion = "1.0.0")
public final class OutboxEndpoint extends DefaultEndpoint {
    @UriPath
    private final String sink;

    @UriParam(label = "consumer", defaultValue = "500")
    private int capacity = 500;

    OutboxEndpoint(String uri, OutboxComponent component, String sink) {
        super(uri, component);
        this.sink = sink;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("what is published goes to every outbox, by the bean outboxes");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Outbox outbox = ((OutboxComponent) getComponent()).outbox(sink);
        OutboxConsumer consumer = new OutboxConsumer(this, processor, outbox, capacity);
        configureConsumer(consumer);
        return consumer;
    }

    /** Most collections that wait for a sink that is behind. */
    public void setCapacity(int capacity) {
        this.capacity = capacity;
    }
}

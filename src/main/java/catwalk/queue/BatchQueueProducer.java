package catwalk.queue;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Puts an exchange into the queue; it goes on when its batch is done. */
final class BatchQueueProducer extends DefaultAsyncProducer {
    private final BatchQueue queue;
    private final boolean expedited;

    BatchQueueProducer(BatchQueueEndpoint endpoint, BatchQueue queue, boolean expedited) {
        super(endpoint);
        this.queue = queue;
        this.expedited = expedited;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        BatchQueue.Waiting waiting = new BatchQueue.Waiting(exchange, callback);
        if (expedited) {
            queue.batches.expedite(waiting);
            return false;
        }
        try {
            queue.batches.add(waiting);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }
}

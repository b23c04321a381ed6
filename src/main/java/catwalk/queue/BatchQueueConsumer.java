package catwalk.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes batches, one at a time and in order, and tells each waiting exchange how its batch ended. */
final class BatchQueueConsumer extends DefaultConsumer implements ShutdownAware {
    private static final Logger LOG = LoggerFactory.getLogger(BatchQueueConsumer.class);

    private final BatchQueueEndpoint endpoint;
    private final BatchQueue queue;
    private ExecutorService executor;

    BatchQueueConsumer(BatchQueueEndpoint endpoint, Processor processor, BatchQueue queue) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.queue = queue;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        queue.batches.open(endpoint.terms());
        executor = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(this, endpoint.getEndpointUri());
        executor.execute(this::run);
    }

    /** No interrupt: a batch under way ends in peace. */
    @Override
    protected void doStop() throws Exception {
        if (executor != null) {
            queue.batches.close();
            endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(executor);
        }
        super.doStop();
    }

    private void run() {
        try {
            List<BatchQueue.Waiting> batch = queue.batches.take();
            while (!batch.isEmpty()) {
                process(batch);
                batch = queue.batches.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void process(List<BatchQueue.Waiting> batch) {
        Exchange exchange = createExchange(false);
        try {
            exchange.getIn()
                    .setBody(batch.stream()
                            .map(waiting -> waiting.exchange().getMessage().getBody())
                            .toList());
            exchange.getIn()
                    .setHeader(
                            Exchange.MESSAGE_TIMESTAMP,
                            batch.get(0).exchange().getClock().getCreated());
            getProcessor().process(exchange);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            exchange.setException(e);
        }
        if (wasInterrupted(exchange) && !endpoint.getCamelContext().isStopping()) {
            // a route on the way is being replaced: the batch goes again, ahead of all others
            queue.batches.putBack(batch);
        } else {
            release(batch, exchange);
        }
        releaseExchange(exchange, false);
    }

    private static void release(List<BatchQueue.Waiting> batch, Exchange done) {
        List<Object> results = results(batch.size(), done);
        for (int i = 0; i < batch.size(); i++) {
            Exchange waiting = batch.get(i).exchange();
            if (done.getException() != null) {
                waiting.setException(done.getException());
            } else if (results.get(i) == null) {
                waiting.setRouteStop(true);
            } else {
                waiting.getMessage().setBody(results.get(i));
            }
            goOn(batch.get(i));
        }
    }

    /** The rest of the exchange's way runs here; whatever happens on it, the next batch is to come. */
    private static void goOn(BatchQueue.Waiting waiting) {
        try {
            waiting.callback().done(false);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.error("an exchange from a batch-queue could not go on", e);
        }
    }

    private static boolean wasInterrupted(Exchange exchange) {
        for (Throwable cause = exchange.getException(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RejectedExecutionException || cause instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }

    /** The route's results, one for each exchange; none where it failed, or left another number of them. */
    private static List<Object> results(int size, Exchange done) {
        List<Object> results = new ArrayList<>();
        if (done.getException() == null && done.getMessage().getBody() instanceof Iterable<?> body) {
            body.forEach(results::add);
        }
        if (done.getException() == null && results.size() != size) {
            done.setException(new IllegalStateException(
                    "the route after a batch-queue must end with as many results as the batch had, " + size));
        }
        return results;
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return true;
    }

    @Override
    public int getPendingExchangesSize() {
        return queue.batches.size();
    }

    /** The whole process ends: let what waits out, rather than the user wait for the pace. */
    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        if (endpoint.getCamelContext().isStopping()) {
            queue.batches.drain();
        }
    }
}

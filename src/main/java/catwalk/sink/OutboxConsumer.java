package catwalk.sink;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;

/** Hands the letters of an outbox to its sink's route, one at a time and in order. */
final class OutboxConsumer extends DefaultConsumer implements ShutdownAware {
    /** The variable that names the sink, wherever its exchange goes. */
    static final String SINK = "sink";

    /** A route that is being replaced has this long to deal with the letter under way: less than the reload waits. */
    private static final long GRACE_MILLIS = 500;

    private final CamelContext context;
    private final Outbox outbox;
    private final int capacity;
    private ExecutorService executor;
    private int turn;

    OutboxConsumer(OutboxEndpoint endpoint, Processor processor, Outbox outbox, int capacity) {
        super(endpoint, processor);
        this.context = endpoint.getCamelContext();
        this.outbox = outbox;
        this.capacity = capacity;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        turn = outbox.open(capacity);
        executor = context.getExecutorServiceManager()
                .newSingleThreadExecutor(this, getEndpoint().getEndpointUri());
        executor.execute(this::run);
    }

    /** A sink that is down would be tried for ever, so after a while it is interrupted, and the letter kept. */
    @Override
    protected void doStop() throws Exception {
        if (executor != null) {
            outbox.close();
            executor.shutdown();
            try {
                executor.awaitTermination(GRACE_MILLIS, TimeUnit.MILLISECONDS);
            } finally {
                executor.shutdownNow();
                context.getExecutorServiceManager().shutdownNow(executor);
            }
        }
        super.doStop();
    }

    private void run() {
        try {
            Letter letter = outbox.take(turn);
            while (letter != null && deliver(letter)) {
                letter = outbox.take(turn);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether another letter may be delivered. */
    private boolean deliver(Letter letter) {
        Exchange exchange = createExchange(false);
        try {
            exchange.getIn().setBody(letter.collection());
            exchange.setVariable(SINK, outbox.sink());
            getProcessor().process(exchange);
        } catch (Exception | LinkageError | AssertionError e) {
            exchange.setException(e);
        }
        Throwable failure = exchange.getException();
        boolean goOn = true;
        if (failure == null) {
            outbox.done(letter);
        } else if (context.isStopping() || !outbox.isOpen(turn)) {
            // not the sink's doing: the route is being replaced, or the process ends
            outbox.putBack(letter);
            goOn = false;
        } else {
            outbox.giveUp(letter, failure);
        }
        releaseExchange(exchange, false);
        return goOn;
    }

    /** What waits is for the route that follows, unless the process ends. */
    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return context.isStopping();
    }

    @Override
    public int getPendingExchangesSize() {
        return context.isStopping() ? outbox.size() : 0;
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // what waits has had its time
    }
}

package catwalk.stream;

import catwalk.conduct.Ending;
import catwalk.source.SourceHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultConsumer;

/** Keeps an endpoint's streams connected, each by a thread of its own, and writes down their places. */
abstract class StreamConsumer extends DefaultConsumer implements HealthCheckAware {
    private final StreamEndpoint endpoint;
    private final List<Connection> connections = new ArrayList<>();
    private HealthCheck health;
    private ExecutorService executor;
    private ScheduledExecutorService saver;

    StreamConsumer(StreamEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    /**
     * Connects, and hands the events over until the connection has ended, or the thread is interrupted.
     *
     * @return how it ended
     */
    abstract Ending read(Connection connection) throws Exception;

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ExecutorServiceManager executors = endpoint.getCamelContext().getExecutorServiceManager();
        executor = executors.newCachedThreadPool(this, endpoint.getCursorName());
        health = new SourceHealth(endpoint.status());
        for (String term : endpoint.getTerms()) {
            Connection connection = new Connection(this, endpoint, term, executor);
            connections.add(connection);
            executor.execute(connection);
        }
        saver = executors.newSingleThreadScheduledExecutor(this, endpoint.getCursorName() + "-place");
        saver.scheduleWithFixedDelay(() -> connections.forEach(Connection::save), 1, 1, TimeUnit.SECONDS);
    }

    /** A route that is only tried (see RouteCheck) is stopped without ever being started. */
    @Override
    protected void doStop() throws Exception {
        if (executor != null) {
            ExecutorServiceManager executors = endpoint.getCamelContext().getExecutorServiceManager();
            executors.shutdownNow(saver);
            connections.forEach(Connection::close);
            executors.shutdownNow(executor);
            connections.clear();
        }
        super.doStop();
    }

    @Override
    public void setHealthCheck(HealthCheck healthCheck) {
        this.health = healthCheck;
    }

    @Override
    public HealthCheck getHealthCheck() {
        return health;
    }
}

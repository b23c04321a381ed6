package catwalk.queue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** One named queue of exchanges, with its meters {@code catwalk.queue.waiting} and {@code catwalk.queue.shed}. */
final class BatchQueue {
    /** An exchange, and whom to tell when its batch is done. */
    record Waiting(Exchange exchange, AsyncCallback callback) {}

    private static final String WAITING = "catwalk.queue.waiting";

    final Batches<Waiting> batches;
    private final Counter shed;

    BatchQueue(String name, MeterRegistry meters) {
        shed = Counter.builder("catwalk.queue.shed")
                .description("exchanges dropped because more waited than the pace allows")
                .tag("queue", name)
                .register(meters);
        batches = new Batches<>(System::nanoTime, this::shed);
        if (meters.find(WAITING).tag("queue", name).gauge() == null) {
            Gauge.builder(WAITING, batches, Batches::size)
                    .description("exchanges that wait for their batch")
                    .tag("queue", name)
                    .register(meters);
        }
    }

    /** A shed exchange is done: it goes no further, and nothing went wrong. */
    private void shed(Waiting oldest) {
        shed.increment();
        oldest.exchange().setRouteStop(true);
        oldest.callback().done(false);
    }
}

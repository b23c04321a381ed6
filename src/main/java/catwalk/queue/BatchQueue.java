package catwalk.queue;

import catwalk.meters.Meters;
import io.micrometer.core.instrument.Counter;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** One named queue of exchanges, with its meters {@code catwalk.queue.waiting} and {@code catwalk.queue.shed}. */
final class BatchQueue {
    /** An exchange, and whom to tell when its batch is done. */
    record Waiting(Exchange exchange, AsyncCallback callback) {}

    final Batches<Waiting> batches;
    private final Counter shed;

    BatchQueue(String name, Meters meters) {
        shed = meters.counter(
                "catwalk.queue.shed", "exchanges dropped because more waited than the pace allows", "queue", name);
        batches = new Batches<>(System::nanoTime, this::shed);
        meters.gauge(
                "catwalk.queue.waiting", "exchanges that wait for their batch", batches, Batches::size, "queue", name);
    }

    /** A shed exchange is done: it goes no further, and nothing went wrong. */
    private void shed(Waiting oldest) {
        shed.increment();
        oldest.exchange().setRouteStop(true);
        oldest.callback().done(false);
    }
}

package catwalk.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;

/** Catwalk's own meters, in the registry that {@code /observe/metrics} shows. */
public final class Meters {
    private final MeterRegistry registry;

    public Meters(CamelContext context) {
        MeterRegistry bound = CamelContextHelper.findSingleByType(context, MeterRegistry.class);
        this.registry = bound != null ? bound : Metrics.globalRegistry;
    }

    /** @param tags names and values in turn */
    public Counter counter(String name, String description, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    /** The sum of the values of all meters of a name, and of these tags; 0 where there is none. */
    public double sum(String name, String... tags) {
        double sum = 0;
        for (Meter meter : registry.find(name).tags(tags).meters()) {
            for (Measurement measurement : meter.measure()) {
                sum += measurement.getValue();
            }
        }
        return sum;
    }

    /** A gauge of an object that is read for as long as the object is there; a route made anew keeps the first one. */
    public <T> void gauge(String name, String description, T object, ToDoubleFunction<T> value, String... tags) {
        if (registry.find(name).tags(tags).gauge() == null) {
            Gauge.builder(name, object, value)
                    .description(description)
                    .tags(tags)
                    .register(registry);
        }
    }
}

package catwalk.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * Asks a route for the events after a position. The route gets variables: {@code term}, which of the source's streams to
 * ask for; {@code since}, the position to go on from, empty for none; {@code sinceTime}, the same as a time (ISO 8601),
 * where the position tells; and what the endpoint sets by {@code variable.*}. It ends with the events, oldest first, as a
 * list or a JSON array.
 */
public final class Pages implements AutoCloseable {
    private final ProducerTemplate template;
    private final String route;
    private final Map<String, Object> variables;

    /** @param route the endpoint of the route */
    public Pages(CamelContext context, String route, Map<String, Object> variables) {
        this.template = context.createProducerTemplate();
        this.route = route;
        this.variables = Map.copyOf(variables);
    }

    /** The next page of events, oldest first; empty where there is none. */
    public List<Object> next(String term, String since, Instant sinceTime) throws Exception {
        Exchange asked = call(Map.of(
                "term",
                term,
                "since",
                since == null ? "" : since,
                "sinceTime",
                sinceTime == null ? "" : sinceTime.toString()));
        List<Object> events = new ArrayList<>();
        Object body = asked.getMessage().getBody();
        if (body instanceof Iterable<?> several) {
            several.forEach(events::add);
        } else if (body instanceof JsonNode single && single.isObject()) {
            events.add(single);
        }
        return events;
    }

    /** Runs the route; @throws Exception what it failed with. */
    Exchange call(Map<String, Object> more) throws Exception {
        Exchange asked = template.send(route, exchange -> {
            variables.forEach(exchange::setVariable);
            more.forEach(exchange::setVariable);
        });
        if (asked.getException() != null) {
            throw asked.getException();
        }
        return asked;
    }

    @Override
    public void close() throws IOException {
        template.close();
    }
}

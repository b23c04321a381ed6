package catwalk.stream;

import catwalk.activity.MalformedActivity;
import catwalk.source.SourceStatus;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.support.DefaultConsumer;

/**
 * Sends the events of one stream down a consumer's route, in order and without waiting for the one before to be done; the
 * stream's place follows the events that are done.
 */
public final class EventFlow {
    private final DefaultConsumer consumer;
    private final SourceStatus status;
    private final String connection;
    private final Place place;
    private final JsonPosition position;
    private final PassOver passOver;
    private final Positions positions;

    /**
     * @param connection which of the source's streams this is; empty where it has but one
     * @param position finds the position within an event; null where it comes beside it, or there is none
     * @param passOver which events need not go down the route
     * @param maxInFlight how many events may be under way
     */
    public EventFlow(
            DefaultConsumer consumer,
            SourceStatus status,
            String connection,
            Place place,
            JsonPosition position,
            PassOver passOver,
            int maxInFlight) {
        this.consumer = consumer;
        this.status = status;
        this.connection = connection;
        this.place = place;
        this.position = position;
        this.passOver = passOver;
        this.positions = new Positions(maxInFlight, place.received(), place.unit()::later);
    }

    /**
     * Sends an event; waits while too many are under way.
     *
     * @param body a text, or a JSON tree
     * @param headers the message's
     * @param id the position that came beside the event, null for none
     */
    public void send(Object body, Map<String, Object> headers, String id) throws InterruptedException {
        try {
            String at = position == null ? id : position.of(body);
            place.receive(at);
            status.received(connection, place.time(at));
            if (passOver.appliesTo(body)) {
                positions.pass(at);
                return;
            }
            Positions.Event event = positions.begin(at);
            Exchange exchange = consumer.createExchange(false);
            exchange.getIn().setBody(body);
            exchange.getIn().getHeaders().putAll(headers);
            consumer.getAsyncProcessor().process(exchange, doneSync -> done(exchange, event));
        } catch (MalformedActivity e) {
            consumer.getExceptionHandler().handleException(e);
        }
    }

    /**
     * Sends the events of a page.
     *
     * @param since the position that the page began at, null for none
     * @return the position to ask for the next page with: the latest event's
     */
    String send(List<Object> page, String since) throws InterruptedException {
        String latest = since;
        for (Object event : page) {
            send(event, Map.of(), null);
            latest = place.unit().later(latest, position == null ? null : position.of(event));
        }
        return latest;
    }

    /** Holds the place where it is while events before the next one are still to be fetched. */
    Positions.Event hold() {
        return positions.hold();
    }

    void release(Positions.Event hold) {
        positions.done(hold);
    }

    /**
     * An event that failed is passed, too, whether its route has dealt with that or not; but not one that fails because the
     * process is being stopped: that one is read again by the next.
     */
    private void done(Exchange exchange, Positions.Event event) {
        boolean failed =
                exchange.getException() != null || exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT) != null;
        if (!failed || !isBeingStopped()) {
            positions.done(event);
        }
        if (exchange.getException() != null && !isBeingStopped()) {
            consumer.getExceptionHandler().handleException("an event was lost", exchange, exchange.getException());
        }
        consumer.releaseExchange(exchange, false);
    }

    private boolean isBeingStopped() {
        return !consumer.isRunAllowed()
                || consumer.getEndpoint().getCamelContext().isStopping();
    }

    /** Writes down the position up to which all is done. */
    public void save() {
        place.save(positions.passed());
    }

    /** Takes no more events; who waits to send one is interrupted. */
    public void close() {
        positions.close();
        save();
    }

    public Place place() {
        return place;
    }
}

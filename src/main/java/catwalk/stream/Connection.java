package catwalk.stream;

import catwalk.activity.MalformedActivity;
import catwalk.budget.BudgetUsedUp;
import catwalk.budget.ReadBudget;
import catwalk.conduct.Attempts;
import catwalk.conduct.Conduct;
import catwalk.conduct.Ending;
import catwalk.source.SourceStatus;
import catwalk.time.Timekeeper;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stream that is kept connected: after each end, again, as late as the service's conduct asks. */
final class Connection implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger("catwalk.stream");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final StreamConsumer consumer;
    private final StreamEndpoint endpoint;
    private final String term;
    private final String name;
    private final EventFlow flow;
    private final SourceStatus status;
    private final Attempts attempts;
    private final Timekeeper time;
    private final CatchUp catchUp;
    private ReadBudget.Reading reading;

    Connection(StreamConsumer consumer, StreamEndpoint endpoint, String term, ExecutorService executor) {
        this.consumer = consumer;
        this.endpoint = endpoint;
        this.term = term;
        this.name = term.isEmpty() ? endpoint.getCursorName() : endpoint.getCursorName() + " (" + term + ")";
        this.flow = endpoint.flow(consumer, term);
        this.status = endpoint.status();
        this.attempts = new Attempts(endpoint.conductOr(FIRST_PAUSE, endpoint.maxReconnectDelay()));
        this.time = Timekeeper.of(endpoint.getCamelContext());
        this.catchUp =
                endpoint.getCatchUp().isEmpty() ? null : new CatchUp(consumer, endpoint, term, name, flow, executor);
    }

    @Override
    public void run() {
        status.starting(term);
        try {
            while (consumer.isRunAllowed()) {
                Conduct.Pause pause = connectOnce();
                if (consumer.isRunAllowed()) {
                    status.waiting(term, pause);
                    LOG.warn("{}: {}", name, pause);
                    time.sleepUntil(pause.until());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection, from the first try to its end, and the pause that is due then. */
    private Conduct.Pause connectOnce() throws InterruptedException {
        Ending ending;
        try (ReadBudget.Reading opened = endpoint.getBudget().open()) {
            reading = opened;
            prepare();
            if (catchUp != null) {
                catchUp.hold();
            }
            ending = consumer.read(this);
        } catch (BudgetUsedUp e) {
            return new Conduct.Pause(e.until(), e.getMessage());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            ending = Ending.of(e);
        }
        return attempts.failed(ending, time.instant());
    }

    private void prepare() throws Exception {
        if (!endpoint.getPrepare().isEmpty()) {
            try (Pages route = new Pages(endpoint.getCamelContext(), endpoint.getPrepare(), endpoint.getVariables())) {
                route.call(Map.of("term", term));
            }
        }
    }

    /** The address to connect to, to go on from a position, null for now. */
    String address(String resumeAt) {
        return endpoint.address(term, resumeAt);
    }

    /** The position to go on from, null for now. */
    String resumeAt() {
        return flow.place().resumeAt(endpoint.rewind(), endpoint.reach(), time.instant());
    }

    /** The service has accepted the connection; from which position on, null for now. */
    void opened(String resumedAt) {
        LOG.info(
                "{}: connected to {}{}",
                name,
                endpoint.getUrl(),
                resumedAt == null || catchUp != null ? "" : ", from " + resumedAt);
        status.connected(term);
        flow.place().begin(time.instant());
        if (catchUp != null) {
            catchUp.connected();
        }
    }

    /** A sign of life. */
    void alive() {
        attempts.succeeded();
    }

    /**
     * An event.
     *
     * @param id the position that came beside it, null for none
     * @throws BudgetUsedUp where no further one can be paid for
     */
    void event(String text, Map<String, Object> headers, String id) throws InterruptedException, BudgetUsedUp {
        alive();
        flow.send(text, headers, id);
        reading.pay(text);
    }

    /** An event that was too long to be kept. */
    void tooLong() {
        alive();
        consumer.getExceptionHandler()
                .handleException(
                        new MalformedActivity("an event of over " + endpoint.getMaxMessageSize() + " characters"));
    }

    void save() {
        flow.save();
    }

    void close() {
        flow.close();
        if (catchUp != null) {
            catchUp.close();
        }
    }

    /** What a transport's exception is to mean: silence is told as such. */
    static IOException silent(Duration idle) {
        return new IOException("silent for " + idle.toSeconds() + " s");
    }
}

package catwalk.stream;

import catwalk.budget.BudgetUsedUp;
import catwalk.conduct.Attempts;
import catwalk.conduct.Conduct;
import catwalk.conduct.Doubling;
import catwalk.conduct.Ending;
import catwalk.source.SourceHealth;
import catwalk.source.SourceStatus;
import catwalk.time.Timekeeper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.Processor;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for one term after the other, round and round, at the pace that the endpoint, the service and the budget allow. */
final class PollConsumer extends DefaultConsumer implements HealthCheckAware {
    private static final Logger LOG = LoggerFactory.getLogger("catwalk.poll");

    private final EventEndpoint endpoint;
    private final Rounds rounds;
    private final Timekeeper time;
    private final Attempts attempts;
    private SourceStatus status;
    private HealthCheck health;
    private Map<String, EventFlow> flows = Map.of();
    private ExecutorService executor;
    private ScheduledExecutorService saver;

    /**
     * What to ask, and how often.
     *
     * @param page the endpoint of the route that is asked, see {@link Pages}
     * @param delay between two requests for one term
     * @param leastDelay between any two requests
     * @param fullPage from how many events on a page is full, and the next one asked for; 0 where a page is all there is
     */
    record Rounds(String page, Duration delay, Duration leastDelay, int fullPage) {
        private boolean isFull(List<Object> page) {
            return fullPage > 0 && page.size() >= fullPage;
        }

        private Duration delayFor(int terms) {
            return longer(delay.dividedBy(terms), leastDelay);
        }
    }

    PollConsumer(EventEndpoint endpoint, Processor processor, Rounds rounds) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.rounds = rounds;
        this.time = Timekeeper.of(endpoint.getCamelContext());
        Conduct conduct = endpoint.getConduct();
        this.attempts =
                new Attempts(conduct != null ? conduct : new Doubling(Duration.ofSeconds(1), Duration.ofMinutes(5)));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        status = endpoint.status();
        health = new SourceHealth(status);
        flows = endpoint.getTerms().stream()
                .distinct()
                .collect(Collectors.toMap(term -> term, term -> endpoint.flow(this, term)));
        ExecutorServiceManager executors = endpoint.getCamelContext().getExecutorServiceManager();
        executor = executors.newSingleThreadExecutor(this, endpoint.getCursorName());
        executor.execute(this::run);
        saver = executors.newSingleThreadScheduledExecutor(this, endpoint.getCursorName() + "-place");
        saver.scheduleWithFixedDelay(() -> flows.values().forEach(EventFlow::save), 1, 1, TimeUnit.SECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        if (executor != null) {
            ExecutorServiceManager executors = endpoint.getCamelContext().getExecutorServiceManager();
            executors.shutdownNow(saver);
            flows.values().forEach(EventFlow::close);
            executors.shutdownNow(executor);
        }
        super.doStop();
    }

    private void run() {
        status.starting("");
        try (Pages pages = new Pages(endpoint.getCamelContext(), rounds.page(), endpoint.getVariables())) {
            List<String> terms = endpoint.getTerms();
            int next = 0;
            while (isRunAllowed()) {
                Instant due = poll(pages, terms.get(next));
                next = (next + 1) % terms.size();
                time.sleepUntil(due);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("a template that does not close", e);
        }
    }

    /** Asks for what is new of one term, and tells when the next request is due. */
    private Instant poll(Pages pages, String term) throws InterruptedException {
        try {
            fetch(pages, term, flows.get(term));
            attempts.succeeded();
            status.connected("");
            return time.instant()
                    .plus(longer(
                            rounds.delayFor(flows.size()), endpoint.getBudget().spacing()));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            return isRunAllowed() ? pause(e) : time.instant();
        }
    }

    /** A page, and while pages are full and bring what is newer, the next one. */
    private void fetch(Pages pages, String term, EventFlow flow) throws Exception {
        String since = flow.place().resumeAt(endpoint.rewind(), endpoint.reach(), time.instant());
        List<Object> page = pages.next(term, since, flow.place().time(since));
        String next = flow.send(page, since);
        while (rounds.isFull(page) && !next.equals(since) && isRunAllowed()) {
            time.sleepUntil(time.instant().plus(rounds.leastDelay()));
            since = next;
            page = pages.next(term, since, flow.place().time(since));
            next = flow.send(page, since);
        }
    }

    private Instant pause(Throwable thrown) {
        BudgetUsedUp usedUp = BudgetUsedUp.in(thrown);
        Conduct.Pause pause = usedUp == null
                ? attempts.failed(Ending.of(thrown), time.instant())
                : new Conduct.Pause(usedUp.until(), usedUp.getMessage());
        status.waiting("", pause);
        LOG.warn("{}: {}", endpoint.getCursorName(), pause);
        return pause.until();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
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

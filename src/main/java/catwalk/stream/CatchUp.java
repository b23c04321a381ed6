package catwalk.stream;

import catwalk.budget.BudgetUsedUp;
import catwalk.conduct.Attempts;
import catwalk.conduct.Conduct;
import catwalk.conduct.Ending;
import catwalk.time.Timekeeper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what a stream without memory has missed while it was not connected, beside what it brings now. Until that is
 * done the stream's place stays where it was, so that a process that dies meanwhile fetches it again.
 */
final class CatchUp implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger("catwalk.stream");

    private final DefaultConsumer consumer;
    private final StreamEndpoint endpoint;
    private final String term;
    private final String name;
    private final EventFlow flow;
    private final ExecutorService executor;
    private final Timekeeper time;
    private final Pages pages;
    private final Attempts attempts;
    private Positions.Event hold;
    private String since;
    private Instant connectedAt;
    private boolean connecting;
    private boolean running;
    /** How far each term was fetched already, as of a connection. */
    private final Map<String, String> reached = new HashMap<>();

    private Instant reachedAsOf;

    CatchUp(
            DefaultConsumer consumer,
            StreamEndpoint endpoint,
            String term,
            String name,
            EventFlow flow,
            ExecutorService executor) {
        this.consumer = consumer;
        this.endpoint = endpoint;
        this.term = term;
        this.name = name;
        this.flow = flow;
        this.executor = executor;
        this.time = Timekeeper.of(endpoint.getCamelContext());
        this.pages = new Pages(endpoint.getCamelContext(), endpoint.getCatchUp(), endpoint.getVariables());
        this.attempts = new Attempts(endpoint.conductOr(Duration.ofSeconds(1), Duration.ofMinutes(5)));
    }

    /** Before the stream connects: from here on something may have been missed. Not so at the very first start. */
    synchronized void hold() {
        connecting = true;
        if (hold == null) {
            since = flow.place().resumeAt(endpoint.rewind(), endpoint.reach(), time.instant());
            hold = since == null ? null : flow.hold();
        }
    }

    /** The stream is connected: what came before now is to be fetched, once the service can be asked for it. */
    synchronized void connected() {
        connecting = false;
        connectedAt = time.instant();
        if (hold != null && !running) {
            running = true;
            executor.execute(this);
        }
    }

    @Override
    public void run() {
        try {
            boolean done = false;
            while (!done && consumer.isRunAllowed()) {
                done = round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fetches all; whether this is the end of it, as the stream was connected the whole time, or is not now. */
    private boolean round() throws InterruptedException {
        Instant connected = connectedAt();
        time.sleepUntil(connected.plus(endpoint.catchUpDelay()));
        if (!connected.equals(reachedAsOf)) {
            // once more without a connection: what came late then has a place before what was fetched already
            reached.replaceAll((each, at) -> flow.place().unit().before(at, endpoint.rewind()));
            reachedAsOf = connected;
        }
        try {
            int found = fetch();
            attempts.succeeded();
            return isOver(connected, found);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            BudgetUsedUp usedUp = BudgetUsedUp.in(e);
            Conduct.Pause pause = usedUp == null
                    ? attempts.failed(Ending.of(e), time.instant())
                    : new Conduct.Pause(usedUp.until(), usedUp.getMessage());
            LOG.warn("{}: what was missed is still to be fetched: {}", name, pause);
            time.sleepUntil(pause.until());
            return false;
        }
    }

    private int fetch() throws Exception {
        int found = 0;
        for (String each : endpoint.catchUpTerms(term)) {
            found += fetch(each);
        }
        return found;
    }

    /** Page after page, until there is none, or one brings nothing newer; from where it failed, if it did. */
    private int fetch(String each) throws Exception {
        int found = 0;
        String from = null;
        String next = reached.getOrDefault(each, since);
        while (!next.equals(from)) {
            from = flow.place().within(endpoint.reach(), time.instant(), next);
            List<Object> page = pages.next(each, from, flow.place().time(from));
            next = flow.send(page, from);
            found += page.size();
            reached.put(each, next);
        }
        return found;
    }

    private synchronized Instant connectedAt() {
        return connectedAt;
    }

    private synchronized boolean isOver(Instant connected, int found) {
        if (connecting) {
            // goes on, from where it is, with the next connection
            running = false;
            return true;
        }
        if (!connected.equals(connectedAt)) {
            return false;
        }
        LOG.info("{}: {} missed while there was no connection were fetched", name, found);
        flow.release(hold);
        hold = null;
        running = false;
        reached.clear();
        return true;
    }

    void close() {
        try {
            pages.close();
        } catch (IOException e) {
            LOG.debug("a template that does not close", e);
        }
    }
}

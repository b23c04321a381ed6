package catwalk.x;

import catwalk.budget.Budget;
import catwalk.budget.BudgetUsedUp;
import catwalk.budget.ReadBudget;
import catwalk.meters.Meters;
import catwalk.settings.Settings;
import catwalk.store.Store;
import catwalk.time.Timekeeper;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all X sources may read together, {@code x.budget.posts-per-day} and {@code x.budget.posts-per-month}: X charges for
 * every post and every user in its answers.
 */
public final class XBudget implements ReadBudget {
    /** Post reads that a stream sets aside at once. */
    private static final long BLOCK = 100;

    private static final int LEAST_RESULTS = 10;
    private static final int MOST_RESULTS = 100;

    /** A page is no larger than the budget earns in this time, so that new posts come now and then and not once a day. */
    private static final Duration PAGE_EVERY = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger("catwalk.budget");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CamelContext context;
    private final long perDay;
    private final long perMonth;
    private final Budget budget;
    private final Timekeeper time;
    private long spentByThisPoll;
    private long loggedTenths = Long.MAX_VALUE;

    public XBudget(CamelContext context, Settings settings, Store store) {
        this.context = context;
        perDay = settings.number("x.budget.posts-per-day", 0, 1_000_000_000);
        perMonth = settings.number("x.budget.posts-per-month", 0, 1_000_000_000);
        time = Timekeeper.of(context);
        budget = new Budget("x", perDay, perMonth, store, time);
    }

    /** Shows what is left as metrics {@code catwalk.budget.left}, from the first source on that reads from X. */
    private void addMeters() {
        Meters meters = new Meters(context);
        String description = "post reads left, where there is a limit";
        if (perDay > 0) {
            meters.gauge("catwalk.budget.left", description, budget, Budget::leftToday, "budget", "x", "period", "day");
        }
        if (perMonth > 0) {
            meters.gauge(
                    "catwalk.budget.left",
                    description,
                    budget,
                    Budget::leftThisMonth,
                    "budget",
                    "x",
                    "period",
                    "month");
        }
    }

    /** Sets reads aside for a search. How many results it may ask for: {@link #results}. */
    Budget.Reservation forSearch() throws BudgetUsedUp {
        long earned = PAGE_EVERY.toMillis()
                * MOST_RESULTS
                / Math.max(1, budget.timeFor(MOST_RESULTS).toMillis());
        long most = Math.max(LEAST_RESULTS, Math.min(MOST_RESULTS, earned / Cost.MOST_PER_POST));
        return reserve(LEAST_RESULTS * Cost.MOST_PER_POST, most * Cost.MOST_PER_POST);
    }

    /** How many results of a search a reservation pays for, 10 to 100. */
    static int results(Budget.Reservation reservation) {
        return (int) Math.min(MOST_RESULTS, reservation.amount() / Cost.MOST_PER_POST);
    }

    /** Whether the poll under way may ask for one more page without making the next one wait for long. */
    synchronized boolean allowsAnotherPage() {
        return budget.timeFor(spentByThisPoll).compareTo(PAGE_EVERY) <= 0;
    }

    /** A search has been answered: gives back what it did not use. */
    synchronized void settle(Budget.Reservation reservation, long used) {
        reservation.settleAroundMidnight(used);
        spentByThisPoll += used;
        log();
    }

    @Override
    public synchronized Duration spacing() {
        Duration spacing = budget.timeFor(spentByThisPoll);
        spentByThisPoll = 0;
        return spacing;
    }

    @Override
    public Reading open() throws BudgetUsedUp {
        return new StreamReading(reserve(Cost.MOST_PER_POST, BLOCK));
    }

    private Budget.Reservation reserve(long least, long most) throws BudgetUsedUp {
        log();
        Optional<Budget.Reservation> reservation = budget.reserve(least, most);
        if (reservation.isEmpty()) {
            boolean month = budget.leftThisMonth() < least;
            throw new BudgetUsedUp(
                    month
                            ? "x.budget.posts-per-month, " + perMonth + ", is used up"
                            : "x.budget.posts-per-day, " + perDay + ", is used up for today",
                    budget.renewal(least));
        }
        return reservation.get();
    }

    /** As far as there are limits: {@code leftToday}, {@code perDay}, {@code leftThisMonth}, {@code perMonth}. */
    @Override
    public Map<String, Object> describe() {
        Map<String, Object> left = new LinkedHashMap<>();
        if (perDay > 0) {
            left.put("leftToday", budget.leftToday());
            left.put("perDay", perDay);
        }
        if (perMonth > 0) {
            left.put("leftThisMonth", budget.leftThisMonth());
            left.put("perMonth", perMonth);
        }
        return left;
    }

    /** One line at the start and for each tenth of the tighter limit that is spent. */
    private synchronized void log() {
        if (loggedTenths == Long.MAX_VALUE) {
            addMeters();
        }
        long tenths = Math.min(
                perDay == 0 ? 10 : 10 * budget.leftToday() / perDay,
                perMonth == 0 ? 10 : 10 * budget.leftThisMonth() / perMonth);
        boolean isNew = tenths != loggedTenths;
        loggedTenths = tenths;
        if (isNew && perDay + perMonth > 0) {
            LOG.info("x: post reads {}", describe());
        }
    }

    /** Pays event by event out of blocks, and stops early enough for what X sends before it notices the end. */
    private final class StreamReading implements Reading {
        /** What X may send while the connection is being closed: as much as came in this time. */
        private static final long NOTICE_MILLIS = 2_000;

        private Budget.Reservation block;
        private long used;
        private long windowStart = time.millis();
        private long inWindow;
        private long inLastWindow;

        private StreamReading(Budget.Reservation block) {
            this.block = block;
        }

        @Override
        public synchronized void pay(String event) throws BudgetUsedUp {
            if (block.isOver()) {
                // from midnight on the new day pays
                renew();
            }
            int cost = cost(event);
            used += cost;
            note(cost);
            long margin = Cost.MOST_PER_POST + Math.max(inWindow, inLastWindow);
            if (block.amount() - used < Cost.MOST_PER_POST) {
                renew();
            }
            if (budget.left() < margin - (block.amount() - used)) {
                throw new BudgetUsedUp(
                        "the rest of the budget is kept for what X sends until it notices the end",
                        budget.renewal(margin));
            }
        }

        private void renew() throws BudgetUsedUp {
            block.settle(used);
            used = 0;
            log();
            block = reserve(Cost.MOST_PER_POST, BLOCK);
        }

        private void note(int cost) {
            long now = time.millis();
            if (now - windowStart > NOTICE_MILLIS) {
                inLastWindow = now - windowStart > 2 * NOTICE_MILLIS ? 0 : inWindow;
                inWindow = 0;
                windowStart = now;
            }
            inWindow += cost;
        }

        @Override
        public synchronized void close() {
            block.settle(used);
            log();
        }

        private static int cost(String event) {
            try {
                JsonNode json = JSON.readTree(event);
                return json == null ? 0 : Cost.of(json);
            } catch (IOException e) {
                // a broken event is paid for like any
                return Cost.MOST_PER_POST;
            }
        }
    }
}

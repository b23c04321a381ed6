package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Metrics;
import catwalk.kit.RunningWall;
import catwalk.kit.VirtualTime;
import catwalk.simulator.XApi;
import catwalk.simulator.XPost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reading X costs, by the simulator's own bill, against {@code x.budget.*}. */
class XBudgetTest {
    private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");

    @TempDir
    Path data;

    private final VirtualTime time = new VirtualTime(START);
    private final XApi x = XApi.started(time);
    private final Deque<XPost> searchable = new ArrayDeque<>();
    private final AtomicInteger posts = new AtomicInteger();
    private RunningWall wall;

    @AfterEach
    void stop() {
        wall.close();
        x.close();
    }

    private RunningWall wall(String source, int perDay, int perMonth) {
        wall = new RunningWall(data)
                .with("wall.roles", "broker,publisher")
                .with("wall.sources", source)
                .with("wall.keywords", "cat")
                .with("x.url", x.url())
                .with("x.bearer-token", XApi.TOKEN)
                .with("x.budget.posts-per-day", perDay)
                .with("x.budget.posts-per-month", perMonth)
                .bind("time", time);
        return wall;
    }

    /** There is always more to read than the budget allows. */
    private void publish(Instant now, int number) {
        for (int i = 0; i < number; i++) {
            int sequence = posts.incrementAndGet();
            XPost post = XPost.of(now.minusSeconds(60).plusMillis(i), sequence % 4000, "cat " + sequence)
                    .photo("a cat");
            searchable.add(post);
            x.publishUnstreamed(post);
        }
        // what no search asks for any more would only slow the simulator down
        while (searchable.size() > 200) {
            x.delete(searchable.remove());
        }
    }

    private long cost(LocalDate day) {
        return x.postsDelivered(day) + 2 * x.usersDelivered(day);
    }

    private long cost() {
        return x.postsDelivered() + 2 * x.usersDelivered();
    }

    /** So many days, with two restarts; at least 20 new posts wait at each search. */
    private void live(int days, int perDay, int perMonth) {
        time.onWaking(now -> publish(now, 20));
        publish(START, 20);
        for (int part = 1; part <= 3; part++) {
            // a second before midnight, so that the last day does not begin the next month
            time.endAt(START.plus(Duration.ofDays(days * part / 3)).minusSeconds(1));
            wall("x-search", perDay, perMonth).start();
            await("a third of the month").atMost(Duration.ofMinutes(2)).until(time::isOver);
            wall.close();
        }
        for (int day = 0; day < days; day++) {
            LocalDate date = LocalDate.ofInstant(START, ZoneOffset.UTC).plusDays(day);
            assertTrue(perDay == 0 || cost(date) <= perDay, date + " cost " + cost(date) + " of " + perDay);
        }
    }

    @Test
    void aMonthOfSearchesNeverCostsMoreThanItsBudgetAndUsesIt() {
        int perMonth = 15_000;
        live(30, 1_000, perMonth);
        assertTrue(cost() <= perMonth, "the month cost " + cost());
        assertTrue(cost() >= 0.95 * perMonth, "of " + perMonth + " only " + cost() + " were used");
    }

    @Test
    void aDailyBudgetIsNeverExceededAndIsUsed() {
        int perDay = 1_500;
        live(9, perDay, 0);
        assertTrue(cost() >= 0.95 * perDay * 9, "of " + perDay * 9 + " only " + cost() + " were used");
    }

    @Test
    void theStreamStopsAtTheBudgetAndGoesOnTheNextDay() {
        int perDay = 200;
        wall("x-stream", perDay, 0).start();
        int days = 4;
        await("four days of streaming")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    int sequence = posts.incrementAndGet();
                    // two posts a second
                    time.advance(Duration.ofMillis(500));
                    x.publish(XPost.of(time.instant(), sequence % 4000, "cat " + sequence)
                            .photo("a cat"));
                    return time.instant().isAfter(START.plus(Duration.ofDays(days)));
                });
        for (int day = 0; day < days; day++) {
            LocalDate date = LocalDate.ofInstant(START, ZoneOffset.UTC).plusDays(day);
            assertTrue(cost(date) <= perDay, date + " cost " + cost(date));
            assertTrue(cost(date) >= 0.8 * perDay, date + " used only " + cost(date));
        }
    }

    @Test
    void whatIsLeftIsInHealthAndMetrics() {
        publish(START, 20);
        time.endAt(START.plusMillis(1));
        wall("x-search", 1_000, 0).start();
        Metrics metrics = new Metrics(Integer.parseInt(wall.setting("camel.management.port")));
        await("the first search").until(() -> cost() > 0);
        await("the metric").until(() -> metrics.sum("catwalk_budget_left", "period=\"day\"") == 1_000 - cost());
        assertTrue(metrics.health().contains("leftToday"), metrics.health());
    }
}

package catwalk.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Browser;
import catwalk.kit.Pictures;
import catwalk.kit.RunningWall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A wall is left open for days. Thirty minutes of ten posts a second, or as many minutes as
 * {@code -Dcatwalk.watch.minutes} says.
 */
@Tag("slow")
class LongWatchTest {
    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("catwalk.watch.minutes", 30));
    /** From then on the wall is full. */
    private static final Duration FILLING = LENGTH.dividedBy(10);

    private static final Duration PERIOD = LENGTH.dividedBy(30);
    private static final int CARDS = 300;
    private static final double GROWTH = 1.1;

    @TempDir
    Path data;

    private final Pictures pictures = new Pictures();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private RunningWall wall;
    private Browser browser;

    /** What the page holds when all that can be collected has been; bytes of scripts and of the document. */
    private record Sample(double bytes, long nodes, long listeners, int cards) {
        @Override
        public String toString() {
            return "%.2f MB, %d nodes, %d listeners, %d cards".formatted(bytes / 1e6, nodes, listeners, cards);
        }
    }

    @AfterEach
    void stop() {
        clock.shutdownNow();
        browser.close();
        wall.close();
        pictures.close();
    }

    @Test
    void thePageHoldsNoMoreAfterHalfAnHourOfTenPostsASecond() {
        wall = new RunningWall(data).with("wall.keywords", "*").start();
        browser = Browser.started().size(1280, 800).open(wall.page());
        // the browser's tools write every request down, and that is no memory of the page's
        command("Network.disable");
        command("HeapProfiler.enable");
        SamplePosts posts = new SamplePosts(pictures::address);
        clock.scheduleAtFixedRate(() -> wall.offerLater(posts.next()), 0, 100, TimeUnit.MILLISECONDS);
        long start = System.nanoTime();
        List<Sample> samples = new ArrayList<>();
        for (Duration at = FILLING; at.compareTo(LENGTH) <= 0; at = at.plus(PERIOD)) {
            long due = start + at.toNanos();
            await().atMost(LENGTH).pollInterval(Duration.ofMillis(200)).until(() -> System.nanoTime() >= due);
            samples.add(sample());
            System.out.println(at.toSeconds() + " s: " + samples.get(samples.size() - 1));
        }
        List<String> errors = browser.consoleErrors();
        assertAll(
                () -> assertEquals(List.of(), errors, "errors on the console"),
                () -> assertTrue(
                        samples.stream().allMatch(sample -> sample.cards() <= CARDS),
                        "more than " + CARDS + " cards:" + Timeline.lines(samples)),
                () -> doesNotGrow("the heap", samples, Sample::bytes),
                () -> doesNotGrow("the document", samples, Sample::nodes),
                () -> doesNotGrow("the number of listeners", samples, Sample::listeners));
    }

    private Sample sample() {
        // what the first collection frees may be what held on to something else
        command("HeapProfiler.collectGarbage");
        command("HeapProfiler.collectGarbage");
        Map<String, Object> counters = command("Memory.getDOMCounters");
        Map<String, Object> heap = command("Runtime.getHeapUsage");
        return new Sample(
                ((Number) heap.get("usedSize")).doubleValue()
                        + ((Number) heap.get("embedderHeapUsedSize")).doubleValue(),
                ((Number) counters.get("nodes")).longValue(),
                ((Number) counters.get("jsEventListeners")).longValue(),
                ((Number) browser.eval("return document.querySelectorAll('.card').length")).intValue());
    }

    private Map<String, Object> command(String name) {
        return browser.driver().executeCdpCommand(name, Map.of());
    }

    /** Medians of thirds: a sample may be taken while a hundred cards are on their way. */
    private static void doesNotGrow(String what, List<Sample> samples, ToDoubleFunction<Sample> size) {
        int third = samples.size() / 3;
        double first = median(samples.subList(0, third), size);
        double last = median(samples.subList(samples.size() - third, samples.size()), size);
        System.out.printf("%s: %.0f, then %.0f%n", what, first, last);
        assertTrue(
                last < first * GROWTH,
                "%s grows by %.0f %%, from %.0f to %.0f:%s"
                        .formatted(what, 100 * (last / first - 1), first, last, Timeline.lines(samples)));
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> size) {
        double[] sorted = samples.stream().mapToDouble(size).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}

package catwalk.bench.burst;

import static org.awaitility.Awaitility.await;

import catwalk.bench.ingest.FirehoseProcess;
import catwalk.bench.ingest.Load;
import catwalk.bench.ingest.TopicReader;
import catwalk.bench.process.Processes;
import catwalk.bench.process.Scratch;
import catwalk.bench.report.Contender;
import catwalk.kit.CatwalkProcess;
import catwalk.kit.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Measures what becomes of one burst. */
final class BurstRun implements Contender {
    private static final String MEMORY = "-Xmx256m";
    private static final String QUEUE = "queue=\"publish-posts\"";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(20);

    /** Many times what a wall shows, so that the way of what is shed is warm, too. */
    private static final int WARM_UP_RATE = 2_000;

    private final Load load;
    private final int posts;
    private final int warmup;

    BurstRun(Load load, int posts, int warmup) {
        this.load = load;
        this.posts = posts;
        this.warmup = warmup;
    }

    @Override
    public String name() {
        return load.title();
    }

    @Override
    public Map<String, Double> measure() throws Exception {
        Path directory = Scratch.folder();
        try (FirehoseProcess firehose = new FirehoseProcess(directory, load);
                CatwalkProcess catwalk = wall(directory, firehose)) {
            firehose.pause();
            catwalk.start();
            Metrics metrics = new Metrics(catwalk.port("camel.management.port"));
            try (TopicReader viewer = new TopicReader(catwalk.broker(), "wall.cats")) {
                firehose.pace(WARM_UP_RATE);
                TimeUnit.SECONDS.sleep(warmup);
                long warm = firehose.pause().matching();
                await("the warm-up to be over").atMost(PATIENCE).until(() -> settled(metrics) == warm);
                return measure(firehose, catwalk.pid(), metrics, viewer);
            }
        }
    }

    private CatwalkProcess wall(Path directory, FirehoseProcess firehose) {
        return new CatwalkProcess(directory)
                .withEnvironment("JAVA_TOOL_OPTIONS", MEMORY)
                .withEnvironment("X_BEARER_TOKEN", "benchmark")
                .with("wall.sources", load.isX() ? "x-stream" : "bluesky")
                .with(load.isX() ? "x.url" : "bluesky.url", firehose.url())
                .with("bluesky.appview-url", firehose.appView())
                .with("x.budget.posts-per-day", 0)
                .with("x.budget.posts-per-month", 0);
    }

    private Map<String, Double> measure(FirehoseProcess firehose, long pid, Metrics metrics, TopicReader viewer)
            throws Exception {
        Map<String, Double> figures = new LinkedHashMap<>();
        double shown = metrics.sum("catwalk_published_total");
        double shed = metrics.sum("catwalk_queue_shed_total", QUEUE);
        figures.put("before", Processes.residentMegabytes(pid));
        double[] most = {0};
        viewer.watchPauses();
        long start = System.nanoTime();
        long all = firehose.burst(posts).matching() + posts;
        await("the burst to be read").atMost(PATIENCE).pollInterval(GLANCE).until(() -> {
            most[0] = Math.max(most[0], Processes.residentMegabytes(pid));
            return firehose.counts().matching() == all;
        });
        figures.put("taken", secondsSince(start));
        await("all to be shown or shed").atMost(PATIENCE).pollInterval(GLANCE).until(() -> {
            most[0] = Math.max(most[0], Processes.residentMegabytes(pid));
            return settled(metrics) >= all;
        });
        figures.put("live", secondsSince(start));
        figures.put("most", most[0]);
        figures.put("pause", viewer.longestPause() / 1e6);
        figures.put("shown", metrics.sum("catwalk_published_total") - shown);
        figures.put("shed", metrics.sum("catwalk_queue_shed_total", QUEUE) - shed);
        figures.put("unaccounted", all - settled(metrics));
        return figures;
    }

    /** How many posts were shown or shed, where none waits. */
    private static double settled(Metrics metrics) throws IOException {
        return metrics.sum("catwalk_published_total") + metrics.sum("catwalk_queue_shed_total", QUEUE);
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}

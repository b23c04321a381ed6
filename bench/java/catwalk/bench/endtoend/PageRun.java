package catwalk.bench.endtoend;

import catwalk.bench.ingest.FirehoseProcess;
import catwalk.bench.ingest.Load;
import catwalk.bench.process.Scratch;
import catwalk.bench.report.Contender;
import catwalk.bench.report.Percentile;
import catwalk.kit.Browser;
import catwalk.kit.CatwalkProcess;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Measures how long posts of one rate take to the page. */
final class PageRun implements Contender {
    /** Fills the page, so that what is measured is a wall that has hung for a while. */
    private static final int FILLING_RATE = 20;

    private static final int FILLING = 3;

    private final int rate;
    private final int seconds;

    PageRun(int rate, int seconds) {
        this.rate = rate;
        this.seconds = seconds;
    }

    @Override
    public String name() {
        return rate + " posts/s";
    }

    @Override
    public Map<String, Double> measure() throws Exception {
        Path directory = Scratch.folder();
        try (FirehoseProcess firehose = new FirehoseProcess(directory, Load.PICTURES);
                CatwalkProcess catwalk = new CatwalkProcess(directory)
                        .with("wall.sources", "bluesky")
                        .with("wall.max-posts-per-second", 0)
                        .with("bluesky.url", firehose.url())
                        .with("bluesky.cdn-url", firehose.appView())
                        .with("bluesky.appview-url", firehose.appView());
                Browser browser = Browser.started()) {
            firehose.pause();
            catwalk.start();
            Sightings sightings = new Sightings(browser);
            browser.open(catwalk.page());
            firehose.pace(FILLING_RATE);
            TimeUnit.SECONDS.sleep(FILLING);
            firehose.pace(rate);
            TimeUnit.SECONDS.sleep(FILLING);
            return measure(firehose, sightings);
        }
    }

    private Map<String, Double> measure(FirehoseProcess firehose, Sightings sightings) throws Exception {
        long from = Sightings.now();
        long sent = firehose.counts().matching();
        TimeUnit.SECONDS.sleep(seconds);
        long to = Sightings.now();
        double posts = firehose.counts().matching() - sent;
        firehose.pause();
        // what is under way, and the next group of cards
        TimeUnit.SECONDS.sleep(FILLING);
        Map<String, Double> figures = new LinkedHashMap<>();
        double[] inSocket = sightings.delays("socket", from, to);
        double[] onPage = sightings.delays("card", from, to);
        figures.put("posts", posts);
        figures.put("missing", posts - inSocket.length);
        figures.put("cards", (double) onPage.length);
        percentiles(figures, "socket", inSocket);
        percentiles(figures, "card", onPage);
        return figures;
    }

    private static void percentiles(Map<String, Double> figures, String name, double[] delays) {
        if (delays.length > 0) {
            figures.put(name + "50", Percentile.of(delays, 50));
            figures.put(name + "99", Percentile.of(delays, 99));
        }
    }
}

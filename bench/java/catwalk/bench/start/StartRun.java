package catwalk.bench.start;

import static org.awaitility.Awaitility.await;

import catwalk.bench.process.Processes;
import catwalk.bench.report.Contender;
import catwalk.kit.Browser;
import catwalk.kit.CatwalkProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

/** Measures one way to start, from the command to what a browser shows that opens the page as soon as there is one. */
final class StartRun implements Contender {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration GLANCE = Duration.ofMillis(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Command command;

    StartRun(Command command) {
        this.command = command;
    }

    @Override
    public String name() {
        return command.name();
    }

    @Override
    public Map<String, Double> measure() throws Exception {
        try (Browser browser = Browser.started();
                CatwalkProcess catwalk = command.prepare()) {
            long start = System.nanoTime();
            catwalk.launch();
            until("the page", () -> answers(catwalk.page()));
            double page = secondsSince(start);
            browser.open(catwalk.page());
            until("a picture", () -> !browser.loadedPictures().isEmpty());
            double picture = secondsSince(start);
            return Map.of("page", page, "picture", picture, "cpu", Processes.cpuSeconds(catwalk.pid()));
        }
    }

    private static void until(String what, Callable<Boolean> isThere) {
        await(what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(GLANCE)
                .until(isThere);
    }

    /** A port that takes connections is not enough: Catwalk tries first whether it is free. */
    private boolean answers(URI page) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(page)
                    .timeout(GLANCE.multipliedBy(100))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}

package catwalk.bench.start;

import static org.awaitility.Awaitility.await;

import catwalk.bench.process.Processes;
import catwalk.bench.report.Contender;
import catwalk.kit.Browser;
import catwalk.kit.CatwalkProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

/** Measures one way to start, from the command to what a browser shows that opens the page as soon as there is one. */
final class StartRun implements Contender {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration GLANCE = Duration.ofMillis(10);

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
            int port = catwalk.port("page.http-port");
            long start = System.nanoTime();
            catwalk.launch();
            until("the page's port", () -> isOpen(port));
            double page = secondsSince(start);
            browser.open(catwalk.page());
            until("a picture", () -> !browser.loadedPictures().isEmpty());
            double picture = secondsSince(start);
            return Map.of(
                    "page", page, "picture", picture, "cpu", Processes.cpuSeconds(catwalk.pid()));
        }
    }

    private static void until(String what, Callable<Boolean> isThere) {
        await(what).atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(GLANCE).until(isThere);
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}

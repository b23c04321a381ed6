package catwalk.bench.start;

import catwalk.bench.process.Processes;
import catwalk.bench.report.Contender;
import catwalk.kit.CatwalkProcess;
import catwalk.kit.Viewer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Measures what one way to start leaves resident: with nothing to do, and after a while of posts and one viewer. */
final class MemoryRun implements Contender {
    private static final Path SILENCE = Path.of("src", "test", "resources", "silence.jsonl");

    private final Command command;
    private final Duration idle;
    private final Duration busy;

    /**
     * @param idle how long to wait after the start
     * @param busy for how long there are ten posts a second
     */
    MemoryRun(Command command, Duration idle, Duration busy) {
        this.command = command;
        this.idle = idle;
        this.busy = busy;
    }

    @Override
    public String name() {
        return command.name();
    }

    @Override
    public Map<String, Double> measure() throws Exception {
        return Map.of("idle", idle(), "busy", busy());
    }

    private double idle() throws IOException, InterruptedException {
        try (CatwalkProcess catwalk = command.prepare()) {
            catwalk.with("replay.file", SILENCE.toAbsolutePath()).start();
            TimeUnit.MILLISECONDS.sleep(idle.toMillis());
            return Processes.residentMegabytes(catwalk.pid());
        }
    }

    private double busy() throws IOException, InterruptedException {
        try (CatwalkProcess catwalk = command.prepare()) {
            catwalk.with("replay.file", "").with("replay.posts-per-second", 10).start();
            try (Viewer viewer = new Viewer(catwalk.broker()).subscribe("/topic/wall.cats", true)) {
                TimeUnit.MILLISECONDS.sleep(busy.toMillis());
                if (viewer.isClosed() || viewer.arrivals().isEmpty()) {
                    throw new IllegalStateException("the viewer was cut off, or got nothing");
                }
                return Processes.residentMegabytes(catwalk.pid());
            }
        }
    }
}

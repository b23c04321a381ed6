package catwalk.bench.ingest;

import catwalk.kit.CatwalkProcess;
import java.net.URI;
import java.nio.file.Path;

/** The broker of all contenders, a process of its own, so that what it costs is counted with none of them. */
final class Broker implements AutoCloseable {
    static final String PASSWORD = "benchmark";
    static final String TOPIC = "wall.cats";

    private final CatwalkProcess process;

    Broker(Path directory) {
        process = new CatwalkProcess(directory)
                .with("wall.roles", "broker")
                .withEnvironment("BROKER_PASSWORD", PASSWORD)
                .start();
    }

    long pid() {
        return process.pid();
    }

    /** For publishers. */
    String url() {
        return "tcp://127.0.0.1:" + process.port("broker.openwire-port");
    }

    /** For viewers. */
    URI viewers() {
        return process.broker();
    }

    @Override
    public void close() {
        process.close();
    }
}

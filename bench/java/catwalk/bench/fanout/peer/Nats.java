package catwalk.bench.fanout.peer;

import catwalk.bench.fanout.dialect.Dialects;
import catwalk.kit.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** NATS with its WebSocket listener. */
final class Nats implements Peer {

    @Override
    public String key() {
        return "nats";
    }

    @Override
    public String name() {
        return "NATS";
    }

    @Override
    public String settings() {
        return "`nats-server` of the system: `websocket { no_tls: true, compression: true }`, no JetStream";
    }

    @Override
    public Optional<String> missing() {
        return Program.missing("nats-server", "nats-server");
    }

    @Override
    public Dialects dialect() {
        return Dialects.NATS;
    }

    @Override
    public Server start(Path directory) throws IOException {
        int port = FreePorts.next();
        Path configuration = Program.write(directory, "nats.conf", """
                listen: "127.0.0.1:%d"
                websocket {
                  listen: "127.0.0.1:%d"
                  no_tls: true
                  compression: true
                }
                """.formatted(FreePorts.next(), port));
        List<String> command = List.of(Program.find("nats-server").orElseThrow(), "-c", configuration.toString());
        Program nats = Program.start(directory, Map.of(), command).awaitPort(port);
        return new Server(nats.pid(), port, port, nats::close);
    }
}

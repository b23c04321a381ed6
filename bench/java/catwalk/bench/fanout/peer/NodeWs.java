package catwalk.bench.fanout.peer;

import catwalk.bench.fanout.dialect.Dialects;
import catwalk.kit.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Node's {@code ws} and a loop: what is possible where nothing is promised. */
final class NodeWs implements Peer {
    private static final Path HOME = Path.of("bench", "ws").toAbsolutePath();

    @Override
    public String key() {
        return "ws";
    }

    @Override
    public String name() {
        return "Node ws, bare";
    }

    @Override
    public String settings() {
        return "`bench/ws/server.js`: a broadcast to all, `perMessageDeflate: true`";
    }

    @Override
    public Optional<String> missing() {
        if (Program.find("node").isEmpty()) {
            return Optional.of("there is no node on this machine: apt-get install nodejs npm");
        }
        return Files.exists(HOME.resolve("node_modules").resolve("ws"))
                ? Optional.empty()
                : Optional.of("its library is not installed: npm install --prefix bench/ws");
    }

    @Override
    public Dialects dialect() {
        return Dialects.TEXT;
    }

    @Override
    public Server start(Path directory) throws IOException {
        int port = FreePorts.next();
        List<String> command = List.of(
                Program.find("node").orElseThrow(), HOME.resolve("server.js").toString(), String.valueOf(port));
        Program node = Program.start(directory, Map.of(), command).awaitPort(port);
        return new Server(node.pid(), port, port, node::close);
    }
}

package catwalk.bench.fanout.peer;

import catwalk.bench.fanout.dialect.Dialects;
import catwalk.bench.process.JavaProcess;
import catwalk.kit.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Apache Artemis, the other broker of the ActiveMQ family. */
final class Artemis implements Peer {

    @Override
    public String key() {
        return "artemis";
    }

    @Override
    public String name() {
        return "Artemis";
    }

    @Override
    public String settings() {
        return "its server in a JVM of its own: STOMP acceptor, no security, nothing stored, `webSocketCompressionSupported`";
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public Dialects dialect() {
        return Dialects.ARTEMIS;
    }

    @Override
    public boolean isJvm() {
        return true;
    }

    @Override
    public Server start(Path directory) throws IOException {
        int port = FreePorts.next();
        JavaProcess artemis = new JavaProcess(directory, ArtemisServer.class, port, directory);
        return new Server(artemis.pid(), port, port, artemis::close);
    }
}

package catwalk.bench.fanout.peer;

import catwalk.bench.fanout.dialect.Dialects;
import catwalk.bench.process.JavaProcess;
import catwalk.kit.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Spring's own broker in memory, for which one needs no other server. */
final class SpringBroker implements Peer {

    @Override
    public String key() {
        return "spring";
    }

    @Override
    public String name() {
        return "Spring SimpleBroker";
    }

    @Override
    public String settings() {
        return "`enableSimpleBroker(\"/topic\")` in embedded Tomcat, in a JVM of its own; it confirms no subscription, so all are"
                + " connected when all have logged in";
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public Dialects dialect() {
        return Dialects.SPRING;
    }

    @Override
    public boolean isJvm() {
        return true;
    }

    @Override
    public Server start(Path directory) throws IOException {
        int port = FreePorts.next();
        JavaProcess spring = new JavaProcess(directory, SpringServer.class, port, directory);
        return new Server(spring.pid(), port, port, spring::close);
    }
}

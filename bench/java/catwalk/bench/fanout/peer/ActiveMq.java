package catwalk.bench.fanout.peer;

import catwalk.bench.fanout.dialect.Dialects;
import catwalk.bench.fanout.publisher.JmsSender;
import catwalk.bench.fanout.publisher.Sender;
import catwalk.kit.CatwalkProcess;
import java.nio.file.Path;
import java.util.Optional;

/** Catwalk's broker as it is shipped. */
final class ActiveMq implements Peer {
    private static final String PASSWORD = "bench";

    @Override
    public String key() {
        return "activemq";
    }

    @Override
    public String name() {
        return "Catwalk's ActiveMQ";
    }

    @Override
    public String settings() {
        return "`broker/activemq.xml` in Catwalk with `wall.roles=broker`, fed over OpenWire with acknowledged, not stored messages";
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public Dialects dialect() {
        return Dialects.ACTIVEMQ;
    }

    @Override
    public boolean isJvm() {
        return true;
    }

    @Override
    public Server start(Path directory) {
        CatwalkProcess catwalk = new CatwalkProcess(directory)
                .with("wall.roles", "broker")
                .with("broker.password", PASSWORD)
                .start();
        return new Server(
                catwalk.pid(), catwalk.port("broker.ws-port"), catwalk.port("broker.openwire-port"), catwalk::close);
    }

    @Override
    public Sender sender(Server server) throws Exception {
        return new JmsSender(server.publisherPort(), "publisher", PASSWORD, "wall.cats");
    }
}

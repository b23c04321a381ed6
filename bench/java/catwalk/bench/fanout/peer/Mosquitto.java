package catwalk.bench.fanout.peer;

import catwalk.bench.fanout.dialect.Dialects;
import catwalk.bench.fanout.publisher.MqttSender;
import catwalk.bench.fanout.publisher.Sender;
import catwalk.kit.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Eclipse Mosquitto with its WebSocket listener. Before 2.1 that does not start without a listener for MQTT alone, and
 * wakes up late where libwebsockets was built as Debian does it (eclipse-mosquitto/mosquitto#2578).
 */
final class Mosquitto implements Peer {

    @Override
    public String key() {
        return "mosquitto";
    }

    @Override
    public String name() {
        return "Mosquitto";
    }

    @Override
    public String settings() {
        return "`mosquitto` of the system: `protocol websockets`, quality of service 0, nothing stored, fed over TCP";
    }

    @Override
    public Optional<String> missing() {
        return Program.missing("mosquitto", "mosquitto");
    }

    @Override
    public Dialects dialect() {
        return Dialects.MQTT;
    }

    @Override
    public Server start(Path directory) throws IOException {
        int port = FreePorts.next();
        int publisherPort = FreePorts.next();
        // where root runs it, it would become a user who cannot write here
        Path configuration = Program.write(
                directory, "mosquitto.conf", """
                listener %d 127.0.0.1
                listener %d 127.0.0.1
                protocol websockets
                allow_anonymous true
                persistence false
                log_type error
                user %s
                """.formatted(publisherPort, port, System.getProperty("user.name")));
        List<String> command = List.of(Program.find("mosquitto").orElseThrow(), "-c", configuration.toString());
        Program mosquitto = Program.start(directory, Map.of(), command).awaitPort(port);
        return new Server(mosquitto.pid(), port, publisherPort, mosquitto::close);
    }

    @Override
    public Sender sender(Server server) throws Exception {
        return new MqttSender(server.publisherPort(), "wall/cats");
    }
}

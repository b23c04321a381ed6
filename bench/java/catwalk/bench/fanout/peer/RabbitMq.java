package catwalk.bench.fanout.peer;

import catwalk.bench.fanout.dialect.Dialects;
import catwalk.kit.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RabbitMQ with its STOMP over WebSocket. Erlang's nodes find one another by a small server, which would otherwise go on
 * after them.
 */
final class RabbitMq implements Peer {
    /** The program behind the one on the PATH, which would become another user. */
    private static final Path PROGRAM = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

    @Override
    public String key() {
        return "rabbitmq";
    }

    @Override
    public String name() {
        return "RabbitMQ";
    }

    @Override
    public String settings() {
        return "`rabbitmq-server` of the system with `rabbitmq_web_stomp`, `web_stomp.ws_opts.compress = true`";
    }

    @Override
    public Optional<String> missing() {
        return Files.isExecutable(PROGRAM)
                ? Optional.empty()
                : Optional.of("there is no " + PROGRAM + " on this machine: apt-get install rabbitmq-server");
    }

    @Override
    public Dialects dialect() {
        return Dialects.RABBITMQ;
    }

    @Override
    public Server start(Path directory) throws IOException {
        int names = FreePorts.next();
        int port = FreePorts.next();
        int amqp = FreePorts.next();
        int distribution = FreePorts.next();
        Path configuration = Program.write(directory, "rabbitmq.conf", """
                listeners.tcp.1 = 127.0.0.1:%d
                stomp.listeners.tcp = none
                web_stomp.tcp.ip = 127.0.0.1
                web_stomp.tcp.port = %d
                web_stomp.ws_opts.compress = true
                log.console = false
                """.formatted(amqp, port));
        Path plugins = Program.write(directory, "enabled_plugins", "[rabbitmq_web_stomp].");
        Map<String, String> environment = Map.ofEntries(
                Map.entry("HOME", directory.toString()),
                Map.entry("ERL_EPMD_PORT", String.valueOf(names)),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_NODENAME", "bench@localhost"),
                Map.entry("RABBITMQ_NODE_PORT", String.valueOf(amqp)),
                Map.entry("RABBITMQ_DIST_PORT", String.valueOf(distribution)),
                Map.entry("RABBITMQ_CONFIG_FILE", configuration.toString()),
                Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", plugins.toString()),
                Map.entry("RABBITMQ_MNESIA_BASE", directory.resolve("mnesia").toString()),
                Map.entry("RABBITMQ_LOG_BASE", directory.toString()),
                Map.entry("RABBITMQ_PID_FILE", directory.resolve("pid").toString()));
        String epmd = Program.find("epmd").orElseThrow();
        Program naming = Program.start(directory, environment, List.of(epmd)).awaitPort(names);
        try {
            Program rabbit = Program.start(directory, environment, List.of(PROGRAM.toString()))
                    .awaitPort(port);
            return new Server(rabbit.pid(), port, port, () -> {
                rabbit.close();
                naming.close();
            });
        } catch (RuntimeException | IOException e) {
            naming.close();
            throw e;
        }
    }
}

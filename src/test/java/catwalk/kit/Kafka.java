package catwalk.kit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Kafka of one node, broker and controller at once, as a process of its own on ports of its own. */
public final class Kafka implements AutoCloseable {
    private static final Path LIBRARIES = Path.of("target", "kafka", "lib").toAbsolutePath();

    private final Path directory;
    private final int port = FreePorts.next();
    private Process process;

    /** @param directory for its settings, its records and its log */
    public Kafka(Path directory) {
        this.directory = directory;
        if (!Files.isDirectory(LIBRARIES)) {
            run(List.of(
                    Path.of("mvnw").toAbsolutePath().toString(),
                    "-B",
                    "-ntp",
                    "-q",
                    "-f",
                    Path.of("src", "test", "kafka", "pom.xml").toString(),
                    "dependency:copy-dependencies",
                    "-DoutputDirectory=" + LIBRARIES));
        }
        int controller = FreePorts.next();
        try {
            Files.writeString(settings(), """
                    process.roles=broker,controller
                    node.id=1
                    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                    controller.listener.names=CONTROLLER
                    controller.quorum.voters=1@127.0.0.1:%2$d
                    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                    log.dirs=%3$s
                    offsets.topic.replication.factor=1
                    """.formatted(port, controller, directory.resolve("records")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(java(
                "kafka.tools.StorageTool",
                "format",
                "-t",
                "Y2F0d2Fsay1jYXR3YWxrMQ",
                "-c",
                settings().toString()));
    }

    public Kafka start() {
        try {
            process = new ProcessBuilder(java("kafka.Kafka", settings().toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("Kafka to listen").atMost(Duration.ofSeconds(60)).until(this::listens);
        return this;
    }

    /** {@code kill -9}; what it has, it has on disk. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Host and port. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private boolean listens() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("Kafka ended:\n" + Files.readString(log()));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private Path settings() {
        return directory.resolve("kafka.properties");
    }

    private Path log() {
        return directory.resolve("kafka.log");
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                LIBRARIES.resolve("*").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private void run(List<String> command) {
        Path output = directory.resolve("output");
        try {
            Process once = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!once.waitFor(5, TimeUnit.MINUTES) || once.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + ":\n" + Files.readString(output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

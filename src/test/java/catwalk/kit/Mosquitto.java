package catwalk.kit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real MQTT broker, Eclipse Mosquitto of the system, as a process of its own on a port of its own. */
public final class Mosquitto implements AutoCloseable {
    private final Path directory;
    private final int port = FreePorts.next();
    private final StringBuilder configuration = new StringBuilder();
    private Process process;

    /** @param directory for its configuration and its log */
    public Mosquitto(Path directory) {
        this.directory = directory;
        configuration.append("listener ").append(port).append(" 127.0.0.1\n");
        configuration
                .append("persistence true\npersistence_location ")
                .append(directory)
                .append("/\n");
        // where root runs it, it would become a user who cannot read the passwords
        configuration.append("user ").append(System.getProperty("user.name")).append('\n');
    }

    /** Lets in everybody. */
    public Mosquitto open() {
        configuration.append("allow_anonymous true\n");
        return this;
    }

    /** Lets in this user only. */
    public Mosquitto openFor(String user, String password) {
        Path passwords = directory.resolve("passwords");
        run(List.of(binary("mosquitto_passwd"), "-b", "-c", passwords.toString(), user, password));
        configuration
                .append("allow_anonymous false\npassword_file ")
                .append(passwords)
                .append('\n');
        return this;
    }

    public Mosquitto start() {
        try {
            Path file = Files.writeString(directory.resolve("mosquitto.conf"), configuration);
            process = new ProcessBuilder(binary("mosquitto"), "-c", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("mosquitto to listen").until(this::listens);
        return this;
    }

    /** Ends it; what its subscribers have not got yet, it keeps. */
    public void stop() {
        process.destroy();
        waitFor(process);
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        if (process != null) {
            stop();
        }
    }

    private boolean listens() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("mosquitto ended:\n" + Files.readString(log()));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private Path log() {
        return directory.resolve("mosquitto.log");
    }

    private static String binary(String name) {
        return Stream.of(
                        "/usr/sbin",
                        "/usr/bin",
                        "/usr/local/sbin",
                        "/usr/local/bin",
                        "/opt/homebrew/sbin",
                        "/opt/homebrew/bin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + name
                        + " on this machine, and the MQTT sink is tested against it: apt-get install mosquitto"));
    }

    private static void run(List<String> command) {
        try {
            Process once = new ProcessBuilder(command).redirectErrorStream(true).start();
            if (waitFor(once) != 0) {
                throw new AssertionError(
                        command.get(0) + ": " + new String(once.getInputStream().readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int waitFor(Process process) {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("it still runs after 20 s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

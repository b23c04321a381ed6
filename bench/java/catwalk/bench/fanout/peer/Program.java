package catwalk.bench.fanout.peer;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of the system, as a process that ends with this one at the latest. */
final class Program implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin");

    private final Process process;
    private final Path log;
    private final Thread atExit = new Thread(this::end);

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Looks for a program on the PATH, and where root's are. */
    static Optional<String> find(String name) {
        Stream<String> path = Stream.of(System.getenv("PATH").split(":"));
        return Stream.concat(path, FOLDERS.stream())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Why there is no such program here. */
    static Optional<String> missing(String name, String debianPackage) {
        return find(name).isPresent()
                ? Optional.empty()
                : Optional.of("there is no " + name + " on this machine: apt-get install " + debianPackage);
    }

    /** Starts one, which writes its log to a file of its name. */
    static Program start(Path directory, Map<String, String> environment, List<String> command) throws IOException {
        Path log = directory.resolve(Path.of(command.get(0)).getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Program(builder.start(), log);
    }

    long pid() {
        return process.pid();
    }

    Program awaitPort(int port) {
        await("a server to listen, in " + log).atMost(START).until(() -> listens(port));
        return this;
    }

    private boolean listens(int port) throws IOException {
        if (!process.isAlive()) {
            throw new IOException("the server ended with " + process.exitValue() + ": " + lastLine());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private String lastLine() throws IOException {
        return Files.readAllLines(log).stream().reduce((one, next) -> next).orElse("");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    private void end() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            children.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes a file that a program reads. */
    static Path write(Path directory, String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package catwalk.kit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Catwalk as a user runs it: a process of its own, in a folder of its own with routes, broker and settings that a test
 * may edit, on ports of its own. It can be killed, and started again in the same folder.
 */
public final class CatwalkProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);

    private final Path home;
    private final List<String> command;
    private final List<String> last;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Process process;

    /** Lays a folder out under this one, to run the classes under test in. */
    public CatwalkProcess(Path directory) {
        this(
                directory.resolve("catwalk"),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.logFile=System.out"),
                // what tests run on; surefire has put it together
                List.of("-cp", System.getProperty("java.class.path"), "catwalk.Catwalk"));
        copy(Path.of("routes"), home.resolve("routes"));
        copy(Path.of("broker", "activemq.xml"), home.resolve("broker").resolve("activemq.xml"));
        copy(Path.of("application.properties"), home.resolve("application.properties"));
        try {
            Files.createSymbolicLink(
                    home.resolve("broker").resolve("lib"),
                    Path.of("target", "broker", "lib").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CatwalkProcess(Path home, List<String> command, List<String> last) {
        this.home = home;
        this.command = command;
        this.last = last;
        for (String port :
                List.of("page.http-port", "broker.openwire-port", "broker.ws-port", "camel.management.port")) {
            with(port, FreePorts.next());
        }
    }

    /** The distribution, unzipped at this folder. */
    public static CatwalkProcess ofDistribution(Path unzipped) {
        return new CatwalkProcess(unzipped, List.of("bin/catwalk"), List.of());
    }

    /** A copy of the sources under this folder with nothing built, run by Maven. */
    public static CatwalkProcess ofFreshClone(Path directory) {
        Path clone = directory.resolve("clone");
        for (String part : List.of(
                "src/main", "src/dist", "routes", "broker", ".mvn", "pom.xml", "mvnw", "application.properties")) {
            copy(Path.of(part), clone.resolve(part));
        }
        if (!clone.resolve("mvnw").toFile().setExecutable(true)) {
            throw new IllegalStateException("mvnw cannot be made executable");
        }
        return new CatwalkProcess(clone, List.of("./mvnw", "-B", "-q", "camel:run"), List.of());
    }

    /** Overrides a setting, as -D does. */
    public CatwalkProcess with(String key, Object value) {
        settings.put(key, String.valueOf(value));
        return this;
    }

    /** Sets an environment variable. */
    public CatwalkProcess withEnvironment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts the process and returns at once. */
    public CatwalkProcess launch() {
        List<String> whole = new ArrayList<>(command);
        settings.forEach((key, value) -> whole.add("-D" + key + "=" + value));
        whole.addAll(last);
        try {
            ProcessBuilder builder = new ProcessBuilder(whole)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the process and waits until it says that it is up. */
    public CatwalkProcess start() {
        int before = linesWith(" is up: ");
        launch();
        await("the wall to be up, in " + log())
                .atMost(START)
                .until(() -> linesWith(" is up: ") > before || failIfEnded());
        return this;
    }

    private boolean failIfEnded() {
        if (!process.isAlive()) {
            throw new AssertionError("Catwalk ended with " + process.exitValue() + ":\n" + output());
        }
        return false;
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** {@code kill}, as Ctrl-C does. */
    public void stop() {
        process.destroy();
        waitForEnd();
    }

    /** The exit status, once the process has ended by itself. */
    public int waitForEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("Catwalk still runs after 30 s:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The id of the process that runs now. */
    public long pid() {
        return process.pid();
    }

    /** The folder it runs in. */
    public Path home() {
        return home;
    }

    public int port(String key) {
        return Integer.parseInt(settings.get(key));
    }

    public URI page() {
        return URI.create("http://127.0.0.1:" + port("page.http-port") + "/");
    }

    public URI broker() {
        return URI.create("ws://127.0.0.1:" + port("broker.ws-port"));
    }

    /** All it has printed, of every start. */
    public String output() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many lines it has printed that hold this text. */
    public int linesWith(String text) {
        return (int) output().lines().filter(line -> line.contains(text)).count();
    }

    /** Writes one of its files anew. */
    public void write(String file, String text) {
        try {
            Files.writeString(home.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces text in one of its files, as an editor does. */
    public void edit(String file, String before, String after) {
        Path path = home.resolve(file);
        try {
            String text = Files.readString(path);
            if (!text.contains(before)) {
                throw new AssertionError(file + " does not hold '" + before + "'");
            }
            Files.writeString(path, text.replace(before, after), StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill();
        }
    }

    private Path log() {
        return home.resolve("log");
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = from.equals(file) ? to : to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.write(
                        target,
                        Files.readAllBytes(file),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

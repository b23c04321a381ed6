package catwalk.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A main class of the benchmarks in a JVM of its own. It prints one line when it is ready, and ends with this JVM. */
public final class JavaProcess implements AutoCloseable {
    /** For every JVM that may be profiled: the way through Camel's routes is a long one. */
    public static final String OPTIONS = "-XX:FlightRecorderOptions:stackdepth=1024";

    private final Process process;
    private final String ready;

    /**
     * Starts one and waits until it is ready.
     *
     * @param directory where it keeps its log, a file named after the class
     */
    public JavaProcess(Path directory, Class<?> main, Object... arguments) throws IOException {
        Path log = Files.createDirectories(directory).resolve(main.getSimpleName() + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                OPTIONS,
                // its answers are two writes, the second of which would wait for an acknowledgement of the first
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        ready = output.readLine();
        if (ready == null) {
            throw new IOException(main.getSimpleName() + " does not start:\n" + Files.readString(log));
        }
    }

    /** The line that it printed. */
    public String ready() {
        return ready;
    }

    public long pid() {
        return process.pid();
    }

    /** For main classes: ends their JVM when the one that started it has gone. */
    public static void endWithParent() {
        Thread watch = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {
                    // nothing is said
                }
            } catch (IOException e) {
                // as good as its end
            }
            Runtime.getRuntime().halt(0);
        });
        watch.setDaemon(true);
        watch.start();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package catwalk.bench.fanout.peer;

import catwalk.bench.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A peer that runs.
 *
 * @param pid of its process; what that starts is counted in
 * @param port where viewers connect
 * @param publisherPort where the publisher does
 * @param end how to end it
 */
public record Server(long pid, int port, int publisherPort, Runnable end) implements AutoCloseable {

    /** Of the process and its children. */
    public double cpuSeconds() {
        ProcessHandle process = ProcessHandle.of(pid)
                .orElseThrow(() -> new IllegalStateException("the server ended while it was measured"));
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToDouble(one -> Processes.cpuSeconds(one.pid()))
                .sum();
    }

    public double residentMegabytes() {
        return Processes.residentMegabytes(pid);
    }

    /** Lets a JVM give back what it does not need. */
    public void collectGarbage() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process collection = new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!collection.waitFor(30, TimeUnit.SECONDS)) {
            collection.destroyForcibly();
        }
    }

    @Override
    public void close() {
        end.run();
    }
}

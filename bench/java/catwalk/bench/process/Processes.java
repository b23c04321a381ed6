package catwalk.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What processes use, as the system counts it. */
public final class Processes {
    private Processes() {}

    /** Processor time since its start, user and system. */
    public static double cpuSeconds(long pid) {
        return ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .map(Duration::toMillis)
                        .orElse(0L)
                / 1e3;
    }

    /** Resident memory in MB of a process and all that it started, as Linux tells it. */
    public static double residentMegabytes(long pid) {
        ProcessHandle process =
                ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("process " + pid + " has ended"));
        return Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(one -> residentKilobytes(one.pid()))
                        .sum()
                * 1024
                / 1e6;
    }

    private static long residentKilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (NoSuchFileException e) {
            // ended this moment
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package catwalk.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders for processes: they stay after a run, for their logs, until the next one. */
public final class Scratch {
    private static final Path FOLDERS = Path.of("target", "bench", "runs").toAbsolutePath();

    private Scratch() {}

    /** Removes what earlier runs have left. */
    public static void clear() throws IOException {
        if (Files.exists(FOLDERS)) {
            try (Stream<Path> files = Files.walk(FOLDERS)) {
                List<Path> inmostFirst = files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : inmostFirst) {
                    Files.delete(file);
                }
            }
        }
    }

    /** A new one. */
    public static Path folder() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(FOLDERS), "");
    }
}

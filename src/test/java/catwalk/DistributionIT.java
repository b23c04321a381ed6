package catwalk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import catwalk.kit.CatwalkProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zip that ./mvnw package makes: unzipped, bin/catwalk alone starts a wall, without Maven. */
class DistributionIT {
    @TempDir
    Path directory;

    @Test
    void theZipShowsCats() throws IOException {
        Path unzipped = unzip(Path.of(System.getProperty("catwalk.zip")));
        try (CatwalkProcess catwalk = CatwalkProcess.ofDistribution(unzipped).start()) {
            FirstLook.of(catwalk.page());
            assertEquals(0, catwalk.linesWith("WARN"), () -> "warnings at the start:\n" + catwalk.output());
        }
    }

    /** The folder in the zip, with the scripts executable as unzip leaves them. */
    private Path unzip(Path zip) throws IOException {
        Path root = null;
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = directory.resolve(entry.getName());
                if (root == null) {
                    root = directory.resolve(entry.getName().split("/")[0]);
                }
                if (!entry.isDirectory()) {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
        if (!root.resolve("bin").resolve("catwalk").toFile().setExecutable(true)) {
            throw new IOException("bin/catwalk cannot be made executable");
        }
        return root;
    }
}

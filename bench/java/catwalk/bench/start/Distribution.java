package catwalk.bench.start;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The zip that {@code ./mvnw package} makes, as a user unzips it. */
final class Distribution {
    private Distribution() {}

    /** Unzips it under this folder; the folder that was in it. */
    static Path unzip(Path directory) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(zip());
                Stream<Path> entries = Files.walk(zip.getPath("/"))) {
            for (Path entry : entries.filter(Files::isRegularFile).toList()) {
                Path target = directory.resolve(entry.toString().substring(1));
                Files.createDirectories(target.getParent());
                Files.copy(entry, target);
            }
        }
        Path root = list(directory).get(0);
        if (!root.resolve("bin").resolve("catwalk").toFile().setExecutable(true)) {
            throw new IOException("bin/catwalk cannot be made executable");
        }
        return root;
    }

    private static Path zip() throws IOException {
        return list(Path.of("target")).stream()
                .filter(file -> file.toString().endsWith("-bin.zip"))
                .findFirst()
                .orElseThrow(() -> new IOException("there is no target/catwalk-*-bin.zip: make it by ./mvnw package"));
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}

package catwalk.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files under {@code routes/} that this process runs, and which of them another one needs: a file needs whatever file
 * its text names, as a route does its jq, and a Kamelet's route the error handling beside it.
 */
final class RouteFiles {
    static final String ROUTE = ".camel.yaml";
    static final String KAMELET = ".kamelet.yaml";
    static final String JQ = ".jq";

    private final Path root;
    private final List<String> folders;

    /** @param folders those under {@code root} that this process runs */
    RouteFiles(Path root, List<String> folders) {
        this.root = root;
        this.folders = List.copyOf(folders);
    }

    Path root() {
        return root;
    }

    boolean has(Path file) {
        String name = file.getFileName().toString();
        return folders.contains(root.relativize(file).getName(0).toString())
                && Stream.of(ROUTE, KAMELET, JQ).anyMatch(name::endsWith)
                && Files.isRegularFile(file);
    }

    List<Path> routes() throws IOException {
        return all().filter(file -> file.toString().endsWith(ROUTE)).toList();
    }

    /** The file itself and all whose text names it, or names one that does. */
    Set<Path> affectedBy(Path changed) throws IOException {
        Set<Path> affected = new LinkedHashSet<>(List.of(changed));
        List<Path> open = new ArrayList<>(affected);
        while (!open.isEmpty()) {
            String name = open.remove(0).getFileName().toString();
            for (Path file : all().toList()) {
                if (Files.readString(file).contains("/" + name) && affected.add(file)) {
                    open.add(file);
                }
            }
        }
        return affected;
    }

    private Stream<Path> all() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> inside = Files.list(root.resolve(folder))) {
                inside.filter(this::has).sorted().forEach(files::add);
            }
        }
        return files.stream();
    }
}

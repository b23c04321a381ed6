package catwalk.page;

import catwalk.settings.Settings;
import catwalk.settings.SetupException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.URIUtil;

/**
 * The user's own files, {@code page.dir}, which come before the page's. Of the folder nothing hidden is found, and nothing
 * outside it, wherever its links lead. It is looked at for each request, so it may come into being at any time.
 */
public final class PageFolder {
    private static final String KEY = "page.dir";
    private static final Pattern NAME = Pattern.compile("[^./\\\\\\p{Cntrl}][^/\\\\\\p{Cntrl}]*");

    private final Optional<Path> folder;

    /** @throws SetupException where {@code page.dir} is there and no folder, or holds Catwalk's own files */
    public PageFolder(Settings settings) {
        folder = settings.find(KEY).map(PageFolder::checked);
    }

    private static Path checked(String name) {
        try {
            Path path = Path.of(name).toAbsolutePath();
            if (Files.exists(path) && !(Files.isDirectory(path) && Files.isReadable(path))) {
                throw new SetupException(
                        KEY, "'" + name + "' is no folder that can be read", "name one, or leave it empty");
            }
            if (Files.exists(path) && Path.of("").toRealPath().startsWith(path.toRealPath())) {
                throw new SetupException(
                        KEY, "'" + name + "' would serve Catwalk's own folder to viewers", "name a folder inside it");
            }
            return path;
        } catch (InvalidPathException | IOException e) {
            throw new SetupException(KEY, "'" + name + "' is no folder", "name one, or leave it empty", e);
        }
    }

    /**
     * The file of a path that begins with a slash, or null.
     *
     * @param path decoded but for what means something in a path
     */
    Path find(String path) {
        if (folder.isEmpty()) {
            return null;
        }
        Path file = folder.get();
        try {
            for (String part : path.substring(1).split("/", -1)) {
                String name = URIUtil.decodePath(part);
                if (!NAME.matcher(name).matches()) {
                    return null;
                }
                file = file.resolve(name);
            }
            Path real = file.toRealPath();
            return real.startsWith(folder.get().toRealPath()) && Files.isRegularFile(real) ? real : null;
        } catch (IOException | InvalidPathException e) {
            // not there, as with most files of the page
            return null;
        }
    }

    /** The names of the files in a folder of this one that match a glob; none where it is not there. */
    List<String> names(String inner, String glob) {
        List<String> names = new ArrayList<>();
        if (folder.isPresent()) {
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(folder.get().resolve(inner), glob)) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            } catch (IOException e) {
                // no such folder
                return List.of();
            }
        }
        return names;
    }
}

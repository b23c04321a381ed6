package catwalk.broker;

import catwalk.settings.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The broker's own libraries, apart from ours: its ws transport needs Jetty 11, camel-jetty brings Jetty 12.1, and on one
 * class path the connector dies. Only logging is shared, so that there is one provider.
 */
final class BrokerLibraries extends URLClassLoader {
    /** In the distribution, and in a built source tree. */
    private static final List<Path> FOLDERS = List.of(Path.of("broker", "lib"), Path.of("target", "broker", "lib"));

    BrokerLibraries() {
        super(jars(), ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith("org.slf4j.")
                ? BrokerLibraries.class.getClassLoader().loadClass(name)
                : super.loadClass(name, resolve);
    }

    private static URL[] jars() {
        Path folder = FOLDERS.stream()
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new SetupException(
                        FOLDERS.get(0).toString(),
                        "the broker's libraries are not there",
                        "start in Catwalk's folder, or leave 'broker' out of wall.roles"));
        List<URL> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path file : files) {
                jars.add(url(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jars.toArray(URL[]::new);
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}

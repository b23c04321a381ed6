package catwalk.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.camel.spi.PropertiesComponent;

/**
 * The settings, read through Camel's properties component: an environment variable ({@code WALL_NAME}) overrides
 * {@code -Dwall.name=}, which overrides {@code application.properties} in the working directory, which overrides the
 * defaults in the jar. Every reader refuses a bad value with a {@link SetupException} that names the key.
 */
public final class Settings {
    private final PropertiesComponent properties;

    public Settings(PropertiesComponent properties) {
        this.properties = properties;
    }

    /** The value, trimmed; empty where the key is not set or blank. */
    public Optional<String> find(String key) {
        return properties.resolveProperty(key).map(String::trim).filter(value -> !value.isEmpty());
    }

    /** The value of a key that must have one. */
    public String text(String key) {
        return find(key).orElseThrow(() -> new SetupException(key, "is empty", "give it a value"));
    }

    /** The entries of a comma-separated value, trimmed, blanks left out; empty where the key is not set. */
    public List<String> list(String key) {
        return find(key)
                .map(value -> Arrays.stream(value.split(","))
                        .map(String::trim)
                        .filter(entry -> !entry.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** A whole number within bounds, both included. */
    public int number(String key, int least, int most) {
        String value = text(key);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below, with the bounds
        }
        throw new SetupException(
                key, "'" + value + "' is out of range", "use a whole number from " + least + " to " + most);
    }

    /** A TCP port, 1 to 65535. */
    public int port(String key) {
        return number(key, 1, 65_535);
    }

    /** One of a few words. */
    public String choice(String key, String... words) {
        String value = text(key);
        if (Arrays.asList(words).contains(value)) {
            return value;
        }
        throw new SetupException(key, "'" + value + "' is unknown", "use one of " + String.join(", ", words));
    }
}

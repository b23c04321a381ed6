package catwalk.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/configuration.md tells every setting there is, and no other, with the default it has. */
class ConfigurationDocTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9.-]+)` \\|(.*?)\\|.*\\|$", Pattern.MULTILINE);
    private static final Pattern READ = Pattern.compile(
            "(?:find|text|list|number|port|choice|requireFree)\\(\\s*\"([a-z.-]+)\"(?:, \"([a-z.-]+)\")?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z]+\\.[a-z.-]+)}}");

    private final Map<String, String> documented = documented();

    @Test
    void everySettingThatIsReadIsDocumented() throws IOException {
        Set<String> read = new TreeSet<>(kameletDefaults().keySet());
        for (Path file : files(Path.of("src", "main", "java"), ".java")) {
            READ.matcher(Files.readString(file)).results().forEach(match -> {
                read.add(match.group(1));
                if (match.group(2) != null && match.group(2).contains(".")) {
                    read.add(match.group(2));
                }
            });
        }
        for (Path file : files(Path.of("routes"), ".yaml")) {
            PLACEHOLDER.matcher(Files.readString(file)).results().forEach(match -> read.add(match.group(1)));
        }
        read.addAll(properties().stringPropertyNames());
        assertEquals(lines(read), lines(documented.keySet()), "docs/configuration.md against what is read");
    }

    @Test
    void everyDefaultIsTheOneInForce() throws IOException {
        Map<String, String> inForce = new TreeMap<>(kameletDefaults());
        properties().forEach((key, value) -> {
            if (!value.toString().isBlank()) {
                inForce.put(key.toString(), value.toString());
            }
        });
        inForce.forEach((key, value) -> {
            if (!key.equals("wall.keywords")) {
                assertEquals(value, documented.get(key), "the default of " + key + " in docs/configuration.md");
            }
        });
    }

    @Test
    void theCommentedLinesOfApplicationPropertiesAreTheKameletsDefaults() throws IOException {
        Map<String, String> kamelets = kameletDefaults();
        Matcher line = Pattern.compile("^# ([a-z-]+\\.[a-z.-]+) = (.*)$", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("application.properties")));
        while (line.find()) {
            assertEquals(kamelets.get(line.group(1)), line.group(2), line.group(1) + " in application.properties");
        }
    }

    private static Map<String, String> documented() {
        try {
            return ROW.matcher(Files.readString(Path.of("docs", "configuration.md")))
                    .results()
                    .collect(Collectors.toMap(
                            row -> row.group(1),
                            row -> row.group(2).strip().replaceAll("^`|`$", ""),
                            (first, second) -> first,
                            TreeMap::new));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Properties properties() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(Path.of("application.properties"))));
        return properties;
    }

    private static Map<String, String> kameletDefaults() throws IOException {
        Map<String, String> defaults = new TreeMap<>();
        for (Path file : files(Path.of("routes"), ".kamelet.yaml")) {
            JsonNode kamelet = new YAMLMapper().readTree(file.toFile());
            String name = kamelet.at("/metadata/name").asText();
            String prefix = name.endsWith("-source") ? name.split("-")[0] : name.replaceFirst("-sink$", "");
            kamelet.at("/spec/definition/properties")
                    .properties()
                    .forEach(property -> defaults.put(
                            prefix + "."
                                    + property.getKey()
                                            .replaceAll("([a-z])([A-Z])", "$1-$2")
                                            .toLowerCase(java.util.Locale.ROOT),
                            property.getValue().path("default").asText()));
        }
        return defaults;
    }

    private static Iterable<Path> files(Path root, String end) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    private static String lines(Set<String> keys) {
        return String.join("\n", new TreeSet<>(keys));
    }
}

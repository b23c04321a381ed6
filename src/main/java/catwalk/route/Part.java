package catwalk.route;

import catwalk.settings.Settings;
import catwalk.settings.SetupException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A source or sink as named in {@code wall.sources} and {@code wall.sinks}: {@code mastodon}, or {@code mastodon.eu} for
 * one of several with settings of their own.
 *
 * @param name the whole name
 * @param kind the name without the instance, for which there is a Kamelet
 */
record Part(Side side, String name, String kind) {
    private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9-]*)(\\.[a-z0-9-]+)?");

    /** The parts that the settings name, each once. */
    static List<Part> named(Settings settings, Side side) {
        List<Part> parts =
                settings.list(side.key).stream().map(name -> of(side, name)).toList();
        if (parts.isEmpty()) {
            throw new SetupException(side.key, "names nothing", "name at least one");
        }
        Set<String> names = new HashSet<>();
        for (Part part : parts) {
            if (!names.add(part.name)) {
                throw new SetupException(
                        side.key,
                        "names '" + part.name + "' twice",
                        "call the second one " + part.kind + ".<something>");
            }
        }
        return parts;
    }

    private static Part of(Side side, String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new SetupException(
                    side.key, "'" + name + "' is no name", "use <name> or <name>.<instance>, in lower case");
        }
        return new Part(side, name, matcher.group(1));
    }

    /** The Kamelet's name. */
    String template() {
        return kind + side.suffix;
    }

    /** The id of the route that the Kamelet becomes: a source's name, for it is where its exchanges come from. */
    String kameletRoute() {
        return side == Side.SOURCES ? name : name + "-kamelet";
    }

    /** The id of the route between the Kamelet and the wall: a sink's name. */
    String route() {
        return side == Side.SOURCES ? name + "-to-wall" : name;
    }

    /**
     * A setting of this part: {@code mastodon.eu.url}, else {@code mastodon.url}. Sources of one platform share what stands
     * under its name: {@code twitter-search} reads {@code twitter.url}, too.
     */
    Optional<String> setting(Settings settings, String key) {
        return keys(key).map(settings::find).flatMap(Optional::stream).findFirst();
    }

    /** The key to set it by, for one who has not: the most general. */
    String keyOf(String key) {
        return keys(key).reduce((first, second) -> second).orElseThrow();
    }

    private Stream<String> keys(String key) {
        String platform = side == Side.SOURCES ? kind.split("-")[0] : kind;
        return Stream.of(name, kind, platform).distinct().map(prefix -> prefix + "." + key);
    }
}

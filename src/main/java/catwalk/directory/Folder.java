package catwalk.directory;

import catwalk.settings.SetupException;
import catwalk.wall.ShownPosts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of pictures against what the wall shows of it. Nothing is written down here: a picture's id holds the time of
 * its last change, and the wall knows which ids it has shown, so that a picture comes again until it is shown, and one
 * that changed or went while Catwalk was off is noticed, too.
 *
 * <p>Camel's {@code file:} would call a picture done that the wall has shed, and does not notice one that is gone.
 */
public final class Folder {
    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);

    /** After so many the folder is looked at again, lest a thousand old pictures keep a deleted one on the wall. */
    private static final int MOST_AT_ONCE = 20;

    private static final int MOST_CAPTION_BYTES = 16 * 1024;

    /** How a file was last seen; when it is so twice, nobody is writing it. */
    private record Seen(String name, long changed, long size) {}

    private final String source;
    private final Path path;
    private final ShownPosts shown;
    private final Set<String> settled = new HashSet<>();
    private Map<String, Seen> before = Map.of();
    private boolean readable = true;

    /**
     * @param source the source's name
     * @throws SetupException where the folder is none and cannot become one
     */
    public Folder(String source, String path, ShownPosts shown) {
        this.source = source;
        this.shown = shown;
        try {
            this.path = Files.createDirectories(Path.of(path).toAbsolutePath()).toRealPath();
            if (!Files.isReadable(this.path)) {
                throw new IOException("no permission to read");
            }
        } catch (IOException e) {
            throw new SetupException(
                    source + ".path",
                    "'" + path + "' is no folder that can be read (" + e.getMessage() + ")",
                    "create it for this user or name another folder",
                    e);
        }
    }

    /** What is to be offered to the wall: {@code {id, gone: true}} of pictures that went, then new ones, newest last. */
    public List<JsonNode> changes() {
        Map<String, Seen> now;
        try {
            now = list();
            readable = true;
        } catch (IOException | DirectoryIteratorException e) {
            if (readable) {
                LOG.warn("{}: the folder {} cannot be read; its pictures stay as they are until it can", source, path);
            }
            readable = false;
            return List.of();
        }
        settled.retainAll(now.keySet());
        List<JsonNode> changes = new ArrayList<>();
        for (String id : shown.startingWith(prefix())) {
            if (!now.containsKey(id)) {
                changes.add(JsonNodeFactory.instance.objectNode().put("id", id).put("gone", true));
            }
        }
        changes.addAll(unseen(now));
        before = now;
        return changes;
    }

    /** Remembers which pictures need not be offered again; those that were shed do. */
    public void note(@Body Iterable<JsonNode> outcomes) {
        for (JsonNode outcome : outcomes) {
            if (!Set.of("shed", "failed").contains(outcome.path("outcome").asText())) {
                settled.add(outcome.path("id").asText());
            }
        }
    }

    private String prefix() {
        return "urn:catwalk:" + source + ":";
    }

    private Map<String, Seen> list() throws IOException {
        Map<String, Seen> files = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (PictureName.isOne(name)) {
                    attributes(entry)
                            .filter(BasicFileAttributes::isRegularFile)
                            .map(file -> new Seen(name, file.lastModifiedTime().toMillis(), file.size()))
                            .ifPresent(seen -> files.put(id(seen), seen));
                }
            }
        }
        return files;
    }

    /** Of a link, its own and not its target's; empty where the file went this moment. */
    private static Optional<BasicFileAttributes> attributes(Path file) {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String id(Seen file) {
        return prefix() + PictureName.encode(file.name) + ":" + file.changed;
    }

    private List<JsonNode> unseen(Map<String, Seen> now) {
        List<Seen> whole = now.entrySet().stream()
                .filter(file -> file.getValue().equals(before.get(file.getKey())))
                .filter(file -> !settled.contains(file.getKey()) && !shown.contains(file.getKey()))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(Seen::changed).thenComparing(Seen::name))
                .toList();
        List<JsonNode> posts = new ArrayList<>();
        for (Seen file : whole) {
            if (posts.size() == MOST_AT_ONCE) {
                break;
            }
            describe(file).ifPresentOrElse(posts::add, () -> settled.add(id(file)));
        }
        return posts;
    }

    private Optional<JsonNode> describe(Seen file) {
        if (file.name.contains("%")) {
            LOG.warn("{}: skipped {}, which no server serves under that name; rename it without %", source, file.name);
            return Optional.empty();
        }
        try {
            Optional<Picture> picture = Picture.in(path.resolve(file.name));
            if (picture.isEmpty()) {
                LOG.warn("{}: skipped {}, which is no picture", source, file.name);
            }
            return picture.map(found -> describe(file, found));
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{}: skipped {}, which cannot be read ({})", source, file.name, e.getMessage());
            return Optional.empty();
        }
    }

    private ObjectNode describe(Seen file, Picture picture) {
        ObjectNode description = JsonNodeFactory.instance
                .objectNode()
                .put("id", id(file))
                .put("name", file.name)
                .put("link", "/pictures/" + source + "/" + PictureName.encode(file.name) + "?" + file.changed)
                .put("mediaType", picture.mediaType())
                .put("published", Instant.ofEpochMilli(file.changed).toString());
        if (picture.width() > 0) {
            description.put("width", picture.width()).put("height", picture.height());
        }
        caption(file.name).ifPresent(text -> description.put("caption", text));
        return description;
    }

    /** What is written beside it, in {@code cat.txt} for {@code cat.jpg}. */
    private Optional<String> caption(String name) {
        Path file = path.resolve(name.substring(0, name.lastIndexOf('.')) + ".txt");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream text = Files.newInputStream(file)) {
            return Optional.of(new String(text.readNBytes(MOST_CAPTION_BYTES), StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

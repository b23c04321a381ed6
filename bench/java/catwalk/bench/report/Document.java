package catwalk.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Markdown file with sections of the second level, of which single ones can be written anew. */
public final class Document {
    private static final String HEADING = "## ";

    private final Path file;
    private final String preface;

    /** @param preface what comes before the sections */
    public Document(Path file, String preface) {
        this.file = file;
        this.preface = preface;
    }

    /** Puts a section, heading and all, in place of the one with the same heading; behind all others where there is none. */
    public void put(String section) throws IOException {
        Map<String, String> sections = sections();
        sections.put(section.lines().findFirst().orElseThrow(), section.strip() + "\n");
        Files.writeString(file, preface.strip() + "\n\n" + String.join("\n", sections.values()));
    }

    private Map<String, String> sections() throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        if (Files.exists(file)) {
            String[] parts = ("\n" + Files.readString(file)).split("\n(?=" + HEADING + ")");
            for (int i = 1; i < parts.length; i++) {
                sections.put(parts[i].lines().findFirst().orElseThrow(), parts[i].strip() + "\n");
            }
        }
        return sections;
    }
}

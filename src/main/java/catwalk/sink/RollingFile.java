package catwalk.sink;

import catwalk.settings.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that is appended to, and set aside under the day of its last line when it is large or that day is over: so what
 * is newest keeps its name. Camel's file component can put the day into a name, but knows no size and keeps everything.
 */
public final class RollingFile {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9}) ?([kMG]?)B");
    private static final Map<String, Long> UNITS = Map.of("", 1L, "k", 1_000L, "M", 1_000_000L, "G", 1_000_000_000L);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final long EACH_DAY = 1_000_000_000;

    private final String sink;
    private Path directory;
    private String file;
    private long mostBytes = 100_000_000;
    private int mostFiles = 10;

    /** @param sink whose settings its limits are */
    public RollingFile(String sink) {
        this.sink = sink;
    }

    public void setDirectory(String directory) {
        this.directory = Path.of(directory);
    }

    public void setFile(String file) {
        this.file = file;
    }

    /** From which size on it is set aside, such as {@code 100 MB}. */
    public void setMaxFileSize(String size) {
        Matcher parts = SIZE.matcher(size.strip());
        if (!parts.matches()) {
            throw new SetupException(
                    sink + ".max-file-size", "'" + size + "' is no size", "use one such as 500 kB, 100 MB or 2 GB");
        }
        mostBytes = Long.parseLong(parts.group(1)) * UNITS.get(parts.group(2));
    }

    /** How many files to keep, the newest included. */
    public void setMaxFiles(String files) {
        if (!files.strip().matches("[1-9]\\d{0,5}")) {
            throw new SetupException(
                    sink + ".max-files", "'" + files + "' is out of range", "use a whole number from 1 to 999999");
        }
        mostFiles = Integer.parseInt(files.strip());
    }

    /** Makes room for the next line. */
    public void roll() throws IOException {
        Path newest = directory.resolve(file);
        if (!Files.exists(newest)) {
            return;
        }
        LocalDate day = dayOf(Files.getLastModifiedTime(newest).toInstant());
        if (Files.size(newest) >= mostBytes || !day.equals(dayOf(Instant.now()))) {
            Files.move(
                    newest, directory.resolve(stem() + "-" + DAY.format(day) + "-" + (lastOf(day) + 1) + extension()));
            for (String old : setAside().stream().skip(mostFiles - 1L).toList()) {
                Files.delete(directory.resolve(old));
            }
        }
    }

    private long lastOf(LocalDate day) throws IOException {
        return setAside().stream()
                .mapToLong(this::place)
                .filter(place -> place / EACH_DAY == Long.parseLong(DAY.format(day)))
                .map(place -> place % EACH_DAY)
                .max()
                .orElse(0);
    }

    /** The names of those set aside, newest first. */
    private List<String> setAside() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> place(name) > 0)
                    .sorted(Comparator.comparingLong(this::place).reversed())
                    .toList();
        }
    }

    /** The day of a file set aside and its number on that day, as one number; 0 for any other file. */
    private long place(String name) {
        Matcher aside = Pattern.compile(Pattern.quote(stem()) + "-(\\d{8})-(\\d{1,9})" + Pattern.quote(extension()))
                .matcher(name);
        return aside.matches() ? Long.parseLong(aside.group(1)) * EACH_DAY + Long.parseLong(aside.group(2)) : 0;
    }

    private String stem() {
        return file.substring(0, file.length() - extension().length());
    }

    private String extension() {
        int dot = file.lastIndexOf('.');
        return dot < 0 ? "" : file.substring(dot);
    }

    private static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, ZoneId.systemDefault());
    }
}

package catwalk.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.settings.SetupException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingFileTest {
    @TempDir
    Path directory;

    @Test
    void aFileThatIsNotThereOrSmallAndOfTodayStays() throws Exception {
        RollingFile file = recording("100 B", "3");
        file.roll();
        append("recording.jsonl", "one");
        file.roll();
        assertEquals(List.of("recording.jsonl"), names());
    }

    @Test
    void aLargeFileIsSetAsideAndTheNewestKeepsItsName() throws Exception {
        RollingFile file = recording("4 B", "3");
        append("recording.jsonl", "one");
        file.roll();
        append("recording.jsonl", "two");
        assertEquals("two\n", Files.readString(directory.resolve("recording.jsonl")));
        assertEquals(2, names().size());
        assertTrue(names().get(0).matches("recording-\\d{8}-1\\.jsonl"), names().toString());
    }

    @Test
    void aFileOfAnotherDayIsSetAside() throws Exception {
        RollingFile file = recording("1000 B", "3");
        append("recording.jsonl", "one");
        Files.setLastModifiedTime(
                directory.resolve("recording.jsonl"),
                FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        file.roll();
        append("recording.jsonl", "two");
        assertEquals(2, names().size());
    }

    @Test
    void onlyTheNewestAreKeptAndNoOtherFileIsTouched() throws Exception {
        append("recording-of-mine.jsonl", "keep");
        RollingFile file = recording("1 B", "3");
        for (int line = 0; line < 12; line++) {
            file.roll();
            append("recording.jsonl", "line " + line);
        }
        StringBuilder kept = new StringBuilder();
        for (String name : names()) {
            kept.append(Files.readString(directory.resolve(name)));
        }
        assertEquals("line 9\nline 10\nkeep\nline 11\n", kept.toString(), names().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"much", "MB", "1", "-1 MB", "1 TB"})
    void whatIsNoSizeIsToldByItsSetting(String size) {
        assertTrue(assertThrows(SetupException.class, () -> recording(size, "10"))
                .getMessage()
                .startsWith("json-lines.b.max-file-size: '" + size + "' is no size;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many"})
    void whatIsNoNumberOfFilesIsToldByItsSetting(String files) {
        assertTrue(assertThrows(SetupException.class, () -> recording("500kB", files))
                .getMessage()
                .startsWith("json-lines.b.max-files: '" + files + "' is out of range;"));
    }

    private RollingFile recording(String size, String files) {
        RollingFile file = new RollingFile("json-lines.b");
        file.setDirectory(directory.toString());
        file.setFile("recording.jsonl");
        file.setMaxFileSize(size);
        file.setMaxFiles(files);
        return file;
    }

    private void append(String name, String line) throws Exception {
        Files.writeString(directory.resolve(name), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

package catwalk.replay;

import catwalk.settings.SetupException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/** A JSON Lines file of activities, read line by line however long it is. */
final class Recording {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final CamelContext context;
    private final String file;
    private final String setting;

    /** @param setting the setting that names the file, for complaints */
    Recording(CamelContext context, String file, String setting) {
        this.context = context;
        this.file = file;
        this.setting = setting;
    }

    /** Reads the whole file through; throws a {@link SetupException} with the line number where it is broken. */
    void check() {
        try (Reader reader = open()) {
            int activities = 0;
            for (List<JsonNode> line = reader.next(); line != null; line = reader.next()) {
                activities += line.size();
            }
            if (activities == 0) {
                throw new SetupException(
                        setting, "'" + file + "' holds no activity", "record one or name another file");
            }
        } catch (FileNotFoundException e) {
            throw new SetupException(
                    setting, "'" + file + "' does not exist", "name a JSON Lines file, or leave the setting empty", e);
        } catch (IOException e) {
            throw new SetupException(setting, "'" + file + "' cannot be read", "mend or replace it", e);
        }
    }

    Reader open() throws IOException {
        String location = ResourceHelper.hasScheme(file) ? file : "file:" + file;
        return new Reader(new BufferedReader(new InputStreamReader(
                ResourceHelper.resolveMandatoryResourceAsInputStream(context, location), StandardCharsets.UTF_8)));
    }

    /** Reads on from the start of the recording. */
    final class Reader implements AutoCloseable {
        private final BufferedReader lines;
        private int number;

        private Reader(BufferedReader lines) {
            this.lines = lines;
        }

        /** The activities of the next line that is not blank, null at the end. */
        List<JsonNode> next() throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    return activities(line);
                }
            }
            return null;
        }

        private List<JsonNode> activities(String line) {
            try {
                JsonNode json = JSON.readTree(line);
                List<JsonNode> activities = Collections.singletonList(json);
                if (json.has("orderedItems")) {
                    activities = json.get("orderedItems").valueStream().toList();
                }
                if (activities.stream().allMatch(activity -> activity.has("type") && activity.has("object"))) {
                    return activities;
                }
            } catch (JsonProcessingException e) {
                // told below
            }
            throw new SetupException(
                    setting,
                    file + ":" + number + ": the line is no activity and no collection of activities",
                    "mend or remove that line");
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}

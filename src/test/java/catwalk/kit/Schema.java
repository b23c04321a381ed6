package catwalk.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The wall's contract, {@code docs/activity.schema.json}, to hold what is published against. */
public final class Schema {
    private static final Path FILE = Path.of("docs", "activity.schema.json");
    private static final JsonSchema COLLECTION = read();

    private Schema() {}

    /** What is wrong with a collection, a line each; nothing where it keeps the contract. */
    public static List<String> problems(JsonNode collection) {
        return COLLECTION.validate(collection).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    /** Fails with a readable message where a collection breaks the contract. */
    public static void assertValid(JsonNode collection) {
        List<String> problems = problems(collection);
        if (!problems.isEmpty()) {
            throw new AssertionError(problems.stream()
                    .collect(Collectors.joining(
                            "\n  ", "not what " + FILE + " says:\n  ", "\nin " + collection.toPrettyString())));
        }
    }

    /** As {@link #assertValid(JsonNode)}, for one activity. */
    public static void assertValidActivity(JsonNode activity) {
        ObjectNode collection = JsonNodeFactory.instance.objectNode();
        collection.put("@context", "https://www.w3.org/ns/activitystreams");
        collection.put("type", "OrderedCollection").put("totalItems", 1);
        collection.putArray("orderedItems").add(activity);
        assertValid(collection);
    }

    private static JsonSchema read() {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                // in 2020-12 a format is but a remark unless asked for
                .formatAssertionsEnabled(true)
                .build();
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(FILE), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

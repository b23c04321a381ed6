package catwalk.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Finds a number in a top-level field of a JSON text without reading what follows it: positions stand at the front. */
final class JsonPosition {
    private static final JsonFactory JSON = new JsonFactory();
    private final String field;

    JsonPosition(String field) {
        this.field = field;
    }

    /** The number, or the given one where the field is missing or the text is no JSON. */
    long of(String text, long otherwise) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return otherwise;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = field.equals(parser.currentName());
                JsonToken value = parser.nextToken();
                if (found) {
                    return value == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : otherwise;
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            // a broken event is the route's to report; its place is that of the one before
        }
        return otherwise;
    }
}

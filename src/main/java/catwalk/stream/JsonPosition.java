package catwalk.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Finds a number in a top-level field of a JSON text, and on the way sees that it is JSON at all. */
final class JsonPosition {
    private static final JsonFactory JSON = new JsonFactory();
    private final String field;

    JsonPosition(String field) {
        this.field = field;
    }

    /**
     * The number, or the given one where the field is missing.
     *
     * @throws JsonProcessingException where the text is no JSON object
     */
    long of(String text, long otherwise) throws JsonProcessingException {
        long position = otherwise;
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, "it starts otherwise");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = field.equals(parser.currentName());
                if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && found) {
                    position = parser.getLongValue();
                }
                parser.skipChildren();
            }
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot fail to be read", e);
        }
        return position;
    }
}

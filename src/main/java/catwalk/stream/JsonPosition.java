package catwalk.stream;

import catwalk.activity.MalformedActivity;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Finds an event's position, a whole number, in one of its JSON fields. What comes after that is not looked at: of most
 * events nothing else is asked, and who maps an event sees whether it is whole.
 */
public final class JsonPosition {
    private static final JsonFactory JSON = new JsonFactory();

    private final String[] path;

    /** @param field the field's name, or names from the top, divided by dots */
    public JsonPosition(String field) {
        this.path = field.split("\\.");
    }

    /**
     * The number, null where the field is missing or holds none.
     *
     * @param event a JSON text or tree
     * @throws MalformedActivity where the text is no JSON object, as far as it was read
     */
    public String of(Object event) {
        return event instanceof JsonNode tree ? of(tree) : of(String.valueOf(event));
    }

    private String of(JsonNode tree) {
        JsonNode node = tree;
        for (String name : path) {
            node = node.path(name);
        }
        return number(node.asText());
    }

    private String of(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                return find(parser, 0);
            }
            // Mastodon tells of a delete by an id alone
            if (first == null || first == JsonToken.VALUE_STRING || parser.nextToken() != null) {
                throw new MalformedActivity("no JSON object");
            }
            return null;
        } catch (JsonProcessingException e) {
            throw new MalformedActivity("no JSON object: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot fail to be read", e);
        }
    }

    private String find(JsonParser parser, int depth) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = path[depth].equals(parser.currentName());
            JsonToken value = parser.nextToken();
            if (found && depth == path.length - 1) {
                String number = number(parser.getText());
                // where the text breaks off within a number, it is another one
                parser.nextToken();
                return number;
            }
            if (found && value == JsonToken.START_OBJECT) {
                return find(parser, depth + 1);
            }
            parser.skipChildren();
        }
        return null;
    }

    /** A text of digits, as far as a long goes, or nearly; else null. */
    private static String number(String text) {
        int length = text.length();
        if (length == 0 || length > 19 || length == 19 && text.charAt(0) == '9') {
            return null;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return null;
            }
        }
        return text;
    }
}

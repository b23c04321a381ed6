package catwalk.stream;

import catwalk.activity.MalformedActivity;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** Finds an event's position, a whole number, in one of its JSON fields, and on the way sees that it is JSON at all. */
public final class JsonPosition {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}|[1-8][0-9]{18}");

    private final String[] path;

    /** @param field the field's name, or names from the top, divided by dots */
    public JsonPosition(String field) {
        this.path = field.split("\\.");
    }

    /**
     * The number, null where the field is missing or holds none.
     *
     * @param event a JSON text or tree
     * @throws MalformedActivity where the text is no JSON
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
            String position = first == JsonToken.START_OBJECT ? find(parser, 0) : null;
            if (first == null || first == JsonToken.VALUE_STRING || parser.nextToken() != null) {
                throw new MalformedActivity("no JSON object");
            }
            return position;
        } catch (JsonProcessingException e) {
            throw new MalformedActivity("no JSON object: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot fail to be read", e);
        }
    }

    private String find(JsonParser parser, int depth) throws IOException {
        String position = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = depth < path.length && path[depth].equals(parser.currentName());
            JsonToken value = parser.nextToken();
            if (found && value == JsonToken.START_OBJECT) {
                position = find(parser, depth + 1);
            } else if (found && depth == path.length - 1) {
                position = number(parser.getText());
                parser.skipChildren();
            } else {
                parser.skipChildren();
            }
        }
        return position;
    }

    private static String number(String text) {
        return NUMBER.matcher(text).matches() ? text : null;
    }
}

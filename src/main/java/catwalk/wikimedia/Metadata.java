package catwalk.wikimedia;

import catwalk.activity.PlainText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.Body;

/**
 * What the pages of Commons' files say, which its API answers with as HTML: author, description, licence. Here they become
 * plain texts.
 */
public final class Metadata {

    /** The answer, of each file its {@code extmetadata} from {@code {name: {value: HTML}}} to {@code {name: text}}. */
    public JsonNode plain(@Body JsonNode answer) {
        for (JsonNode page : answer.at("/query/pages")) {
            if (page.at("/imageinfo/0") instanceof ObjectNode file) {
                file.set("extmetadata", plainTexts(file.path("extmetadata")));
            }
        }
        return answer;
    }

    /** @param metadata an object, or PHP's idea of an empty one: an array */
    private static ObjectNode plainTexts(JsonNode metadata) {
        ObjectNode texts = JsonNodeFactory.instance.objectNode();
        metadata.properties()
                .forEach(entry -> texts.put(
                        entry.getKey(),
                        PlainText.of(entry.getValue().path("value").asText(""))));
        return texts;
    }
}

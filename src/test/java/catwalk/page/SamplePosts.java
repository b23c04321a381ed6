package catwalk.page;

import catwalk.kit.Pictures;
import catwalk.kit.RunningWall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Dimension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Posts as networks have them: long and short, in several languages, with one to four pictures, and each an author. */
final class SamplePosts {
    private static final List<Map.Entry<String, String>> TEXTS = List.of(
            Map.entry("en", "my cat sleeps"),
            Map.entry("ko", "우리 고양이가 창가에서 햇볕을 쬐고 있어요. 오늘도 하루 종일 잘 것 같아요."),
            Map.entry(
                    "en",
                    "The cat has found the box. The cat is the box. We ordered a lamp three days ago, and it is said to"
                            + " lie below the cat somewhere, but nobody here is brave enough to look before supper."),
            Map.entry("ja", "猫が箱に入りました"),
            Map.entry("de", "Die Katze sitzt auf der Zeitung, also lesen wir heute die Katze."),
            Map.entry("ar", "قطة نائمة على السطح"),
            Map.entry("en", "cat"));
    private static final int[] COUNTS = {1, 1, 1, 2, 1, 3, 1, 1, 4, 1};

    private static final String BLURHASH = "LEHV6nWB2yk8pyo0adR*.7kCMdnj";

    private final IntFunction<String> pictures;
    private int posts;
    private int attached;

    /** @param pictures the address of a picture by its number; none is asked for twice */
    SamplePosts(IntFunction<String> pictures) {
        this.pictures = pictures;
    }

    JsonNode next() {
        int number = ++posts;
        Map.Entry<String, String> text = TEXTS.get(number % TEXTS.size());
        String id = "https://example.org/post/" + number;
        JsonNode post = RunningWall.post(id, text.getValue());
        ((ObjectNode) post).put("published", Instant.now().toString());
        ObjectNode note = (ObjectNode) post.get("object");
        note.put("published", Instant.now().toString());
        note.putObject("contentMap").put(text.getKey(), text.getValue());
        String handle = number % 2 == 0 ? "mina" : "jun";
        ObjectNode author = note.putObject("attributedTo");
        author.put("type", "Person")
                .put("id", "https://example.org/" + handle + number)
                .put("url", "https://example.org/" + handle + number)
                .put("name", (number % 2 == 0 ? "Mina " : "Jun ") + number)
                .put("preferredUsername", handle + number + ".example");
        if (number % 3 == 0) {
            author.putObject("icon").put("type", "Image").put("url", pictures.apply(++attached));
        }
        ArrayNode attachments = note.putArray("attachment");
        for (int i = 0; i < COUNTS[number % COUNTS.length]; i++) {
            String address = pictures.apply(++attached);
            ObjectNode image = attachments
                    .addObject()
                    .put("type", "Image")
                    .put("mediaType", address.endsWith("svg") ? "image/svg+xml" : "image/png")
                    .put("url", address)
                    .put("name", "a cat, seen from its " + (i % 2 == 0 ? "left" : "right"));
            if (address.endsWith("png") && number % 4 != 0) {
                // most networks tell the size, some the colours
                Dimension size = Pictures.size(attached);
                image.put("width", size.width).put("height", size.height);
                image.put("blurhash", number % 2 == 0 ? BLURHASH : null);
            }
        }
        return post;
    }

    /** The same, marked as sensitive by its author. */
    JsonNode nextSensitive() {
        JsonNode post = next();
        ((ObjectNode) post.get("object")).put("sensitive", true).put("summary", "a cat at the vet's");
        return post;
    }
}

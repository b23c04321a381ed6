package catwalk.activity;

import static catwalk.kit.RunningWall.activity;
import static catwalk.kit.RunningWall.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TidyTest {
    private final Tidy tidy = new Tidy();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:image/png;base64,AA",
                "http://example.org/a.jpg",
                "//example.org/a.jpg",
                "ftp://x/y"
            })
    void aPictureWithAnUnsafeLinkIsDropped(String link) {
        JsonNode tidied = tidy.tidy(postWithPicture(link));
        assertEquals(0, tidied.at("/object/attachment").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/a.jpg",
                "/cats/a.svg",
                "http://127.0.0.1:8080/a.jpg",
                "http://localhost/a.jpg"
            })
    void aPictureWithASafeLinkStays(String link) {
        JsonNode tidied = tidy.tidy(postWithPicture(link));
        assertEquals(link, tidied.at("/object/attachment/0/url").asText());
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        JsonNode tidied = tidy.tidy(post("urn:a", "😺".repeat(Tidy.MOST_TEXT)));
        String text = tidied.at("/object/content").asText();
        assertTrue(text.length() <= Tidy.MOST_TEXT);
        assertTrue(text.endsWith("😺…"), "no half of a pair before the ellipsis");
    }

    @Test
    void theLongestPostStaysUnder64KiB() throws Exception {
        ObjectNode post = (ObjectNode) post("urn:a", "고".repeat(10_000));
        for (int i = 0; i < 130; i++) {
            ((ObjectNode) post.at("/object/contentMap")).put("x" + i, "고".repeat(10_000));
        }
        ArrayNode pictures = (ArrayNode) post.at("/object/attachment");
        ArrayNode tags = (ArrayNode) post.at("/object/tag");
        for (int i = 0; i < 40; i++) {
            pictures.addObject()
                    .put("type", "Image")
                    .put("url", "https://example.org/" + "a".repeat(500))
                    .put("name", "양".repeat(5_000));
            tags.addObject().put("type", "Hashtag").put("name", "#" + "이".repeat(500));
        }
        ObjectNode object = (ObjectNode) post.get("object");
        object.put("name", "이".repeat(5_000)).put("summary", "주".repeat(5_000));
        object.putObject("license").put("name", "이".repeat(500)).put("url", "https://example.org/" + "a".repeat(500));
        List<String> messages = new Collections().of(List.of(tidy.tidy(post)));
        assertEquals(1, messages.size(), "it is not left out");
        int bytes = messages.get(0).getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void aDeleteOfABareIdBecomesOneOfATombstone() {
        JsonNode tidied = tidy.tidy(activity("{\"type\":\"Delete\",\"object\":\"urn:a\"}"));
        assertEquals("Tombstone", tidied.at("/object/type").asText());
        assertEquals("urn:a", tidied.at("/object/id").asText());
        assertFalse(tidied.path("published").asText().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"type\":\"Create\"}", "{\"type\":\"Create\",\"object\":\"urn:a\"}"})
    void whatIsNoActivityIsRefused(String json) {
        assertThrows(MalformedActivity.class, () -> tidy.tidy(activity(json)));
    }

    @Test
    void aTimeOfAnEditIsOneThatEverybodyReadsOrNone() {
        JsonNode post = post("urn:a", "a cat");
        ((ObjectNode) post.get("object")).put("updated", "Sat, 04 Jul 2026 16:37:36 +0200");
        assertEquals(
                "2026-07-04T14:37:36Z", tidy.tidy(post).at("/object/updated").asText());
        ((ObjectNode) post.get("object")).put("updated", "yesterday");
        assertFalse(tidy.tidy(post).path("object").has("updated"));
    }

    @Test
    void anActivityOfAnotherKindIsToldApartFromABrokenOne() {
        JsonNode like = activity("{\"type\":\"Like\",\"object\":\"urn:a\"}");
        assertEquals(
                "Like",
                assertThrows(UnknownActivity.class, () -> tidy.tidy(like)).getKind());
    }

    @Test
    void collectionsTooLongForOneMessageBecomeSeveralInOrder() throws Exception {
        List<JsonNode> posts = java.util.stream.IntStream.range(0, 60)
                .mapToObj(i -> post("urn:" + i, "a".repeat(1_900)))
                .toList();
        List<String> messages = new Collections().of(posts);
        assertTrue(messages.size() > 1);
        StringBuilder ids = new StringBuilder();
        for (String message : messages) {
            JsonNode collection = activity(message);
            assertEquals(
                    collection.get("totalItems").asInt(),
                    collection.get("orderedItems").size());
            collection
                    .get("orderedItems")
                    .forEach(item -> ids.append(item.at("/object/id").asText()).append(' '));
        }
        StringBuilder expected = new StringBuilder();
        posts.forEach(post -> expected.append(post.at("/object/id").asText()).append(' '));
        assertEquals(expected.toString(), ids.toString());
    }

    private static JsonNode postWithPicture(String link) {
        JsonNode post = post("urn:a", "a cat");
        ((ObjectNode) post.at("/object/attachment/0")).put("url", link);
        return post;
    }
}

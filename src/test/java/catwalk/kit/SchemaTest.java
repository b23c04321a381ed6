package catwalk.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
    private static final String EXAMPLE = """
            {"@context":["https://www.w3.org/ns/activitystreams",{"sensitive":"as:sensitive","Hashtag":"as:Hashtag",
             "toot":"http://joinmastodon.org/ns#","blurhash":"toot:blurhash"}],
             "type":"OrderedCollection","totalItems":1,"orderedItems":[
              {"type":"Create","published":"2026-07-04T14:38:08.999Z","generator":{"type":"Service","name":"bluesky"},
               "object":{"type":"Note","id":"at://did:plc:aaaa/app.bsky.feed.post/3mpt",
                "url":"https://bsky.app/profile/did:plc:aaaa/post/3mpt","published":"2026-07-04T14:38:08.999Z",
                "mediaType":"text/plain","content":"plain text, never markup",
                "contentMap":{"en":"plain text, never markup"},"sensitive":false,"summary":null,
                "attributedTo":{"type":"Person","id":"did:plc:aaaa","name":"Mina","preferredUsername":"mina.example",
                 "url":"https://bsky.app/profile/mina.example",
                 "icon":{"type":"Image","url":"https://cdn.bsky.app/a.jpg"}},
                "tag":[{"type":"Hashtag","name":"#cats"}],
                "attachment":[{"type":"Image","mediaType":"image/jpeg","url":"https://cdn.bsky.app/b.jpg",
                 "name":"alt text","width":1200,"height":900,"blurhash":null,
                 "preview":{"type":"Image","url":"https://cdn.bsky.app/c.jpg"}}]}}]}
            """;
    private static final String DELETE = """
            {"@context":"https://www.w3.org/ns/activitystreams","type":"OrderedCollection","totalItems":1,"orderedItems":[
             {"type":"Delete","published":"2026-07-04T14:39:08Z","generator":{"type":"Service","name":"bluesky"},
              "object":{"type":"Tombstone","id":"at://did:plc:aaaa/app.bsky.feed.post/3mpt","deleted":"2026-07-04T14:39:08Z"}}]}
            """;

    @Test
    void theContractsExampleKeepsIt() {
        Schema.assertValid(json(EXAMPLE));
        Schema.assertValid(json(DELETE));
        Schema.assertValidActivity(json(EXAMPLE).at("/orderedItems/0"));
    }

    @Test
    void whatIsOptionalMayBeAbsentAndNewFieldsAreWelcome() {
        JsonNode collection = json(EXAMPLE);
        post(collection).remove(List.of("url", "contentMap", "sensitive", "summary", "tag", "mediaType"));
        picture(collection).remove(List.of("name", "width", "height", "blurhash", "preview", "mediaType"));
        post(collection).put("pawprints", 4);
        assertEquals(List.of(), Schema.problems(collection));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cdn.bsky.app/img/a.jpg?x=1#y",
                "/pictures/1.svg",
                "http://127.0.0.1:8080/1.svg",
                "http://localhost/1.svg",
                "http://[::1]:8080/1.svg"
            })
    void picturesMayBeSecureSameOriginOrOnLoopback(String url) {
        JsonNode collection = json(EXAMPLE);
        picture(collection).put("url", url);
        assertEquals(List.of(), Schema.problems(collection));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cdn.bsky.app/a.jpg",
                "//cdn.bsky.app/a.jpg",
                "/\\cdn.bsky.app/a.jpg",
                "javascript:alert(1)",
                "data:image/png;base64,AAAA",
                "http://localhost.example/a.jpg",
                "https://",
                "a.jpg",
                ""
            })
    void picturesFromElsewhereAreRefused(String url) {
        JsonNode collection = json(EXAMPLE);
        picture(collection).put("url", url);
        assertEquals(1, Schema.problems(collection).size(), () -> Schema.problems(collection)
                .toString());
    }

    @ParameterizedTest
    @CsvSource({
        "/orderedItems/0, type, Like",
        "/orderedItems/0, published, yesterday",
        "/orderedItems/0/object, type, Article",
        "/orderedItems/0/object, id, 3mpt",
        "/orderedItems/0/object, published, 2026-07-04",
        "/orderedItems/0/object, mediaType, text/html",
        "/orderedItems/0/object, sensitive, perhaps",
        "/orderedItems/0/object/attributedTo, type, Robot",
        "/orderedItems/0/object/attributedTo/icon, url, http://example.org/a.jpg",
        "/orderedItems/0/object/tag/0, name, cats",
        "/orderedItems/0/object/attachment/0, type, Video",
        "/orderedItems/0/object/attachment/0, width, 0",
        "/orderedItems/0/object/attachment/0/preview, url, ftp://example.org/a.jpg"
    })
    void aWrongValueIsAProblemThatNamesItsPlace(String at, String field, String value) {
        JsonNode collection = json(EXAMPLE);
        ((ObjectNode) collection.at(at)).put(field, value);
        List<String> problems = Schema.problems(collection);
        assertTrue(
                problems.stream().anyMatch(problem -> problem.startsWith(at + "/" + field + ":")), problems::toString);
    }

    @Test
    void textsAndPicturesHaveTheirLimits() {
        JsonNode collection = json(EXAMPLE);
        post(collection).put("content", "고".repeat(3000));
        picture(collection).put("name", "양".repeat(1000));
        assertEquals(List.of(), Schema.problems(collection));
        post(collection).put("content", "고".repeat(3001));
        picture(collection).put("name", "양".repeat(1001));
        assertEquals(2, Schema.problems(collection).size());
        post(collection).putArray("attachment");
        assertEquals(2, Schema.problems(collection).size());
    }

    @Test
    void aFailureListsTheProblemsAndShowsTheMessage() {
        JsonNode collection = json(DELETE);
        ((ObjectNode) collection.at("/orderedItems/0/object")).remove("id");
        AssertionError failure = assertThrows(AssertionError.class, () -> Schema.assertValid(collection));
        assertTrue(
                failure.getMessage().contains("/orderedItems/0/object: required property 'id' not found"),
                failure::getMessage);
        assertTrue(failure.getMessage().contains("Tombstone"), failure::getMessage);
    }

    private static ObjectNode post(JsonNode collection) {
        return (ObjectNode) collection.at("/orderedItems/0/object");
    }

    private static ObjectNode picture(JsonNode collection) {
        return (ObjectNode) collection.at("/orderedItems/0/object/attachment/0");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

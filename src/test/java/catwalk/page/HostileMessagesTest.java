package catwalk.page;

import static catwalk.page.HostilePosts.JSON;
import static catwalk.page.HostilePosts.MARKUP;
import static catwalk.page.HostilePosts.fields;
import static catwalk.page.HostilePosts.id;
import static catwalk.page.HostilePosts.note;
import static catwalk.page.HostilePosts.put;
import static catwalk.page.HostilePosts.saying;
import static catwalk.page.HostilePosts.whole;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.QuietBroker;
import catwalk.kit.RunningWall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages that are none, or too many, with fields of every other type. */
@Tag("browser")
class HostileMessagesTest {
    @AutoClose
    private static final QuietBroker broker = new QuietBroker();

    @RegisterExtension
    static final Room room = Room.before(broker, Map.of("wall.sensitive", "blur"));

    private static final Stranger stranger = new Stranger(broker, room);

    @BeforeAll
    static void watch() {
        stranger.watch();
    }

    @Test
    void aFieldOfAnotherTypeHarmsNeitherItsPostNorTheOthers() {
        List<String> fields = fields(whole(), "");
        List<String> wrong = List.of(
                "null true -1e308 []",
                "\"cat\" [null] [[[[\"cat\"]]]] {}",
                "{\"toString\":1,\"valueOf\":1} {\"__proto__\":{\"polluted\":1}} {\"then\":1,\"href\":{\"href\":{}}}");
        for (String values : wrong) {
            room.open("");
            List<JsonNode> posts = new ArrayList<>(List.of(whole()));
            for (String value : values.split(" ")) {
                for (String field : fields) {
                    ObjectNode post = whole();
                    put(post, field, RunningWall.activity(value));
                    posts.add(post);
                }
            }
            posts.add(whole());
            assertTrue(posts.size() < 300, "more than a wall holds: " + posts.size());
            stranger.hang(posts, 2);
            stranger.lookCloser();
        }
    }

    @Test
    void whatIsNoCollectionIsLeftOut() {
        room.open("");
        String post = whole().toString();
        for (String message : List.of(
                "",
                "cat",
                "<html>",
                "{",
                "null",
                "true",
                "9".repeat(400),
                "\"OrderedCollection\"",
                "[" + post + "]",
                post,
                "{\"type\":\"Collection\",\"orderedItems\":[" + post + "]}",
                "{\"type\":[\"OrderedCollection\"],\"orderedItems\":[" + post + "]}",
                "{\"type\":\"OrderedCollection\"}",
                "{\"type\":\"OrderedCollection\",\"orderedItems\":\"cat\"}",
                "{\"type\":\"OrderedCollection\",\"orderedItems\":{\"length\":1e9}}",
                "{\"type\":\"OrderedCollection\",\"orderedItems\":[null,1,\"cat\",[],{},[[" + post + "]]]}",
                "{\"type\":\"OrderedCollection\",\"orderedItems\":[{\"type\":\"Create\",\"object\":[" + post + "]}]}",
                "{\"type\":\"OrderedCollection\",\"orderedItems\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                "{\"type\":\"OrderedCollection\",\"orderedItems\":[" + "{\"object\":".repeat(50_000) + "1"
                        + "}".repeat(50_000) + "]}",
                "{\"type\":\"OrderedCollection\",\"orderedItems\":[" + "null,".repeat(150_000) + "null]}")) {
            stranger.say(message);
        }
        stranger.hang(List.of());
        assertEquals(1, room.ids().size(), "only the good post hangs");
        stranger.lookCloser();
    }

    @Test
    void tenThousandPostsAtOnceAreThreeHundred() {
        room.open("");
        String posts = IntStream.range(0, 10_000)
                .mapToObj(
                        "{\"type\":\"Create\",\"object\":{\"id\":\"%d\",\"attachment\":{\"type\":\"Image\",\"url\":\"/catwalk.svg\"}}}"
                                ::formatted)
                .collect(Collectors.joining(","));
        stranger.say("{\"type\":\"OrderedCollection\",\"orderedItems\":[" + posts + "]}");
        stranger.hang(List.of());
        ObjectNode album = whole();
        ArrayNode attachments = JSON.arrayNode();
        for (int i = 0; i < 5_000; i++) {
            attachments.addObject().put("type", "Image").put("url", "/catwalk.svg");
        }
        note(album).set("attachment", attachments);
        stranger.hang(List.of(album));
        assertTrue(room.ids().size() <= 300, () -> "cards: " + room.ids().size());
        stranger.harmless();
    }

    @Test
    void anEditMayTakeEverythingFromWhoLooksCloser() {
        room.open("");
        ObjectNode post = whole();
        stranger.hang(List.of(post));
        room.click(Room.card(id(post), ".open"));
        ObjectNode edited = saying(MARKUP.get(0));
        edited.put("type", "Update");
        note(edited).put("id", id(post)).put("updated", "2027-07-04T14:38:08.999Z");
        stranger.send(List.of(edited));
        await("the edit").until(() -> room.words("#viewer .author").equals(MARKUP.get(0)));
        stranger.harmless();
        edited = edited.deepCopy();
        note(edited).put("updated", "2028-07-04T14:38:08.999Z").putArray("attachment");
        stranger.send(List.of(edited));
        await("the viewer to close").until(() -> !room.there("#viewer"));
        stranger.hang(List.of());
    }
}

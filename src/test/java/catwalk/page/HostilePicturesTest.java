package catwalk.page;

import static catwalk.page.HostilePosts.JSON;
import static catwalk.page.HostilePosts.id;
import static catwalk.page.HostilePosts.note;
import static catwalk.page.HostilePosts.put;
import static catwalk.page.HostilePosts.saying;
import static catwalk.page.HostilePosts.sized;
import static catwalk.page.HostilePosts.whole;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.HeldPictures;
import catwalk.kit.NastyPictures;
import catwalk.kit.NastyPictures.Kind;
import catwalk.kit.QuietBroker;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pictures that are none, of sizes and colours that cannot be, or that come when nobody waits for them. */
@Tag("browser")
class HostilePicturesTest {
    private static final Duration A_PICTURE_AT_MOST = Duration.ofSeconds(16);

    @AutoClose
    private static final QuietBroker broker = new QuietBroker();

    @AutoClose
    private static final NastyPictures pictures = new NastyPictures();

    @RegisterExtension
    static final Room room = Room.before(broker, Map.of("wall.sensitive", "blur"));

    private static final Stranger stranger = new Stranger(broker, room);
    private static int number;

    @BeforeAll
    static void watch() {
        stranger.watch();
    }

    @Test
    void aPictureThatIsNoneIsNeverSeen() {
        room.open("");
        Map<Kind, List<String>> ids = new LinkedHashMap<>();
        List<JsonNode> posts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (boolean sized : List.of(true, false)) {
                ObjectNode post = whole();
                ObjectNode picture = JSON.objectNode()
                        .put("type", "Image")
                        .put("mediaType", "image/png")
                        .put("url", pictures.address(kind, ++number))
                        .put("name", "a picture");
                if (sized) {
                    picture.put("width", 800).put("height", 600);
                }
                note(post).set("attachment", JSON.arrayNode().add(picture));
                put(post, "/object/attributedTo/icon/url", new TextNode(pictures.address(kind, number)));
                posts.add(post);
                ids.computeIfAbsent(kind, any -> new ArrayList<>()).add(id(post));
            }
        }
        stranger.send(posts);
        String good = stranger.good();
        room.awaitCards(List.of(good));
        await("patience to end").atMost(Stranger.PATIENCE).until(() -> {
            room.clock().advance(A_PICTURE_AT_MOST);
            return room.browser()
                    .eval("return document.querySelector('.card .placeholder') === null")
                    .equals(true);
        });
        ids.forEach((kind, each) -> {
            if (kind.visible()) {
                room.awaitCards(each);
            } else {
                assertTrue(room.ids().stream().noneMatch(each::contains), () -> kind + " hangs");
            }
        });
        stranger.lookCloser();
    }

    @Test
    void aSizeThatCannotBeIsNotBelieved() {
        room.open("");
        List<String> sides = List.of(
                "0",
                "-1",
                "1e308",
                "1e-308",
                "1e999",
                "-0",
                "\"640\"",
                "\"NaN\"",
                "\"1;position:fixed\"",
                "null",
                "[9]",
                "{}",
                "20000");
        List<JsonNode> posts = new ArrayList<>();
        for (String width : sides) {
            for (String height : List.of("480", "1e308", width)) {
                posts.add(sized(width, height));
                posts.add(sized(height, width));
            }
        }
        stranger.hang(posts);
        Collection<Room.Box> boxes = room.settled().values();
        assertTrue(
                boxes.stream().allMatch(box -> box.height() > 100 && box.height() < 1_000),
                () -> "out of shape: " + boxes);
        stranger.lookCloser();
    }

    @Test
    void coloursThatAreNoneAreNotPainted() {
        room.open("");
        List<JsonNode> posts = Stream.of(
                        "",
                        "L",
                        "LEHV6nWB",
                        "~".repeat(28),
                        "~".repeat(166),
                        "L" + "\u0000".repeat(27),
                        "고양이고양이",
                        "<script>",
                        "L".repeat(200),
                        "L".repeat(100_000),
                        "__proto__",
                        "LEHV6nWB2yk8pyo0adR*.7kCMdn\ud800")
                .map(hash -> {
                    ObjectNode post = whole();
                    put(post, "/object/attachment/0/blurhash", new TextNode(hash));
                    return (JsonNode) post;
                })
                .toList();
        stranger.hang(posts);
        stranger.lookCloser();
    }

    @Test
    void aPortraitThatComesLateIsNobodyElses() {
        room.open("");
        try (HeldPictures portraits = new HeldPictures()) {
            ObjectNode other = saying("🐈");
            note(other).put("sensitive", false);
            ((ObjectNode) note(other).get("attributedTo")).remove(List.of("icon", "preferredUsername"));
            ObjectNode slow = other.deepCopy();
            note(slow)
                    .put("id", Room.newId())
                    .putArray("attachment")
                    .add(note(other).at("/attachment/1"));
            put(slow, "/object/attributedTo/icon", new TextNode(portraits.address(1, 64, 64)));
            stranger.hang(List.of(other, slow));
            room.click(Room.card(id(slow), ".open"));
            room.click("#viewer .next");
            portraits.release();
            await("the portrait").until(() -> room.there(Room.card(id(slow), ".avatar img")));
            assertFalse(room.there("#viewer .avatar img"), "a portrait of somebody else");
            stranger.harmless();
        }
    }
}

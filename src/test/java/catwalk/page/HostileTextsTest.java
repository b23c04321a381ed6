package catwalk.page;

import static catwalk.page.HostilePosts.ADDRESSES;
import static catwalk.page.HostilePosts.JSON;
import static catwalk.page.HostilePosts.MARKUP;
import static catwalk.page.HostilePosts.id;
import static catwalk.page.HostilePosts.note;
import static catwalk.page.HostilePosts.put;
import static catwalk.page.HostilePosts.saying;
import static catwalk.page.HostilePosts.whole;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.QuietBroker;
import catwalk.kit.RunningWall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever a post says is text, and whatever it links to is followed only where that is the web. */
@Tag("browser")
class HostileTextsTest {
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
    void whatIsWrittenInAPostIsOnlyText() {
        room.open("");
        List<JsonNode> posts = new ArrayList<>();
        for (String markup : MARKUP) {
            posts.add(saying(markup));
        }
        stranger.hang(posts);
        for (int i = 0; i < MARKUP.size(); i++) {
            String id = id(posts.get(i));
            for (String part : List.of(".text", ".author", ".source", ".warning")) {
                assertEquals(MARKUP.get(i), stranger.text(id, part), part);
            }
            assertEquals("@mina " + MARKUP.get(i), stranger.text(id, ".handle"));
        }
        stranger.lookCloser();
    }

    @Test
    void whateverThePostIsCalledItIsOnlyAName() {
        room.open("");
        List<String> names = Stream.concat(
                        MARKUP.stream(),
                        Stream.of("__proto__", "constructor", "toString", "hasOwnProperty", "wall", "null", "0", " "))
                .toList();
        List<JsonNode> posts = new ArrayList<>();
        for (String name : names) {
            ObjectNode post = whole();
            note(post).put("id", name);
            posts.add(post);
        }
        stranger.hang(posts);
        stranger.lookCloser();
        List<JsonNode> deletes = new ArrayList<>();
        for (String name : names) {
            ObjectNode delete = (ObjectNode) RunningWall.delete("");
            ((ObjectNode) delete.get("object")).put("id", name);
            deletes.add(delete);
        }
        stranger.send(deletes);
        await("the posts to leave").until(() -> room.ids().stream().noneMatch(names::contains));
        stranger.harmless();
    }

    @Test
    void namesThatEveryObjectHasAreNamesLikeOthers() {
        room.open("");
        List<JsonNode> posts = new ArrayList<>();
        for (String name : List.of("__proto__", "constructor", "toString", "valueOf", "hasOwnProperty")) {
            ObjectNode post = saying(name);
            note(post).set("contentMap", JSON.objectNode().put(name, name));
            ObjectNode trap = JSON.objectNode().put("polluted", true).put("type", "Image");
            for (String field :
                    List.of("/object", "/object/attributedTo", "/object/attachment/0", "/object/license", "")) {
                ((ObjectNode) post.at(field)).set(name, trap);
            }
            posts.add(post);
        }
        stranger.hang(posts);
        for (JsonNode post : posts) {
            String name = note(post).get("content").asText();
            assertEquals(name, stranger.text(id(post), ".source"));
            assertEquals(
                    name,
                    room.text(
                            "return document.querySelector(arguments[0]).dataset.platform",
                            Room.card(id(post), ".source")));
        }
        stranger.lookCloser();
    }

    @Test
    void onlyAddressesOfTheWebAreFollowed() {
        room.open("");
        List<JsonNode> posts = new ArrayList<>();
        for (String address : ADDRESSES) {
            for (JsonNode link : List.of(
                    new TextNode(address),
                    JSON.objectNode().put("type", "Link").put("href", address),
                    JSON.arrayNode().add(address).add("https://example.org/"))) {
                ObjectNode post = whole();
                for (String field : List.of(
                        "/object/url",
                        "/object/license/url",
                        "/object/attributedTo/url",
                        "/object/attributedTo/id",
                        "/object/attributedTo/icon/url",
                        "/object/tag/0/href",
                        "/object/attachment/0/url",
                        "/object/attachment/0/preview/url")) {
                    put(post, field, link);
                }
                posts.add(post);
            }
        }
        stranger.hang(posts);
        for (JsonNode post : posts) {
            assertEquals(
                    "0",
                    room.text("return document.querySelectorAll(arguments[0]).length", Room.card(id(post), "a[href]")),
                    () -> "something to follow: " + post.at("/object/url"));
            assertEquals(
                    "1",
                    room.text("return document.querySelectorAll(arguments[0]).length", Room.card(id(post), ".picture")),
                    "of two pictures one can be asked for");
        }
        stranger.lookCloser();
        assertFalse(room.there("#viewer a[href]"));
    }

    @Test
    void longTextIsCutAndBreaksNothing() {
        room.open("");
        List<JsonNode> posts = new ArrayList<>();
        for (String part : List.of(
                "W",
                "cat ",
                "ﷺ",
                "고양이",
                "👩‍👩‍👧‍👦",
                "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!",
                "\n",
                "\u200b",
                "\t\u0000\u0007",
                "\ud800")) {
            posts.add(saying(part.repeat(2_000 / part.length())));
        }
        stranger.hang(posts);
        stranger.lookCloser();
        room.browser().size(390, 844);
        stranger.harmless();
        stranger.lookCloser();
        room.browser().size(1280, 800);
        ObjectNode large = whole();
        note(large).put("content", "W".repeat(950_000));
        ObjectNode tooLarge = whole();
        note(tooLarge).put("content", "W".repeat(1 << 20));
        stranger.send(List.of(tooLarge));
        stranger.hang(List.of(large));
        assertTrue(stranger.text(id(large), ".text").length() < 2_000, "a wall is no place for a book");
        assertFalse(room.ids().contains(id(tooLarge)), "not even read");
        stranger.lookCloser();
    }

    @Test
    void textThatRunsTheOtherWayTurnsNothingElseRound() {
        room.open("");
        List<ObjectNode> posts = new ArrayList<>();
        for (String text : List.of(
                "cat\u202egpj.exe",
                "\u202b\u2067\u202ecat \u05d7\u05ea\u05d5\u05dc ",
                "\u2067\u0642\u0637\u0629 123 (cat)!",
                "\u2069\u2069\u202c\u202c\u200f\u061ccat")) {
            for (boolean veiled : List.of(true, false)) {
                ObjectNode post = saying(text);
                note(post).put("sensitive", veiled).put("published", "2026-07-04T14:38:08.999Z");
                ((ObjectNode) post.get("generator")).put("name", "bluesky");
                posts.add(post);
            }
        }
        stranger.hang(posts);
        for (ObjectNode post : posts) {
            for (String part : List.of(".source", ".post")) {
                assertTrue(
                        leftToRight(Room.card(id(post), part)),
                        part + " beside " + note(post).get("content"));
            }
            assertTrue(
                    room.browser().eval("""
                            const [source, post] = ['.source', '.post'].map(part =>
                              document.querySelector(arguments[0]).querySelector(part).getBoundingClientRect());
                            return source.right <= post.left
                            """, Room.card(id(post), ".meta")).equals(true),
                    "source and time have changed places beside " + note(post).get("content"));
        }
        for (String part : List.of(".author", ".handle", ".warning")) {
            assertTrue(leftToRight(Room.card(id(posts.get(0)), part)), part + " is turned round by its own writer");
        }
        assertTrue(leftToRight(Room.card(id(posts.get(1)), ".text")), "the text is turned round by its own writer");
        stranger.lookCloser();
    }

    @Test
    void aPostOfNothingButEmojiHangs() {
        room.open("");
        List<JsonNode> posts = Stream.of("🐈", "🐈‍⬛🏳️‍🌈👩🏽‍🦰", "\u200d\ufe0f", "🇰🇷", "\u2028\u2029", "   ")
                .map(HostilePosts::saying)
                .map(JsonNode.class::cast)
                .toList();
        stranger.hang(posts);
        stranger.lookCloser();
    }

    @Test
    void noLayoutMakesADifference() {
        for (String layout : List.of("list", "spotlight")) {
            room.open("?layout=" + layout);
            ObjectNode post = saying(MARKUP.get(1) + "\u202e" + "W".repeat(3_000));
            for (String field : List.of(
                    "/object/url",
                    "/object/license/url",
                    "/object/attributedTo/url",
                    "/object/attributedTo/icon/url",
                    "/object/attachment/0/url")) {
                put(post, field, new TextNode(ADDRESSES.get(0)));
            }
            put(post, "/object/attachment/0/width", RunningWall.activity("1e308"));
            stranger.send(List.of(post));
            await("the card in the " + layout).atMost(Stranger.PATIENCE).until(() -> room.ids()
                    .contains(id(post)));
            stranger.harmless();
            assertTrue(stranger.text(id(post), ".text").startsWith(MARKUP.get(1)));
            stranger.lookCloser();
            if (!layout.equals("spotlight")) {
                stranger.hang(List.of());
            }
        }
    }

    /** Whether each letter of an element's first line stands right of the one before. */
    private static boolean leftToRight(String selector) {
        return room.browser().eval("""
                const text = document.createTreeWalker(document.querySelector(arguments[0]), NodeFilter.SHOW_TEXT).nextNode();
                const range = document.createRange();
                const places = [...text.data].map((_, index) => {
                  range.setStart(text, index);
                  range.setEnd(text, index + 1);
                  return range.getBoundingClientRect();
                }).filter(({ width }) => width);
                return places.length > 2 && places.every(({ left, top }, index) => !index || top > places[0].top || left >= places[index - 1].left);
                """, selector).equals(true);
    }
}

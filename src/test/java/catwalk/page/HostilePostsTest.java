package catwalk.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.DevTools;
import catwalk.kit.HeldPictures;
import catwalk.kit.NastyPictures;
import catwalk.kit.NastyPictures.Kind;
import catwalk.kit.QuietBroker;
import catwalk.kit.RunningWall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A post that means no good does none, and no harm either: the page has it from a broker that washes nothing, as one
 * that other programs publish to may.
 */
@Tag("browser")
class HostilePostsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration A_PICTURE_AT_MOST = Duration.ofSeconds(16);
    private static final String TOPIC = "wall.cats";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> MARKUP = List.of(
            "<script>pwn('script')</script>",
            "<img src=x onerror=\"pwn('img')\">",
            "\"><svg onload=pwn('svg')><animate onbegin=pwn('animate') attributeName=x dur=1s>",
            "' autofocus tabindex=0 onfocus='pwn(1)' onmouseover='pwn(2)' style='position:fixed;inset:0",
            "</template></dialog><iframe srcdoc=\"<script>parent.pwn('iframe')</script>\"></iframe>",
            "<base href=//evil.example/><meta http-equiv=refresh content=0;url=javascript:pwn('meta')>",
            "<a href=javascript:pwn('link') id=wall name=title>cat</a><form id=viewer><input name=close>",
            "<!--<style>*{display:none!important}</style>${pwn(3)}{{pwn(4)}}");

    private static final List<String> ADDRESSES = List.of(
            "javascript:pwn('url')",
            "JaVaScRiPt:pwn('url')",
            " \tjava\nscript:pwn('url')",
            "javascript://example.org/%0apwn('url')",
            "data:text/html,<script>top.pwn('url')</script>",
            "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='top.pwn()' width='9' height='9'/>",
            "file:///etc/passwd",
            "vbscript:pwn()",
            "blob:https://example.org/0",
            "filesystem:https://example.org/0",
            "//evil.example/x.png",
            "/\\evil.example/x.png",
            "/\t/evil.example/x.png",
            "\\\\evil.example\\x.png",
            "https:evil.example",
            "https://mina@evil.example/x.png",
            "https://[::1/x.png",
            "ws://evil.example/",
            "about:blank",
            "?layout=list",
            "#wall");

    /** A post that says all that a post can say. */
    private static final String WHOLE = """
            {"type":"Create","published":"2026-07-04T14:38:08.999Z","generator":{"type":"Service","name":"mastodon.eu"},
             "object":{"type":"Note","id":"%1$s","url":"https://example.org/@mina/1","name":"a title",
              "published":"2026-07-04T14:38:08.999Z","updated":"2026-07-04T14:38:08.999Z","mediaType":"text/plain",
              "content":"my cat","contentMap":{"en":"my cat"},"sensitive":false,"summary":"a cat",
              "license":{"name":"CC BY-SA 4.0","url":"https://creativecommons.org/licenses/by-sa/4.0/"},
              "attributedTo":{"type":"Person","id":"https://example.org/@mina","url":"https://example.org/@mina",
               "name":"Mina","preferredUsername":"mina.example","icon":{"type":"Image","url":"/catwalk.svg"}},
              "tag":[{"type":"Hashtag","name":"#cat","href":"https://example.org/tags/cat"}],
              "attachment":[
               {"type":"Image","mediaType":"image/svg+xml","url":"/catwalk.svg?1","name":"a picture",
                "preview":{"type":"Image","url":"/catwalk.svg?2"},"width":640,"height":480,"focalPoint":[0.1,-0.2],
                "blurhash":"LEHV6nWB2yk8pyo0adR*.7kCMdnj"},
               {"type":"Document","mediaType":"image/svg+xml","url":"/catwalk.svg?3","name":"another"}]}}
            """;

    /** Notes whatever must not happen, from the page's first moment on. */
    private static final String WATCH = """
            window.harm = [];
            window.pwn = what => { harm.push(`ran: ${what}`); };
            for (const name of ['alert', 'confirm', 'prompt', 'open', 'print', 'eval']) {
              window[name] = (...told) => { harm.push(`${name}: ${told}`); };
            }
            document.addEventListener('securitypolicyviolation', event =>
              harm.push(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
            addEventListener('error', ({ message, filename, lineno }) => harm.push(`error: ${message} ${filename}:${lineno}`));
            addEventListener('unhandledrejection', event => harm.push(`rejection: ${event.reason?.stack ?? event.reason}`));
            console.error = (...told) => { harm.push(`console: ${told.map(each => each?.stack ?? each)}`); };
            """;

    /** What is wrong on the page as it is, or in a part of it. */
    private static final String FAULTS = """
            window.faults = (part = document) => {
              const faults = [...harm];
              const wrong = (what, element) => faults.push(`${what}: ${element.outerHTML.slice(0, 300)}`);
              const known = 'ARTICLE DIV P SPAN A BDI TIME BUTTON IMG CANVAS SVG PATH'.split(' ');
              for (const element of part.querySelectorAll('#wall *, #viewer *')) {
                if (!known.includes(element.tagName.toUpperCase())) wrong('markup', element);
                if (element.getAttributeNames().some(name => /^on|^srcdoc$|^id$|^name$/.test(name))) wrong('attribute', element);
                if (element.matches('a[href]') && !element.relList.contains('noopener')) wrong('opener', element);
              }
              for (const link of part.querySelectorAll('a[href]')) if (!/^https?:$/.test(link.protocol)) wrong('link', link);
              for (const image of part.querySelectorAll('img[src]')) if (!image.src.startsWith('http://127.')) wrong('picture', image);
              for (const name in {}) faults.push(`every object has ${name} now`);
              for (const box of part.querySelectorAll('#wall .card:not([inert]), .viewer[open] .label')) {
                const { left, right } = box.getBoundingClientRect();
                for (const part of box.querySelectorAll('p, a, .who, .handle, .source')) {
                  const is = part.getBoundingClientRect();
                  if (is.width && (is.left < left - 1 || is.right > right + 1)) wrong('sticks out', part);
                }
              }
              document.querySelectorAll('iframe, object, embed, base, form').forEach(each => wrong('markup', each));
              if (document.title !== 'Show me the cats') faults.push(`title: ${document.title}`);
              if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is wider than the window');
              const viewer = document.getElementById('viewer');
              if (viewer.scrollWidth > viewer.clientWidth) faults.push('the viewer is wider than the window');
              return [...new Set(faults)].slice(0, 8);
            };
            """;

    /** Opens the newest post and looks at every picture of every post from there on; returns at how many. */
    private static final String LEAF_THROUGH = """
            const viewer = document.getElementById('viewer');
            const next = viewer.querySelector('.next');
            document.querySelector('#wall .card:not([inert]) .open').click();
            let seen = 1;
            for (; !next.disabled && !faults(viewer).length; seen++) next.click();
            return seen;
            """;

    @AutoClose
    private static final QuietBroker broker = new QuietBroker();

    @AutoClose
    private static final NastyPictures pictures = new NastyPictures();

    @RegisterExtension
    static final Room room = Room.before(broker, Map.of("wall.sensitive", "blur"));

    private static int number;

    @BeforeAll
    static void hangTheWall() {
        new DevTools(room.browser()).onEveryPage(WATCH).onEveryPage(FAULTS);
    }

    @Test
    void whatIsWrittenInAPostIsOnlyText() {
        room.open("");
        List<JsonNode> posts = new ArrayList<>();
        for (String markup : MARKUP) {
            posts.add(saying(markup));
        }
        hang(posts);
        for (int i = 0; i < MARKUP.size(); i++) {
            String id = id(posts.get(i));
            for (String part : List.of(".text", ".author", ".source", ".warning")) {
                assertEquals(MARKUP.get(i), text(id, part), part);
            }
            assertEquals("@mina " + MARKUP.get(i), text(id, ".handle"));
        }
        lookCloser();
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
        hang(posts);
        lookCloser();
        List<JsonNode> deletes = new ArrayList<>();
        for (String name : names) {
            ObjectNode delete = (ObjectNode) RunningWall.delete("");
            ((ObjectNode) delete.get("object")).put("id", name);
            deletes.add(delete);
        }
        send(deletes);
        await("the posts to leave").until(() -> room.ids().stream().noneMatch(names::contains));
        harmless();
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
        hang(posts);
        for (JsonNode post : posts) {
            String name = note(post).get("content").asText();
            assertEquals(name, text(id(post), ".source"));
            assertEquals(
                    name,
                    room.text(
                            "return document.querySelector(arguments[0]).dataset.platform",
                            Room.card(id(post), ".source")));
        }
        lookCloser();
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
        hang(posts);
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
        lookCloser();
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
        hang(posts);
        lookCloser();
        room.browser().size(390, 844);
        harmless();
        lookCloser();
        room.browser().size(1280, 800);
        ObjectNode large = whole();
        note(large).put("content", "W".repeat(950_000));
        ObjectNode tooLarge = whole();
        note(tooLarge).put("content", "W".repeat(1 << 20));
        send(List.of(tooLarge));
        hang(List.of(large));
        assertTrue(text(id(large), ".text").length() < 2_000, "a wall is no place for a book");
        assertFalse(room.ids().contains(id(tooLarge)), "not even read");
        lookCloser();
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
        hang(posts);
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
        lookCloser();
    }

    @Test
    void aPostOfNothingButEmojiHangs() {
        room.open("");
        List<JsonNode> posts = Stream.of("🐈", "🐈‍⬛🏳️‍🌈👩🏽‍🦰", "\u200d\ufe0f", "🇰🇷", "\u2028\u2029", "   ")
                .map(HostilePostsTest::saying)
                .map(JsonNode.class::cast)
                .toList();
        hang(posts);
        lookCloser();
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
        send(posts);
        String good = good();
        room.awaitCards(List.of(good));
        await("patience to end").atMost(PATIENCE).until(() -> {
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
        lookCloser();
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
        hang(posts);
        Collection<Room.Box> boxes = room.settled().values();
        assertTrue(
                boxes.stream().allMatch(box -> box.height() > 100 && box.height() < 1_000),
                () -> "out of shape: " + boxes);
        lookCloser();
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
        hang(posts);
        lookCloser();
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
            hang(posts, 2);
            lookCloser();
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
            broker.send(TOPIC, message);
        }
        hang(List.of());
        assertEquals(1, room.ids().size(), "only the good post hangs");
        lookCloser();
    }

    @Test
    void tenThousandPostsAtOnceAreThreeHundred() {
        room.open("");
        String posts = IntStream.range(0, 10_000)
                .mapToObj(
                        "{\"type\":\"Create\",\"object\":{\"id\":\"%d\",\"attachment\":{\"type\":\"Image\",\"url\":\"/catwalk.svg\"}}}"
                                ::formatted)
                .collect(java.util.stream.Collectors.joining(","));
        broker.send(TOPIC, "{\"type\":\"OrderedCollection\",\"orderedItems\":[" + posts + "]}");
        hang(List.of());
        ObjectNode album = whole();
        ArrayNode attachments = JSON.arrayNode();
        for (int i = 0; i < 5_000; i++) {
            attachments.addObject().put("type", "Image").put("url", "/catwalk.svg");
        }
        note(album).set("attachment", attachments);
        hang(List.of(album));
        assertTrue(room.ids().size() <= 300, () -> "cards: " + room.ids().size());
        harmless();
    }

    @Test
    void anEditMayTakeEverythingFromWhoLooksCloser() {
        room.open("");
        ObjectNode post = whole();
        hang(List.of(post));
        room.click(Room.card(id(post), ".open"));
        ObjectNode edited = saying(MARKUP.get(0));
        edited.put("type", "Update");
        note(edited).put("id", id(post)).put("updated", "2027-07-04T14:38:08.999Z");
        send(List.of(edited));
        await("the edit").until(() -> room.words("#viewer .author").equals(MARKUP.get(0)));
        harmless();
        edited = edited.deepCopy();
        note(edited).put("updated", "2028-07-04T14:38:08.999Z").putArray("attachment");
        send(List.of(edited));
        await("the viewer to close").until(() -> !room.there("#viewer"));
        hang(List.of());
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
            hang(List.of(other, slow));
            room.click(Room.card(id(slow), ".open"));
            room.click("#viewer .next");
            portraits.release();
            await("the portrait").until(() -> room.there(Room.card(id(slow), ".avatar img")));
            assertFalse(room.there("#viewer .avatar img"), "a portrait of somebody else");
            harmless();
        }
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
            send(List.of(post));
            await("the card in the " + layout).atMost(PATIENCE).until(() -> room.ids()
                    .contains(id(post)));
            harmless();
            assertTrue(text(id(post), ".text").startsWith(MARKUP.get(1)));
            lookCloser();
            if (!layout.equals("spotlight")) {
                hang(List.of());
            }
        }
    }

    /** A new post in which every field is right. */
    private static ObjectNode whole() {
        return (ObjectNode) RunningWall.activity(WHOLE.formatted(Room.newId()));
    }

    /** A new post that says this wherever a post can say something. */
    private static ObjectNode saying(String text) {
        ObjectNode post = whole();
        ObjectNode note = note(post);
        note.put("content", text).put("summary", text).put("name", text).put("sensitive", true);
        note.put("published", text).put("updated", text).put("mediaType", text);
        note.putObject("contentMap").put(text, text);
        ((ObjectNode) note.get("license")).put("name", text);
        ((ObjectNode) note.get("attributedTo"))
                .put("id", text)
                .put("preferredUsername", "mina " + text)
                .put("name", text);
        ((ObjectNode) note.at("/tag/0")).put("name", text);
        note.get("attachment").forEach(picture -> ((ObjectNode) picture).put("name", text));
        ((ObjectNode) post.get("generator")).put("name", text);
        return post.put("published", text).put("summary", text);
    }

    private static ObjectNode sized(String width, String height) {
        ObjectNode post = whole();
        put(post, "/object/attachment/0/width", side(width));
        put(post, "/object/attachment/0/height", side(height));
        return post;
    }

    private static JsonNode side(String value) {
        return value.equals("1e999") ? JSON.numberNode(new BigDecimal(value)) : RunningWall.activity(value);
    }

    private static ObjectNode note(JsonNode post) {
        return (ObjectNode) post.get("object");
    }

    private static String id(JsonNode post) {
        return note(post).get("id").asText();
    }

    /** The path of every field below a node. */
    private static List<String> fields(JsonNode node, String path) {
        Stream<Map.Entry<String, JsonNode>> members = node.isObject()
                ? node.properties().stream()
                : IntStream.range(0, node.size()).mapToObj(i -> Map.entry(String.valueOf(i), node.get(i)));
        return members.flatMap(member -> {
                    String field = path + "/" + member.getKey();
                    return Stream.concat(Stream.of(field), fields(member.getValue(), field).stream());
                })
                .toList();
    }

    private static void put(JsonNode post, String field, JsonNode value) {
        int last = field.lastIndexOf('/');
        JsonNode parent = post.at(field.substring(0, last));
        String name = field.substring(last + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), value);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
    }

    private static void send(List<? extends JsonNode> activities) {
        ArrayNode items = JSON.arrayNode().addAll(activities);
        String json = JSON.objectNode()
                .put("type", "OrderedCollection")
                .set("orderedItems", items)
                .toString();
        broker.send(TOPIC, json.replace("\ud800", "\\ud800")); // half a letter can only be sent so
    }

    /** Sends a post that means well, and returns its id. */
    private static String good() {
        ObjectNode good = whole();
        send(List.of(good));
        return id(good);
    }

    private static void hang(List<? extends JsonNode> posts) {
        hang(posts, posts.size());
    }

    /** Sends posts in one message, and waits for so many of them, the first and the last, and for a good one that comes after. */
    private static void hang(List<? extends JsonNode> posts, int count) {
        List<String> ids = new ArrayList<>();
        send(posts);
        if (count == posts.size()) {
            posts.forEach(post -> ids.add(id(post)));
        } else {
            ids.addAll(Arrays.asList(id(posts.get(0)), id(posts.get(posts.size() - 1))));
        }
        ids.add(good());
        await("the cards of " + ids).atMost(PATIENCE).until(() -> {
            room.clock().advance(Duration.ofMillis(300));
            assertEquals(List.of(), room.browser().eval("return harm"));
            return room.ids().containsAll(ids);
        });
        harmless();
    }

    private static void harmless() {
        assertEquals(List.of(), room.browser().eval("return faults()"));
    }

    /** Every post that hangs, every picture of it, in the viewer. */
    private static void lookCloser() {
        long seen = (Long) room.browser().eval(LEAF_THROUGH);
        await("a picture").until(() -> room.there("#viewer .shown") || room.there("#viewer .veil"));
        harmless();
        assertTrue(seen >= room.ids().size(), "seen: " + seen);
        room.browser().eval("document.querySelector('#viewer .close').click()");
        await("the viewer to close").until(() -> !room.there("#viewer"));
        harmless();
    }

    private static String text(String id, String part) {
        return room.text("return document.querySelector(arguments[0])?.textContent", Room.card(id, part));
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

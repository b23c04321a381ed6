package catwalk.page;

import catwalk.kit.RunningWall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Posts that mean no good, as anybody may write them. */
final class HostilePosts {
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static final List<String> MARKUP = List.of(
            "<script>pwn('script')</script>",
            "<img src=x onerror=\"pwn('img')\">",
            "\"><svg onload=pwn('svg')><animate onbegin=pwn('animate') attributeName=x dur=1s>",
            "' autofocus tabindex=0 onfocus='pwn(1)' onmouseover='pwn(2)' style='position:fixed;inset:0",
            "</template></dialog><iframe srcdoc=\"<script>parent.pwn('iframe')</script>\"></iframe>",
            "<base href=//evil.example/><meta http-equiv=refresh content=0;url=javascript:pwn('meta')>",
            "<a href=javascript:pwn('link') id=wall name=title>cat</a><form id=viewer><input name=close>",
            "<!--<style>*{display:none!important}</style>${pwn(3)}{{pwn(4)}}");

    static final List<String> ADDRESSES = List.of(
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

    private HostilePosts() {}

    /** A new post in which every field is right. */
    static ObjectNode whole() {
        return (ObjectNode) RunningWall.activity(WHOLE.formatted(Room.newId()));
    }

    /** A new post that says this wherever a post can say something. */
    static ObjectNode saying(String text) {
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

    static ObjectNode sized(String width, String height) {
        ObjectNode post = whole();
        put(post, "/object/attachment/0/width", side(width));
        put(post, "/object/attachment/0/height", side(height));
        return post;
    }

    private static JsonNode side(String value) {
        return value.equals("1e999") ? JSON.numberNode(new BigDecimal(value)) : RunningWall.activity(value);
    }

    static ObjectNode note(JsonNode post) {
        return (ObjectNode) post.get("object");
    }

    static String id(JsonNode post) {
        return note(post).get("id").asText();
    }

    /** The path of every field below a node. */
    static List<String> fields(JsonNode node, String path) {
        Stream<Map.Entry<String, JsonNode>> members = node.isObject()
                ? node.properties().stream()
                : IntStream.range(0, node.size()).mapToObj(i -> Map.entry(String.valueOf(i), node.get(i)));
        return members.flatMap(member -> {
                    String field = path + "/" + member.getKey();
                    return Stream.concat(Stream.of(field), fields(member.getValue(), field).stream());
                })
                .toList();
    }

    static void put(JsonNode post, String field, JsonNode value) {
        int last = field.lastIndexOf('/');
        JsonNode parent = post.at(field.substring(0, last));
        String name = field.substring(last + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), value);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
    }
}

package catwalk.bench.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Events as Jetstream sends them, of all collections. In the sample that the mix follows, of July 2026, 152 events took
 * 551 bytes on average; 17 were posts, 2 with pictures. What the others were is a guess.
 */
final class BlueskyEvents {
    private static final int ALL = 152;
    private static final int MEAN = 551;
    private static final int ROUNDS = 50;
    private static final String AUTHOR = "did:plc:catwalks" + Frame.STAMP;
    private static final String SOMEBODY = "did:plc:somebodysomebodysomebod2";
    private static final String CID = "bafyreiabcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst";
    private static final String BLOB = "bafkreiabcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst";
    private static final String WORDS = "so that was the week, and tomorrow we shall see what the next one brings to us";

    private BlueskyEvents() {}

    /** So many rounds of the mix that the share of those with a keyword comes out even. */
    static List<Frame> mixed(int percent) {
        List<Frame> frames = new ArrayList<>();
        List<String> round = round();
        int pictures = 0;
        for (int i = 0; i < ROUNDS; i++) {
            for (String event : round) {
                boolean matching = false;
                if (event.contains("aspectRatio")) {
                    pictures++;
                    matching = pictures * percent / 100 > (pictures - 1) * percent / 100;
                }
                frames.add(Frame.ofWebSocket(matching ? event.replace("dog", "cat") : event, matching));
            }
        }
        return frames;
    }

    /** One picture and two, in turn. */
    static List<Frame> pictures() {
        return List.of(
                Frame.ofWebSocket(picture("cat"), true), Frame.ofWebSocket(gallery("cat"), true));
    }

    /** The mix, in no order, but the same in each run. */
    private static List<String> round() {
        List<String> events = new ArrayList<>(List.of(picture("dog"), gallery("dog")));
        repeat(events, 3, post(field("embed", "{\"$type\":\"app.bsky.embed.external\",\"external\":{\"description\":\""
                + WORDS + "\",\"title\":\"The news\",\"uri\":\"https://news.example/week\"}}")));
        repeat(events, 2, post(field("embed", "{\"$type\":\"app.bsky.embed.record\",\"record\":" + link("post") + "}")));
        repeat(events, 10, post(field("reply", "{\"parent\":" + link("post") + ",\"root\":" + link("post") + "}")));
        repeat(events, 40, create("like", field("subject", link("post")) + field("via", link("repost"))));
        repeat(events, 52, like());
        repeat(events, 14, create("repost", field("subject", link("post")) + field("via", link("repost"))));
        repeat(events, 12, create("follow", field("subject", "\"" + SOMEBODY + "\"")));
        repeat(events, 2, delete("post"));
        repeat(events, 11, delete("like"));
        repeat(events, 2, event("identity", field("identity", "{\"did\":\"" + AUTHOR
                + "\",\"handle\":\"mina.example\",\"seq\":31527015470,\"time\":\"2026-07-04T14:38:07.877Z\"}")));
        repeat(events, 1, event("account", field("account", "{\"active\":true,\"did\":\"" + AUTHOR
                + "\",\"seq\":31527015471,\"time\":\"2026-07-04T14:38:07.877Z\"}")));
        events.add(profile(ALL * MEAN - events.stream().mapToInt(String::length).sum()));
        if (events.size() != ALL) {
            throw new IllegalStateException("the mix has " + events.size() + " events");
        }
        Collections.shuffle(events, new Random(ALL));
        return events;
    }

    private static void repeat(List<String> events, int times, String event) {
        events.addAll(Collections.nCopies(times, event));
    }

    static String like() {
        return create("like", field("subject", link("post")));
    }

    static String picture(String animal) {
        return post(
                field("embed", "{\"$type\":\"app.bsky.embed.images\",\"images\":[{" + image(animal) + "]}")
                        + field("facets", "[{\"features\":[{\"$type\":\"app.bsky.richtext.facet#tag\",\"tag\":\"photo\"}],"
                                + "\"index\":{\"byteEnd\":22,\"byteStart\":17}}]"));
    }

    private static String gallery(String animal) {
        String item = "{\"$type\":\"app.bsky.embed.gallery#image\"," + image(animal);
        return post(field("embed", "{\"$type\":\"app.bsky.embed.gallery\",\"items\":[" + item + "," + item + "]}"));
    }

    private static String image(String animal) {
        return "\"alt\":\"a " + animal + " looks out of a window\",\"aspectRatio\":{\"height\":900,\"width\":1200},"
                + "\"image\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"" + BLOB
                + "\"},\"mimeType\":\"image/jpeg\",\"size\":997139}}";
    }

    /** A text that tells when it was sent. */
    private static String post(String more) {
        return create("post", field("langs", "[\"en\"]") + field("text", "\"at " + Frame.STAMP + " " + WORDS + "\"") + more);
    }

    /** A profile of this length, by a long description. */
    private static String profile(int length) {
        String shortest = commit("update", "app.bsky.actor.profile", "self", field("record", described("")) + cid());
        if (length < shortest.length()) {
            throw new IllegalStateException("the mix is " + (shortest.length() - length) + " bytes too long");
        }
        return shortest.replace(described(""), described("a".repeat(length - shortest.length())));
    }

    private static String described(String description) {
        return "{\"$type\":\"app.bsky.actor.profile\",\"description\":\"" + description + "\"}";
    }

    private static String create(String kind, String more) {
        String type = collection(kind);
        return commit(
                "create",
                type,
                Frame.STAMP,
                field("record", "{\"$type\":\"" + type + "\",\"createdAt\":\"2026-07-04T14:37:36.557Z\"" + more + "}")
                        + cid());
    }

    private static String delete(String kind) {
        return commit("delete", collection(kind), "3mptbxs3hq22j", "");
    }

    private static String commit(String operation, String collection, String key, String more) {
        return event(
                "commit",
                field("commit", "{\"rev\":\"3mptbyplwma2l\",\"operation\":\"" + operation + "\",\"collection\":\""
                        + collection + "\",\"rkey\":\"" + key + "\"" + more + "}"));
    }

    private static String event(String kind, String more) {
        return "{\"did\":\"" + AUTHOR + "\",\"time_us\":" + Frame.STAMP + ",\"kind\":\"" + kind + "\"" + more + "}";
    }

    private static String cid() {
        return field("cid", "\"" + CID + "\"");
    }

    private static String link(String kind) {
        return "{\"cid\":\"" + CID + "\",\"uri\":\"at://" + SOMEBODY + "/" + collection(kind) + "/3mptbxs3hq22j\"}";
    }

    private static String collection(String kind) {
        return kind.equals("follow") ? "app.bsky.graph.follow" : "app.bsky.feed." + kind;
    }

    private static String field(String name, String value) {
        return ",\"" + name + "\":" + value;
    }
}

package catwalk.bench.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Events as Jetstream sends them, of all collections. In the sample that the mix follows, of July 2026, 152 events took
 * 551 bytes on average; 17 were posts, 2 with pictures. What the others were is a guess. They are written here with '
 * for ".
 */
final class BlueskyEvents {
    private static final int ALL = 152;
    private static final int MEAN = 551;
    private static final int ROUNDS = 50;
    private static final String AUTHOR = "did:plc:catwalks" + Frame.STAMP;
    private static final String SOMEBODY = "did:plc:somebodysomebodysomebod2";
    private static final String CID = "bafyreiabcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst";
    private static final String BLOB = "bafkreiabcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst";
    private static final String TIME = "2026-07-04T14:37:36.557Z";
    private static final String WORDS =
            "so that was the week, and tomorrow we shall see what the next one brings to us";

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
        return List.of(Frame.ofWebSocket(picture("cat"), true), Frame.ofWebSocket(gallery("cat"), true));
    }

    /** The mix, in no order, but the same in each run; of the mean length by one long description. */
    private static List<String> round() {
        List<String> events = new ArrayList<>(List.of(picture("dog"), gallery("dog")));
        repeat(events, 3, post("'embed':{'$type':'app.bsky.embed.external','external':" + news() + "}"));
        repeat(events, 2, post("'embed':{'$type':'app.bsky.embed.record','record':" + link("post") + "}"));
        repeat(events, 10, post("'reply':{'parent':" + link("post") + ",'root':" + link("post") + "}"));
        repeat(events, 40, create("feed.like", "'subject':" + link("post") + ",'via':" + link("repost")));
        repeat(events, 52, like());
        repeat(events, 14, create("feed.repost", "'subject':" + link("post") + ",'via':" + link("repost")));
        repeat(events, 12, create("graph.follow", "'subject':'" + SOMEBODY + "'"));
        repeat(events, 2, delete("feed.post"));
        repeat(events, 11, delete("feed.like"));
        repeat(events, 2, account("identity", "'handle':'mina.example'"));
        repeat(events, 1, account("account", "'active':true"));
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
        return create("feed.like", "'subject':" + link("post"));
    }

    static String picture(String animal) {
        return post("'embed':{'$type':'app.bsky.embed.images','images':[{" + image(animal) + "}]},"
                + "'facets':[{'features':[{'$type':'app.bsky.richtext.facet#tag','tag':'photo'}],"
                + "'index':{'byteEnd':22,'byteStart':17}}]");
    }

    private static String gallery(String animal) {
        String item = "{'$type':'app.bsky.embed.gallery#image'," + image(animal) + "}";
        return post("'embed':{'$type':'app.bsky.embed.gallery','items':[" + item + "," + item + "]}");
    }

    private static String image(String animal) {
        return "'alt':'a " + animal + " looks out of a window','aspectRatio':{'height':900,'width':1200},"
                + "'image':{'$type':'blob','ref':{'$link':'" + BLOB + "'},'mimeType':'image/jpeg','size':997139}";
    }

    private static String news() {
        return "{'description':'" + WORDS + "','title':'The news','uri':'https://news.example/week'}";
    }

    /** A text that tells when it was sent. */
    private static String post(String more) {
        return create("feed.post", "'langs':['en'],'text':'at " + Frame.STAMP + " " + WORDS + "'," + more);
    }

    /** A profile that takes so many bytes. */
    private static String profile(int length) {
        int missing = length - profileOf("").length();
        if (missing < 0) {
            throw new IllegalStateException("the mix is " + -missing + " bytes too long");
        }
        return profileOf("a".repeat(missing));
    }

    private static String profileOf(String description) {
        String record = "{'$type':'app.bsky.actor.profile','description':'" + description + "'}";
        return commit("update", "actor.profile", "self", ",'record':" + record + ",'cid':'" + CID + "'");
    }

    private static String create(String kind, String more) {
        String record = "{'$type':'app.bsky." + kind + "','createdAt':'" + TIME + "'," + more + "}";
        return commit("create", kind, Frame.STAMP, ",'record':" + record + ",'cid':'" + CID + "'");
    }

    private static String delete(String kind) {
        return commit("delete", kind, "3mptbxs3hq22j", "");
    }

    private static String commit(String operation, String kind, String key, String more) {
        return event(
                "commit",
                "{'rev':'3mptbyplwma2l','operation':'" + operation + "','collection':'app.bsky." + kind + "','rkey':'"
                        + key + "'" + more + "}");
    }

    private static String account(String kind, String more) {
        return event(kind, "{'did':'" + AUTHOR + "','seq':31527015470,'time':'" + TIME + "'," + more + "}");
    }

    private static String event(String kind, String what) {
        String event =
                "{'did':'" + AUTHOR + "','time_us':" + Frame.STAMP + ",'kind':'" + kind + "','" + kind + "':" + what;
        return (event + "}").replace('\'', '"');
    }

    private static String link(String kind) {
        return "{'cid':'" + CID + "','uri':'at://" + SOMEBODY + "/app.bsky.feed." + kind + "/3mptbxs3hq22j'}";
    }
}

package catwalk.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.DevTools;
import catwalk.kit.HeldPictures;
import catwalk.kit.QuietBroker;
import catwalk.kit.RunningWall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/**
 * What the places that posts come from ask of whoever shows them: who wrote it, with name, account and portrait, the words as they
 * are, when, a way to the post, and whose mark it bears; the licence where there is one.
 */
@Tag("browser")
class SourceRulesTest {
    private static final String STILL = "prefers-reduced-motion=reduce";
    private static final String PUBLISHED = "2026-07-04T14:38:08.999Z";

    /**
     * A post of a source.
     *
     * @param source as its activities name their generator
     * @param handle empty where the platform has none
     * @param license name and address; empty where the post is under none
     */
    private record Post(
            String source,
            String platform,
            String called,
            String url,
            String name,
            String handle,
            String profile,
            List<String> license) {}

    private static final List<Post> POSTS = List.of(
            new Post(
                    "bluesky",
                    "bluesky",
                    "Bluesky",
                    "https://bsky.example/profile/mina.example/post/3l",
                    "Mina",
                    "mina.example",
                    "https://bsky.example/profile/mina.example",
                    List.of()),
            new Post(
                    "mastodon.eu",
                    "mastodon",
                    "Mastodon",
                    "https://social.example/@jun/1",
                    "Jun",
                    "jun@social.example",
                    "https://social.example/@jun",
                    List.of()),
            new Post(
                    "x-stream",
                    "x",
                    "X",
                    "https://x.example/mina_cat/status/1",
                    "Mina 🐈",
                    "mina_cat",
                    "https://x.example/mina_cat",
                    List.of()),
            new Post(
                    "wikimedia",
                    "wikimedia",
                    "Wikimedia Commons",
                    "https://commons.example/wiki/File:Cat.jpg",
                    "Jun Photo",
                    "JunPhoto",
                    "https://commons.example/wiki/User:JunPhoto",
                    List.of("CC BY-SA 4.0", "https://creativecommons.example/licenses/by-sa/4.0")),
            new Post(
                    "rss.flickr",
                    "rss",
                    "RSS",
                    "https://photos.example/mina/1/",
                    "Mina K",
                    "",
                    "https://photos.example/people/mina/",
                    List.of("CC BY 2.0", "https://creativecommons.example/licenses/by/2.0")),
            new Post(
                    "webhook",
                    "webhook",
                    "Webhook",
                    "https://shop.example/cats/1",
                    "Jun at the counter",
                    "",
                    "https://shop.example/jun",
                    List.of()));

    @AutoClose
    private static final HeldPictures pictures = new HeldPictures();

    @AutoClose
    private static final QuietBroker broker = new QuietBroker();

    @RegisterExtension
    static final Room room = Room.before(broker, Map.of());

    @BeforeAll
    static void hangTheWall() {
        pictures.release();
    }

    @BeforeEach
    void ordinary() {
        room.browser().size(1280, 800);
        tools().prefers(STILL);
    }

    @Test
    void aMosaicKeepsThem() {
        room.open("");
        hang(POSTS);
        POSTS.forEach(SourceRulesTest::keepsTheRules);
    }

    @Test
    void aGridKeepsThem() {
        room.open("?layout=grid");
        hang(POSTS);
        POSTS.forEach(SourceRulesTest::keepsTheRules);
    }

    @Test
    void aListKeepsThem() {
        room.open("?layout=list");
        hang(POSTS);
        POSTS.forEach(SourceRulesTest::keepsTheRules);
    }

    @Test
    void aSpotlightKeepsThem() {
        room.open("?layout=spotlight");
        for (Post post : POSTS) {
            hang(List.of(post));
            keepsTheRules(post);
        }
    }

    @Test
    void theViewerKeepsThemAndNamesTheLicence() {
        room.open("");
        hang(POSTS);
        Map<String, Post> byId = POSTS.stream().collect(Collectors.toMap(Post::url, Function.identity()));
        List<String> ids = room.ids();
        room.click(Room.card(ids.get(0), ".open"));
        await("the viewer").until(() -> room.there("#viewer img.shown"));
        for (String id : ids) {
            Post post = byId.get(id);
            await("the post of " + post.source()).untilAsserted(() -> assertEquals(wanted(post), seen("#viewer")));
            assertEquals(
                    post.license(),
                    room.browser()
                            .eval(
                                    "return [...document.querySelectorAll('#viewer .license')]"
                                            + ".filter(each => each.checkVisibility()).flatMap(each => [each.textContent, each.href])"),
                    post.source() + "'s licence");
            room.press(Keys.ARROW_RIGHT);
        }
    }

    @Test
    void onAPhoneXStillShowsTheAccount() {
        room.browser().size(390, 844);
        room.open("");
        hang(POSTS);
        keepsTheRules(POSTS.get(2));
        room.open("?layout=grid&cols=3&rows=4");
        hang(POSTS);
        assertEquals("@mina_cat", room.words(card(POSTS.get(2), ".handle")));
    }

    @Test
    void theMarkIsSeenInForcedColoursAndOnPaper() {
        for (String layout : List.of("mosaic", "grid")) {
            tools().prefers(STILL, "forced-colors=active");
            room.open("?layout=" + layout);
            hang(POSTS);
            for (Post post : POSTS) {
                assertNotEquals(
                        room.text(
                                "return getComputedStyle(document.querySelector(arguments[0])).backgroundColor",
                                card(post, "").trim()),
                        mark(post, "backgroundColor"),
                        post.platform() + "'s mark has the colour of what it lies on");
            }
            tools().print();
            for (Post post : POSTS) {
                assertEquals("exact", mark(post, "printColorAdjust"), "browsers print no backgrounds unless asked to");
                assertTrue(
                        mark(post, "backgroundColor").matches("rgb\\(((\\d{1,2}|1[01]\\d)(, |\\))){3}"),
                        "dark on white, and not " + mark(post, "backgroundColor"));
            }
        }
    }

    private static void keepsTheRules(Post post) {
        await("the card of " + post.source())
                .untilAsserted(
                        () -> assertEquals(wanted(post), seen(card(post, "").trim())));
    }

    private static Map<String, Object> wanted(Post post) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("avatar", portrait(post));
        wanted.put("name", post.name());
        wanted.put("profile", post.profile());
        wanted.put("handle", post.handle().isEmpty() ? "" : "@" + post.handle());
        wanted.put("text", text(post));
        wanted.put("time", PUBLISHED);
        wanted.put("post", post.url());
        wanted.put("source", post.called());
        wanted.put("platform", post.platform());
        wanted.put("mark", post.platform() + ".svg");
        wanted.put("unseen", List.of());
        wanted.put("covered", List.of());
        return wanted;
    }

    /** What is said of a post within an element, and what of it one cannot see whole or not follow. */
    private static Object seen(String selector) {
        return room.browser().eval("""
                const root = document.querySelector(arguments[0]);
                root.scrollIntoView({ block: 'center' });
                const frame = root.getBoundingClientRect();
                const part = name => root.querySelector(name);
                const whole = at => {
                  const { left, top, right, bottom, width, height } = at.getBoundingClientRect();
                  return at.checkVisibility() && width > 4 && height > 4 && at.scrollWidth <= at.clientWidth + 1
                    && left >= frame.left && top >= frame.top && right <= frame.right + 1 && bottom <= frame.bottom + 1;
                };
                const reached = at => {
                  const { left, top, width, height } = at.getBoundingClientRect();
                  return at.contains(document.elementFromPoint(left + Math.min(width, 30) / 2, top + height / 2));
                };
                const mark = getComputedStyle(part('.source'), '::before');
                const [, address] = /url\\("(.*)"\\)/.exec(mark.maskImage) ?? [];
                const loaded = performance.getEntriesByName(address ?? '').some(({ responseStatus }) => responseStatus === 200);
                const parts = ['.avatar', '.author', '.handle', '.source', '.post', 'time'].filter(name => part(name).textContent || name === '.avatar');
                return {
                  avatar: part('.avatar img')?.src ?? '',
                  name: part('.author').textContent,
                  profile: part('.who').href,
                  handle: part('.handle').textContent,
                  text: part('.text').textContent,
                  time: part('time').dateTime,
                  post: part('a.post:has(time)').href,
                  source: part('.source').textContent,
                  platform: part('.source').dataset.platform,
                  mark: loaded && parseFloat(mark.width) > 8 && parseFloat(mark.height) > 8 ? address.split('/').pop() : '',
                  unseen: parts.filter(name => !whole(part(name))),
                  covered: ['.author', '.handle', '.post'].filter(name => part(name).textContent && !reached(part(name))),
                }
                """, selector);
    }

    private static String text(Post post) {
        String credit = post.license().isEmpty()
                ? ""
                : "\n" + post.name() + ", " + post.license().get(0);
        return "My cat & <yours> #cats https://shop.example/?a=1" + credit;
    }

    private static String portrait(Post post) {
        return pictures.address(POSTS.indexOf(post), 48, 48);
    }

    private static String mark(Post post, String property) {
        return room.text(
                "return getComputedStyle(document.querySelector(arguments[0]), '::before')[arguments[1]]",
                card(post, ".source"),
                property);
    }

    /** What the browser is told to be. */
    private static DevTools tools() {
        return new DevTools(room.browser());
    }

    private static String card(Post post, String part) {
        return Room.card(post.url(), part);
    }

    private static void hang(List<Post> posts) {
        room.clock().advance(Duration.ofSeconds(9)); // the wall need take no breath before
        broker.send(
                "wall.cats",
                posts.stream()
                        .map(post -> activity(post).toString())
                        .collect(Collectors.joining(",", "{\"type\":\"OrderedCollection\",\"orderedItems\":[", "]}")));
        await("the cards").until(() -> {
            room.clock().advance(Duration.ofMillis(500));
            return room.ids().containsAll(posts.stream().map(Post::url).toList());
        });
        room.settled();
    }

    private static JsonNode activity(Post post) {
        ObjectNode activity = (ObjectNode) RunningWall.post(post.url(), "my cat");
        ((ObjectNode) activity.get("generator")).put("name", post.source());
        ObjectNode note = (ObjectNode) activity.get("object");
        note.put("content", text(post)).putObject("contentMap").put("en", text(post));
        ObjectNode author = note.putObject("attributedTo")
                .put("type", "Person")
                .put("id", post.profile())
                .put("url", post.profile())
                .put("name", post.name());
        if (!post.handle().isEmpty()) {
            author.put("preferredUsername", post.handle());
        }
        author.putObject("icon").put("type", "Image").put("url", portrait(post));
        if (!post.license().isEmpty()) {
            note.putObject("license")
                    .put("name", post.license().get(0))
                    .put("url", post.license().get(1));
        }
        ((ObjectNode) note.at("/attachment/0")).put("url", pictures.address(100 + POSTS.indexOf(post), 800, 600));
        return activity;
    }
}

package catwalk.routes;

import static catwalk.simulator.JetstreamEvents.accountGone;
import static catwalk.simulator.JetstreamEvents.delete;
import static catwalk.simulator.JetstreamEvents.gallery;
import static catwalk.simulator.JetstreamEvents.images;
import static catwalk.simulator.JetstreamEvents.labelled;
import static catwalk.simulator.JetstreamEvents.languages;
import static catwalk.simulator.JetstreamEvents.quoteWithGallery;
import static catwalk.simulator.JetstreamEvents.tagged;
import static catwalk.simulator.JetstreamEvents.uri;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.RunningWall;
import catwalk.kit.Schema;
import catwalk.kit.Viewer;
import catwalk.simulator.AppView;
import catwalk.simulator.Jetstream;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** routes/sources/bluesky-source.kamelet.yaml and what it calls, from a Jetstream and an app view to a viewer. */
class BlueskySourceTest {
    private static final String MINA = "did:plc:mina";

    @TempDir
    static Path data;

    private static Jetstream jetstream;
    private static AppView appView;
    private static RunningWall wall;
    private static int posts;

    private Viewer viewer;

    @BeforeAll
    static void startTheWall() {
        jetstream = new Jetstream();
        appView = new AppView();
        wall = new RunningWall(data)
                .with("wall.roles", "broker,publisher")
                .with("wall.sources", "bluesky")
                .with("wall.sensitive", "blur")
                .with("bluesky.url", jetstream.url())
                .with("bluesky.idle-timeout", 2000)
                .with("bluesky.appview-url", appView.url())
                .with("bluesky.appview-wait", 1500)
                .start();
        await().until(() -> jetstream.subscribers() == 1);
    }

    @AfterAll
    static void stopTheWall() {
        wall.close();
        appView.close();
        jetstream.close();
    }

    @BeforeEach
    void watch() {
        viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true);
    }

    @AfterEach
    void everyMessageWasValid() {
        appView.failWith(0);
        viewer.close();
        viewer.collections().forEach(Schema::assertValid);
    }

    @Test
    void aPostComesWithPicturesTagsLanguagesAndItsAuthorsName() {
        String rkey = rkey();
        jetstream.send(languages(
                tagged(images(MINA, rkey, "He owns the desk #cats", "a tabby on a keyboard"), "cats"), "en", "ko"));
        JsonNode post = created(uri(MINA, rkey)).get("object");
        assertEquals("He owns the desk #cats", post.get("content").asText());
        assertEquals("#cats", post.at("/tag/0/name").asText());
        assertTrue(post.at("/contentMap").has("ko"), post.toString());
        assertEquals(
                "https://bsky.app/profile/did:plc:mina/post/" + rkey,
                post.get("url").asText());
        assertEquals("a tabby on a keyboard", post.at("/attachment/0/name").asText());
        assertEquals(1200, post.at("/attachment/0/width").asInt());
        assertEquals(
                "https://cdn.bsky.app/img/feed_fullsize/plain/did:plc:mina/bafkreimina0@jpeg",
                post.at("/attachment/0/url").asText());
        assertEquals("Name of mina", post.at("/attributedTo/name").asText());
        assertEquals("mina.example", post.at("/attributedTo/preferredUsername").asText());
        assertTrue(post.at("/attributedTo/icon/url").asText().startsWith("https://"));
        assertEquals(false, post.get("sensitive").asBoolean(true), "the app view knows no label");
    }

    @Test
    void aGalleryAndPicturesBesideAQuoteShowAllOfThem() {
        String gallery = rkey();
        String quote = rkey();
        jetstream.send(gallery(MINA, gallery, "cats", "1", "2", "3", "4", "5", "6"));
        jetstream.send(quoteWithGallery(MINA, quote, "고양이 둘", "", "두 마리"));
        assertEquals(6, created(uri(MINA, gallery)).at("/object/attachment").size());
        JsonNode pictures = created(uri(MINA, quote)).at("/object/attachment");
        assertEquals(2, pictures.size());
        assertEquals(
                "",
                pictures.at("/0/name").asText("absent"),
                "described as nothing, which is not the same as not described");
    }

    @Test
    void adultContentIsSensitiveWhetherTheAuthorOrALabelerSaysSo() {
        String byAuthor = rkey();
        String byLabeler = rkey();
        appView.labelPost(uri(MINA, byLabeler), "sexual");
        jetstream.send(labelled(images(MINA, byAuthor, "cat", "a"), "graphic-media"));
        jetstream.send(images(MINA, byLabeler, "cat", "a"));
        assertTrue(created(uri(MINA, byAuthor)).at("/object/sensitive").asBoolean());
        assertTrue(created(uri(MINA, byLabeler)).at("/object/sensitive").asBoolean());
    }

    @Test
    void whoWantsNoVisitorsWithoutAnAccountIsNotShown() {
        String shy = "did:plc:shy" + ++posts;
        String hidden = rkey();
        appView.labelAuthor(shy, "!no-unauthenticated");
        jetstream.send(images(shy, hidden, "cat", "a"));
        String next = rkey();
        jetstream.send(images(MINA, next, "cat", "a"));
        created(uri(MINA, next));
        assertFalse(viewer.created().contains(uri(shy, hidden)));
    }

    @Test
    void aDeletedPostLeaves() {
        String rkey = rkey();
        jetstream.send(images(MINA, rkey, "cat", "a"));
        created(uri(MINA, rkey));
        jetstream.send(delete(MINA, rkey));
        await().until(() -> viewer.deleted().contains(uri(MINA, rkey)));
    }

    @Test
    void anAccountThatIsGoneTakesItsPostsAlongButNotOneInTroubleWithTheServer() {
        String leaver = "did:plc:leaver" + ++posts;
        String one = rkey();
        String two = rkey();
        jetstream.send(images(leaver, one, "cat", "a"));
        jetstream.send(images(leaver, two, "cat", "a"));
        created(uri(leaver, two));
        jetstream.send(accountGone(leaver, "desynchronized"));
        String next = rkey();
        jetstream.send(images(MINA, next, "cat", "a"));
        created(uri(MINA, next));
        assertFalse(viewer.deleted().contains(uri(leaver, one)), "it is only out of step");
        jetstream.send(accountGone(leaver, "takendown"));
        await().until(() -> viewer.deleted().containsAll(List.of(uri(leaver, one), uri(leaver, two))));
    }

    @Test
    void whileTheAppViewFailsAPostShowsWithoutNameAfterTheWait() {
        appView.failWith(502);
        String rkey = rkey();
        jetstream.send(images(MINA, rkey, "cat", "a"));
        JsonNode post = created(uri(MINA, rkey)).get("object");
        assertEquals(MINA, post.at("/attributedTo/name").asText());
        assertFalse(post.has("sensitive"), "nobody has said");
    }

    @Test
    void aBrokenEventIsCountedAndTheStreamGoesOn() {
        double before = malformed();
        jetstream.sendRaw("{\"did\":\"did:plc:x\",\"time_us\":");
        ObjectNode odd = images(MINA, rkey(), "cat", "a");
        ((ObjectNode) odd.at("/commit/record")).put("embed", "app.bsky.embed.images");
        jetstream.send(odd);
        String rkey = rkey();
        jetstream.send(images(MINA, rkey, "cat", "a"));
        created(uri(MINA, rkey));
        assertEquals(before + 2, malformed());
    }

    @Test
    void anEventOfNearlyAMegabyteSurvives() {
        String rkey = rkey();
        jetstream.send(images(MINA, rkey, "cat " + "o".repeat(950_000), "a"));
        assertEquals(
                2_000, created(uri(MINA, rkey)).at("/object/content").asText().length());
    }

    @Test
    void aServerThatFellSilentIsLeftForANewConnectionAndNothingIsMissed() {
        String first = rkey();
        jetstream.send(images(MINA, first, "cat", "a"));
        created(uri(MINA, first));
        String rkey = rkey();
        int before = jetstream.connects().size();
        jetstream.fallSilent();
        jetstream.send(images(MINA, rkey, "cat", "a"));
        await().until(() -> {
            jetstream.speakAgain();
            return jetstream.connects().size() > before;
        });
        created(uri(MINA, rkey));
    }

    private static double malformed() {
        Counter counter = wall.context()
                .getRegistry()
                .findSingleByType(MeterRegistry.class)
                .find("catwalk.malformed")
                .tag("source", "bluesky")
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private JsonNode created(String uri) {
        await("the post " + uri).until(() -> viewer.created().contains(uri));
        return viewer.arrivals().stream()
                .filter(arrival -> arrival.id().equals(uri))
                .findFirst()
                .orElseThrow()
                .activity();
    }

    private static String rkey() {
        return "3post" + ++posts;
    }
}

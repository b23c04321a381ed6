package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.RunningWall;
import catwalk.simulator.XApi;
import catwalk.simulator.XPost;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** routes/sources/x-stream-source.kamelet.yaml and the routes it calls, from X's API v2 to a viewer. */
class XStreamSourceTest extends StreamSourceContract {
    private final XApi x = XApi.started().searchLatency(Duration.ZERO).keepAliveEvery(Duration.ofMillis(500));
    private int posts;
    private XPost last;

    @AfterEach
    void stopX() {
        x.close();
    }

    @Override
    String source() {
        return "x-stream";
    }

    @Override
    void configure(RunningWall settings) {
        settings.with("x.url", x.url())
                .with("x.bearer-token", XApi.TOKEN)
                .with("x.idle-timeout", 2000)
                .with("x.catch-up-delay", 300)
                .with("wall.keywords", "cat, 고양이, cat nap")
                .with("wall.sensitive", "blur");
    }

    private XPost next(String text) {
        return XPost.of(Instant.now(), ++posts, text);
    }

    private String publish(XPost post) {
        last = post;
        x.publish(post);
        return "https://x.com/i/status/" + post.firstId();
    }

    @Override
    String post() {
        return publish(next("a cat").photo("a tabby"));
    }

    @Override
    String latePost() {
        return publish(
                XPost.of(Instant.now().minusSeconds(5), ++posts, "a late cat").photo("a tabby"));
    }

    @Override
    void repeat() {
        x.duplicate(last);
    }

    @Override
    void keepAlive() {
        x.keepAlive();
    }

    @Override
    void unknownEvent() {
        x.publishRaw("{\"something\":{\"new\":true}}");
    }

    @Override
    void brokenEvent() {
        x.publishRaw("{\"data\":{\"id\":");
    }

    @Override
    void hugeEvent() {
        x.publishRaw("{\"data\":{\"id\":\"1\",\"text\":\"" + "x".repeat(5_000_000) + "\"}}");
    }

    @Override
    void cut() {
        x.cut();
    }

    @Override
    void goSilent() {
        x.goSilent();
    }

    @Override
    void resume() {
        // here the old connection, too, would speak again
        awaitConnects(2);
        x.resume();
    }

    @Override
    void refuse(int status, int times) {
        x.failStream(String.valueOf(status), times);
    }

    @Override
    int connects() {
        return (int) x.streamConnects().stream()
                .filter(request -> request.status() == 200)
                .count();
    }

    private JsonNode shown(String id) {
        await("the post").atMost(PATIENCE).until(() -> viewer.created().contains(id));
        return viewer.arrivals().stream()
                .filter(arrival -> arrival.id().equals(id))
                .findFirst()
                .orElseThrow()
                .activity()
                .get("object");
    }

    @Test
    void aPostComesWithAllItsPhotosAltTextsAndAuthorAndWithoutTheLinkToItsPhotos() {
        JsonNode post = shown(publish(next("three of a cat in a box & tea #cats")
                .by("2200000001", "Mina", "mina_example")
                .lang("en")
                .hashtags("cats")
                .photo("three kittens")
                .photo()));
        assertTrue(post.get("content").asText().startsWith("three of a cat in a box & tea #cats"), post.toString());
        assertFalse(post.get("content").asText().contains("t.co"), post.toString());
        assertEquals(2, post.at("/attachment").size());
        assertEquals("three kittens", post.at("/attachment/0/name").asText());
        assertTrue(post.at("/attachment/0/url").asText().endsWith("name=large"), post.toString());
        assertEquals("Mina", post.at("/attributedTo/name").asText());
        assertEquals("mina_example", post.at("/attributedTo/preferredUsername").asText());
        assertEquals("#cats", post.at("/tag/0/name").asText());
        assertTrue(post.at("/contentMap").has("en"));
        assertEquals(
                "https://x.com/mina_example/status/" + last.id(),
                post.get("url").asText());
    }

    @Test
    void videosAndGifsShowTheirPreviewsAndAQuoteThePicturesOfWhatItQuotes() {
        assertEquals(
                1, shown(publish(next("cat").video("jump"))).at("/attachment").size());
        assertEquals(
                1, shown(publish(next("cat").gif("blep"))).at("/attachment").size());
        XPost quoted = next("look at this").photo("quoted");
        x.publish(quoted);
        JsonNode quote = shown(publish(next("cat!").quoting(quoted)));
        assertEquals("quoted", quote.at("/attachment/0/name").asText());
    }

    @Test
    void anEditChangesThePostUnderItsFirstId() {
        String id = publish(next("a cat").photo("a tabby"));
        shown(id);
        publish(last.edited(Instant.now(), ++posts, "a better cat"));
        await("the edit").atMost(PATIENCE).until(() -> viewer.arrivals().stream()
                .anyMatch(arrival -> arrival.type().equals("Update")
                        && arrival.id().equals(id)
                        && arrival.activity().at("/object/content").asText().startsWith("a better cat")));
    }

    @Test
    void theRulesFollowTheKeywordsAndSomebodyElsesStay() {
        String foreign = x.addRule("dogs has:images", "somebody else's");
        assertTrue(rules().contains("(cat OR 고양이 OR \"cat nap\") has:media -is:retweet"), rules().toString());
        wall.close();
        wall = new RunningWall(data).with("wall.roles", "broker,publisher").with("wall.sources", source());
        configure(wall);
        wall.with("wall.keywords", "kitten").with("wall.languages", "ko, en").start();
        awaitConnects(2);
        assertTrue(
                rules().contains("kitten has:media -is:retweet (lang:ko OR lang:en)")
                        || rules().contains("(kitten) has:media -is:retweet (lang:ko OR lang:en)"),
                rules().toString());
        assertTrue(rules().contains("dogs has:images"), "the foreign rule " + foreign + " is gone: " + rules());
        assertEquals(2, rules().size(), rules().toString());
    }

    private List<String> rules() {
        return x.rules().stream().map(rule -> rule.path("value").asText()).toList();
    }

    @Test
    void whatXSaysInTheStreamIsFollowedByANewConnection() {
        String before = post();
        x.inStreamError("UpstreamOperationalDisconnect");
        awaitConnects(2);
        awaitShown(List.of(before, post()));
    }

    @Test
    void whoHoldsTheOnlyConnectionIsTold() {
        x.cut();
        x.failStream("429 connection", 1);
        await("health tells it").atMost(PATIENCE).until(() -> metrics.health().contains("another client holds"));
    }
}

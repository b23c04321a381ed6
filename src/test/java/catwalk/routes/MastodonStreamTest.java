package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.RunningWall;
import catwalk.kit.Viewer;
import catwalk.simulator.Mastodon;
import catwalk.simulator.MastodonStatuses;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** routes/sources/mastodon-source.kamelet.yaml with a token: the stream of a hashtag, and what it misses. */
class MastodonStreamTest extends StreamSourceContract {
    private final Mastodon mastodon = Mastodon.started();
    private final Instant now = Instant.now();
    private int posts;
    private ObjectNode last;

    @AfterEach
    void stopMastodon() {
        mastodon.close();
    }

    @Override
    String source() {
        return "mastodon";
    }

    @Override
    void configure(RunningWall settings) {
        settings.with("mastodon.url", mastodon.url())
                .with("mastodon.token", Mastodon.USER_TOKEN)
                .with("mastodon.hashtags", "cats")
                .with("mastodon.idle-timeout", 2000)
                .with("wall.sensitive", "blur");
    }

    private ObjectNode next(String html) {
        posts++;
        ObjectNode status = MastodonStatuses.images(MastodonStatuses.id(now, posts), html, "a cat");
        return MastodonStatuses.withTags(status, "cats");
    }

    private String publish(ObjectNode status) {
        last = status;
        mastodon.publish(status);
        return status.path("uri").asText();
    }

    @Override
    String post() {
        return publish(next("<p>cat " + posts + "</p>"));
    }

    @Override
    String latePost() {
        ObjectNode status =
                MastodonStatuses.images(MastodonStatuses.id(now.minusSeconds(60), ++posts), "<p>late cat</p>", "a cat");
        return publish(MastodonStatuses.withTags(status, "cats"));
    }

    @Override
    void repeat() {
        mastodon.event("update", last);
    }

    @Override
    void keepAlive() {
        mastodon.thump();
    }

    @Override
    void unknownEvent() {
        mastodon.event("filters_changed", "{}");
    }

    @Override
    void brokenEvent() {
        mastodon.event("update", "{\"id\":\"1\",\"content\":");
    }

    @Override
    void hugeEvent() {
        mastodon.event("update", "{\"id\":\"1\",\"content\":\"" + "x".repeat(5_000_000) + "\"}");
    }

    @Override
    void cut() {
        mastodon.cut();
    }

    @Override
    void goSilent() {
        mastodon.goSilent();
    }

    @Override
    void resume() {
        mastodon.resume();
    }

    @Override
    void refuse(int status, int times) {
        mastodon.failStream(status, times);
    }

    @Override
    int connects() {
        return mastodon.connects().size();
    }

    private JsonNode shown(String uri) {
        await("the post").atMost(PATIENCE).until(() -> viewer.created().contains(uri));
        return viewer.arrivals().stream()
                .filter(arrival -> arrival.id().equals(uri))
                .findFirst()
                .orElseThrow()
                .activity()
                .get("object");
    }

    @Test
    void aStatusComesAsPlainTextWithItsPicturesAltTextsFocusAndBlurhash() {
        ObjectNode status =
                next("<p>Sunday with " + MastodonStatuses.hashtag("cats") + " &amp; tea</p><p>and<br>more</p>");
        JsonNode post = shown(publish(status));
        assertEquals("Sunday with #cats & tea\n\nand\nmore", post.get("content").asText());
        assertEquals("text/plain", post.get("mediaType").asText());
        assertEquals(
                "Sunday with #cats & tea\n\nand\nmore",
                post.at("/contentMap/en").asText());
        assertEquals("#cats", post.at("/tag/0/name").asText());
        JsonNode picture = post.at("/attachment/0");
        JsonNode original = status.at("/media_attachments/0");
        assertEquals(original.path("url"), picture.path("url"));
        assertEquals(original.path("preview_url"), picture.at("/preview/url"));
        assertEquals(original.path("blurhash"), picture.path("blurhash"));
        assertEquals(original.at("/meta/original/width"), picture.path("width"));
        assertEquals(original.at("/meta/focus/x"), picture.at("/focalPoint/0"));
        assertEquals("a cat", picture.path("name").asText());
        assertTrue(post.at("/attributedTo/preferredUsername").asText().contains("@"), post.toString());
        assertEquals(status.path("url"), post.path("url"));
    }

    @Test
    void aContentWarningBecomesTheSummaryOfASensitivePost() {
        JsonNode post = shown(publish(MastodonStatuses.withWarning(next("<p>cat</p>"), "eye contact")));
        assertEquals("eye contact", post.path("summary").asText());
        assertTrue(post.path("sensitive").asBoolean());
    }

    @Test
    void boostsAndPostsThatAreNotPublicStayOut() {
        ObjectNode original = next("<p>cat</p>");
        publish(MastodonStatuses.boost(MastodonStatuses.id(now, 900), original));
        publish(MastodonStatuses.withVisibility(next("<p>quiet cat</p>"), "unlisted"));
        awaitShown(List.of(post()));
    }

    @Test
    void anEditChangesThePostAndADeleteTakesItAway() {
        String uri = post();
        shown(uri);
        mastodon.edit(MastodonStatuses.edited(last, Instant.now(), "<p>a better cat</p>"));
        await("the edit").atMost(PATIENCE).until(() -> viewer.arrivals().stream()
                .anyMatch(arrival -> arrival.type().equals("Update")
                        && arrival.activity().at("/object/content").asText().equals("a better cat")));
        mastodon.delete(last.path("id").asText());
        await("the delete").atMost(PATIENCE).until(() -> viewer.deleted().contains(uri));
    }

    @Test
    void withoutHashtagsTheStreamOfAllPublicPostsIsReadAndTheWallPicks() {
        wall.close();
        wall = new RunningWall(data).with("wall.roles", "broker,publisher").with("wall.sources", source());
        configure(wall);
        wall.with("mastodon.hashtags", "").start();
        awaitConnects(2);
        assertEquals("/api/v1/streaming/public", mastodon.connects().get(1).path(), "with the keywords' many hashtags");
        viewer.close();
        viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true);
        publish(MastodonStatuses.images(MastodonStatuses.id(now, 501), "<p>a dog</p>", "a dog"));
        String untagged = publish(MastodonStatuses.images(MastodonStatuses.id(now, 502), "<p>a cat</p>", "a cat"));
        awaitShown(List.of(untagged));
    }

    @Test
    void aRefusedTokenIsToldAndNothingElseSuffers() {
        mastodon.revoke();
        await("health tells it").atMost(PATIENCE).until(() -> metrics.health().contains("status 401"));
        assertFalse(metrics.health().contains("DOWN"), metrics.health());
    }
}

package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.RunningWall;
import catwalk.simulator.CommonsFiles;
import catwalk.simulator.Wikimedia;
import catwalk.simulator.WikimediaEvents;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** routes/sources/wikimedia-source.kamelet.yaml: the stream of all changes, and the files of Commons in it. */
class WikimediaSourceTest extends StreamSourceContract {
    private volatile Instant stopped;
    private final Wikimedia wikimedia = Wikimedia.started(this::now);
    private int posts;

    @AfterEach
    void stopWikimedia() {
        wikimedia.close();
    }

    private Instant now() {
        return stopped == null ? Instant.now() : stopped;
    }

    @Override
    String source() {
        return "wikimedia";
    }

    @Override
    void configure(RunningWall settings) {
        settings.with("wikimedia.url", wikimedia.url())
                .with("wikimedia.api-url", wikimedia.url())
                .with("wikimedia.contact", "mina+wall@example.org")
                .with("wikimedia.idle-timeout", 2000);
    }

    private String have(String title) {
        wikimedia.commons().have(title, CommonsFiles.photo(title, "Mina", now(), 4000, 3000));
        return title;
    }

    private String publish(ObjectNode event) {
        wikimedia.publish(event);
        return event.at("/meta/uri").asText();
    }

    @Override
    String post() {
        return publish(WikimediaEvents.upload(have("File:Cat " + ++posts + ".jpg"), "Mina", now()));
    }

    @Override
    String latePost() {
        return publish(
                WikimediaEvents.upload(have("File:Late cat " + ++posts + ".jpg"), "Mina", now().minusSeconds(30)));
    }

    @Override
    void repeat() {
        wikimedia.duplicate();
    }

    @Override
    void keepAlive() {
        wikimedia.publishRaw(":\n\n");
    }

    @Override
    void unknownEvent() {
        wikimedia.publishRaw("event: recess\ndata: {}\n\n");
    }

    @Override
    void brokenEvent() {
        wikimedia.publishRaw("event: message\ndata: {\"wiki\":\"commonswiki\",\"log_type\":\"upload\",\"title\":\n\n");
    }

    @Override
    void hugeEvent() {
        wikimedia.publishRaw("event: message\ndata: {\"log_type\":\"" + "x".repeat(5_000_000) + "\"}\n\n");
    }

    @Override
    void cut() {
        wikimedia.cut();
    }

    @Override
    void goSilent() {
        wikimedia.goSilent();
    }

    @Override
    void resume() {
        wikimedia.resume();
    }

    @Override
    void refuse(int status, int times) {
        wikimedia.failStream(status, times);
    }

    @Override
    int connects() {
        return wikimedia.connects().size();
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
    void aNewFileComesWithItsPictureDescriptionAuthorLicenceAndCategories() {
        String title = "File:My cat (1).jpg";
        ObjectNode file = CommonsFiles.photo(title, "Mina K", now(), 4000, 3000);
        wikimedia.commons().have(title, CommonsFiles.withCategories(file, "CC-BY-SA-4.0", "Tabby cats in Seoul"));
        JsonNode post = shown(publish(WikimediaEvents.upload(title, "Mina K", now())));
        assertEquals(
                "https://commons.wikimedia.org/wiki/File:My_cat_(1).jpg",
                post.path("url").asText());
        assertEquals(
                "A cat & its box\nMina K, CC BY-SA 4.0, via Wikimedia Commons",
                post.path("content").asText());
        assertEquals("My cat (1)", post.path("name").asText());
        JsonNode picture = post.at("/attachment/0");
        assertTrue(picture.path("url").asText().endsWith("/1280px-My_cat_%281%29.jpg"), picture.toString());
        assertTrue(picture.at("/preview/url").asText().endsWith("/500px-My_cat_%281%29.jpg"), picture.toString());
        assertEquals("image/jpeg", picture.path("mediaType").asText());
        assertEquals(4000, picture.path("width").asInt());
        assertFalse(picture.has("name"), "nobody has described it");
        assertEquals("Mina K", post.at("/attributedTo/name").asText());
        assertEquals(
                "https://commons.wikimedia.org/wiki/User:Mina_K",
                post.at("/attributedTo/url").asText());
        assertEquals("CC BY-SA 4.0", post.at("/license/name").asText());
        assertEquals(
                "https://creativecommons.org/licenses/by-sa/4.0",
                post.at("/license/url").asText());
        assertEquals(List.of("#Tabby cats in Seoul"), post.path("tag").findValuesAsText("name"));
        assertFalse(post.has("sensitive"), "Commons does not say");
    }

    @Test
    void onlyFilesOfCommonsAreShownAndNoOtherWikisNorExamples() {
        Instant now = now();
        String cat = have("File:A cat of another kind.jpg");
        wikimedia.publish(
                WikimediaEvents.canary(now),
                WikimediaEvents.on(WikimediaEvents.upload(cat, "Jun", now), "enwiki", "en.wikipedia.org"),
                WikimediaEvents.edit("commonswiki", "commons.wikimedia.org", 6, cat, now),
                WikimediaEvents.categorization("Category:Cats", cat, now),
                WikimediaEvents.rename(cat, "File:Cat elsewhere.jpg", now),
                WikimediaEvents.restoration(cat, now),
                WikimediaEvents.deletion("Category:Cat", now));
        awaitShown(List.of(post()));
        assertEquals(0, metrics.sum("catwalk_malformed_total", "source=\"wikimedia\""));
    }

    @Test
    void aNewVersionIsAnEditAndADeletedFileLeaves() {
        String id = post();
        shown(id);
        String title = "File:Cat " + posts + ".jpg";
        wikimedia
                .commons()
                .have(
                        title,
                        CommonsFiles.withDescription(
                                CommonsFiles.photo(title, "Mina", now(), 800, 600), "a <b>better</b> cat"));
        publish(WikimediaEvents.overwrite(title, "Mina", now()));
        await("the edit").atMost(PATIENCE).until(() -> viewer.arrivals().stream()
                .anyMatch(arrival -> arrival.type().equals("Update")
                        && arrival.activity().at("/object/content").asText().startsWith("a better cat\n")));
        publish(WikimediaEvents.deletion(title, now()));
        await("the delete").atMost(PATIENCE).until(() -> viewer.deleted().contains(id));
    }

    @Test
    void ofTheSameMillisecondAsTheLastOneReadNothingIsLost() {
        stopped = Instant.now();
        List<String> ids = new ArrayList<>(List.of(post()));
        shown(ids.get(0));
        cut();
        ids.add(post());
        awaitShown(ids);
    }

    @Test
    void whatTheOtherDataCentreTellsAfterASwitchIsNotLost() {
        List<String> ids = new ArrayList<>(List.of(post()));
        shown(ids.get(0));
        refuse(503, 1);
        cut();
        wikimedia.switchDataCentre();
        ids.add(post());
        awaitConnects(2);
        ids.add(post());
        cut();
        ids.add(post());
        awaitShown(ids);
    }

    @Test
    void theEndThatWikimediaMakesEveryQuarterOfAnHourIsFollowedByANewConnectionAtOnce() {
        List<String> ids = new ArrayList<>(List.of(post()));
        shown(ids.get(0));
        wikimedia.end();
        ids.add(post());
        awaitShown(ids);
        assertEquals(2, connects());
    }
}

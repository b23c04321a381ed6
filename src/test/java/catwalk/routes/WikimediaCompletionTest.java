package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Metrics;
import catwalk.kit.RunningWall;
import catwalk.kit.Schema;
import catwalk.kit.Viewer;
import catwalk.simulator.CommonsFiles;
import catwalk.simulator.Request;
import catwalk.simulator.Wikimedia;
import catwalk.simulator.WikimediaEvents;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** routes/sources/complete-wikimedia-files.camel.yaml: how it asks Commons, and what it makes of odd files. */
class WikimediaCompletionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path data;

    private final Wikimedia wikimedia = Wikimedia.started();
    private RunningWall wall;
    private Viewer viewer;
    private int posts;

    @BeforeEach
    void startTheWall() {
        wall = new RunningWall(data)
                .with("wall.roles", "broker,publisher")
                .with("wall.sources", "wikimedia")
                .with("wikimedia.url", wikimedia.url())
                .with("wikimedia.api-url", wikimedia.url())
                .with("wikimedia.contact", "mina@example.org")
                .start();
        viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true);
        await().until(() -> wikimedia.subscribers() == 1);
    }

    @AfterEach
    void everyMessageWasValid() {
        viewer.close();
        wall.close();
        wikimedia.close();
        viewer.collections().forEach(Schema::assertValid);
    }

    private String upload(String title) {
        return publish(WikimediaEvents.upload(title, "Mina", Instant.now()));
    }

    private String upload(String title, ObjectNode file) {
        wikimedia.commons().have(title, file);
        return upload(title);
    }

    private String publish(ObjectNode event) {
        wikimedia.publish(event);
        return event.at("/meta/uri").asText();
    }

    private String cat() {
        String title = "File:Cat " + ++posts + ".jpg";
        return upload(title, photo(title));
    }

    private static ObjectNode photo(String title) {
        return CommonsFiles.photo(title, "Mina", Instant.now(), 1600, 1200);
    }

    private List<Request> asked() {
        return wikimedia.requests().stream()
                .filter(request -> request.path().equals("/w/api.php"))
                .toList();
    }

    private void awaitShown(List<String> ids) {
        await("the posts on the topic").atMost(PATIENCE).until(() -> viewer.created()
                .containsAll(ids));
        assertEquals(ids, viewer.created(), "each once and in order");
    }

    private JsonNode shown(String id) {
        await("the post " + id).atMost(PATIENCE).until(() -> viewer.created().contains(id));
        return viewer.arrivals().stream()
                .filter(arrival -> arrival.id().equals(id))
                .findFirst()
                .orElseThrow()
                .activity()
                .get("object");
    }

    /** The n-th request came so long after the one before, or later. */
    private void assertPause(int number, Duration least) {
        Duration pause = Duration.between(
                asked().get(number - 1).at(), asked().get(number).at());
        // the simulator notes a request's time a little after it was sent, and so may note two that are nearer
        assertTrue(pause.compareTo(least.minusMillis(50)) >= 0, "asked again after " + pause);
    }

    @Test
    void fiftyFilesShareARequestAndThereIsOneASecondAtMost() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            ids.add(cat());
        }
        awaitShown(ids);
        assertTrue(asked().size() <= 4, asked().size() + " requests");
        for (int i = 1; i < asked().size(); i++) {
            assertPause(i, Duration.ofSeconds(1));
        }
        for (Request request : asked()) {
            assertTrue(request.query().first("titles").split("\\|").length <= 50, request.toString());
            assertEquals("5", request.query().first("maxlag"));
        }
    }

    @Test
    void titlesOfAllScriptsAreAskedForAtOnceHoweverLong() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String title = "File:" + "고양이".repeat(10) + " & \"cat\" + 100% " + i + ".jpg";
            ids.add(upload(title, photo(title)));
        }
        awaitShown(ids);
        asked().forEach(request -> assertTrue(request.rawQuery().length() < 1_000, "too long an address"));
    }

    @Test
    void tooManyRequestsAreFollowedByNoneUntilTheTimeCommonsNames() {
        wikimedia.commons().throttle(2, Duration.ofSeconds(3));
        List<String> ids = List.of(cat(), cat());
        awaitShown(ids);
        assertPause(1, Duration.ofSeconds(3));
        assertPause(2, Duration.ofSeconds(3));
        assertEquals(429, asked().get(0).status());
        asked().stream().skip(3).forEach(more -> assertEquals(200, more.status()));
    }

    @Test
    void whileItsDatabasesLagNobodyAsksBeforeTheTimeCommonsNames() {
        wikimedia.commons().lag(8);
        List<String> ids = List.of(cat());
        await().atMost(PATIENCE).until(() -> asked().size() == 1);
        wikimedia.commons().lag(0);
        awaitShown(ids);
        assertPause(1, Duration.ofSeconds(5));
    }

    @Test
    void whileTheApiFailsFilesWaitAndComeInOrderThen() {
        wikimedia.fail(503);
        List<String> ids = List.of(cat(), cat());
        await().atMost(PATIENCE).until(() -> asked().size() == 2);
        wikimedia.recover();
        awaitShown(ids);
        assertPause(1, Duration.ofSeconds(2));
    }

    @Test
    void aFileThatIsNotThereYetIsAskedForAgain() {
        String title = "File:Late cat.jpg";
        String id = upload(title);
        await().atMost(PATIENCE).until(() -> asked().size() == 1);
        wikimedia.commons().have(title, photo(title));
        shown(id);
        assertPause(1, Duration.ofSeconds(3));
    }

    @Test
    void aFileThatIsGoneIsAskedForThreeTimesAndAnOldOneOnce() {
        upload("File:Gone cat.jpg");
        awaitShown(List.of(cat()));
        assertEquals(3, times("File:Gone cat.jpg"));
        publish(WikimediaEvents.upload(
                "File:Gone long ago.jpg", "Mina", Instant.now().minusSeconds(3600)));
        String next = cat();
        shown(next);
        assertEquals(1, times("File:Gone long ago.jpg"));
    }

    private long times(String title) {
        return asked().stream()
                .filter(request ->
                        List.of(request.query().first("titles").split("\\|")).contains(title))
                .count();
    }

    @Test
    void aDeletionOvertakesNoFile() {
        wikimedia.fail(503);
        String gone = cat();
        await().atMost(PATIENCE).until(() -> asked().size() == 1);
        publish(WikimediaEvents.deletion("File:Cat " + posts + ".jpg", Instant.now()));
        wikimedia.recover();
        String next = cat();
        shown(next);
        await("shown and not taken away")
                .until(() ->
                        !viewer.created().contains(gone) || viewer.deleted().contains(gone));
    }

    @Test
    void whatIsNoPictureStaysOutAndADrawingIsShownAsCommonsDrawsIt() {
        Instant now = Instant.now();
        upload("File:Cat.pdf", CommonsFiles.file("File:Cat.pdf", "Jun", now, 600, 800, "application/pdf", "OFFICE"));
        upload("File:Cat.webm", CommonsFiles.file("File:Cat.webm", "Jun", now, 1920, 1080, "video/webm", "VIDEO"));
        upload("File:Cat.djvu", CommonsFiles.file("File:Cat.djvu", "Jun", now, 600, 800, "image/vnd.djvu", "MULTI"));
        String drawing = upload(
                "File:Cat.svg", CommonsFiles.file("File:Cat.svg", "Jun", now, 512, 512, "image/svg+xml", "DRAWING"));
        JsonNode picture = shown(drawing).at("/attachment/0");
        assertEquals(List.of(drawing), viewer.created());
        assertEquals("image/png", picture.path("mediaType").asText());
        assertTrue(picture.path("url").asText().endsWith("/1280px-Cat.svg.png"), picture.toString());
        String small = upload(
                "File:Cat s.png", CommonsFiles.file("File:Cat s.png", "Jun", now, 400, 300, "image/png", "BITMAP"));
        assertFalse(shown(small).at("/attachment/0").has("preview"), "there is nothing smaller of it");
    }

    @Test
    void aFileWithoutDescriptionIsCalledByItsTitleAndOneWithoutAuthorIsItsUploaders() {
        String title = "File:Sleeping_cat & friend.jpeg";
        JsonNode post = shown(upload(title, CommonsFiles.withoutMetadata(photo(title))));
        assertEquals(
                "Sleeping cat & friend\nMina, via Wikimedia Commons",
                post.path("content").asText());
        assertFalse(post.has("license"), post.toString());
    }

    @Test
    void theAuthorIsPlainTextAndAPublicDomainLicenceHasNoAddress() {
        String title = "File:Old cat.jpg";
        ObjectNode file = CommonsFiles.withArtist(
                CommonsFiles.withLicense(photo(title), "Public domain", null),
                "<style>.a{b:c}</style><bdi><a href=\"https://www.wikidata.org/wiki/Q1\" class=\"extiw\">Jun\n &amp; S&#039;n</a></bdi>\n");
        JsonNode post = shown(upload(title, file));
        assertEquals("Jun & S'n", post.at("/attributedTo/name").asText());
        assertEquals("Public domain", post.at("/license/name").asText());
        assertFalse(post.path("license").has("url"));
        assertTrue(
                post.path("content").asText().endsWith("\nJun & S'n, Public domain, via Wikimedia Commons"),
                post::toString);
    }

    @Test
    void aLongDescriptionLeavesRoomForAuthorAndLicence() {
        String title = "File:Cat of many words.jpg";
        String content = shown(upload(
                        title, CommonsFiles.withDescription(photo(title), "<p>cat <b>cat</b> </p>".repeat(10_000))))
                .path("content")
                .asText();
        assertTrue(content.length() < 2_000, content.length() + " characters");
        assertTrue(content.endsWith("…\nMina, CC BY-SA 4.0, via Wikimedia Commons"), content);
    }

    @Test
    void aFileThatCannotBeReadIsCountedAndTheOthersOfItsRequestGoOn() {
        String title = "File:Odd cat.jpg";
        ObjectNode odd = photo(title);
        odd.put("mime", 7);
        upload(title, odd);
        String next = cat();
        shown(next);
        assertEquals(List.of(next), viewer.created());
        Metrics metrics = new Metrics(Integer.parseInt(wall.setting("camel.management.port")));
        assertEquals(1, metrics.sum("catwalk_malformed_total", "source=\"wikimedia\""));
    }
}

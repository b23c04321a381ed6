package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Metrics;
import catwalk.kit.RunningWall;
import catwalk.kit.Schema;
import catwalk.kit.Viewer;
import catwalk.simulator.FeedEntries;
import catwalk.simulator.FeedEntry;
import catwalk.simulator.Feeds;
import catwalk.simulator.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** routes/sources/rss-source.kamelet.yaml and fetch-feed.camel.yaml: every form and mood of feeds. */
class RssSourceTest {
    private static final Instant TIME = Instant.parse("2026-07-04T14:37:36Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path data;

    private final Feeds feeds = Feeds.started();
    private RunningWall wall;
    private Viewer viewer;
    private Metrics metrics;

    @AfterEach
    void everyMessageWasValid() {
        stop();
        feeds.close();
        viewer.collections().forEach(Schema::assertValid);
    }

    private void read(URI feed) {
        wall = new RunningWall(data)
                .with("wall.roles", "broker,publisher")
                .with("wall.sources", "rss")
                .with("wall.sensitive", "blur")
                .with("rss.url", feed)
                .with("rss.poll-delay", 200)
                .start();
        viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true);
        metrics = new Metrics(Integer.parseInt(wall.setting("camel.management.port")));
    }

    private void stop() {
        viewer.close();
        wall.close();
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

    private void awaitShown(FeedEntry... entries) {
        List<String> ids = java.util.Arrays.stream(entries).map(FeedEntry::id).toList();
        await("the posts on the topic").atMost(PATIENCE).until(() -> viewer.created()
                .containsAll(ids));
        assertEquals(ids, viewer.created(), "each once, oldest first");
    }

    /** Waits until it has asked so many times more. */
    private void awaitRequests(int more) {
        int before = feeds.requests().size();
        await("more requests").atMost(PATIENCE).until(() -> feeds.requests().size() >= before + more);
    }

    private double malformed() {
        return metrics.sum("catwalk_malformed_total", "source=\"rss\"");
    }

    private static FeedEntry album(int number, String... alts) {
        return FeedEntries.album(number, TIME.plusSeconds(number), alts);
    }

    @Test
    void anEntryWithMediaRssComesWithAllItsPicturesAndWhatIsSaidOfThem() {
        feeds.publish(album(1, "a \"cat\" & a <box>", "", null)
                .withPicture(FeedEntries.film("https://blog.example/1.mp4"))
                .withTags("Cats", "sofa", "Cats"));
        read(feeds.mediaRss());
        JsonNode post = shown("https://blog.example/?p=1");
        assertEquals("Cats, part 1\n\na day with cats", post.path("content").asText());
        assertEquals("https://blog.example/cats/1", post.path("url").asText());
        assertEquals("2026-07-04T14:37:37Z", post.path("published").asText());
        assertEquals("Mina", post.at("/attributedTo/name").asText());
        assertEquals(List.of("#Cats", "#sofa"), post.path("tag").findValuesAsText("name"));
        assertFalse(post.path("sensitive").asBoolean(true), "rated as nonadult");
        JsonNode pictures = post.path("attachment");
        assertEquals(
                List.of(
                        "https://blog.example/pictures/1-0.jpg",
                        "https://blog.example/pictures/1-1.jpg",
                        "https://blog.example/pictures/1-2.jpg",
                        "https://blog.example/1.jpg"),
                IntStream.range(0, pictures.size())
                        .mapToObj(i -> pictures.at("/" + i + "/url").asText())
                        .toList(),
                "of a film the still");
        assertEquals("a \"cat\" & a <box>", pictures.at("/0/name").asText());
        assertEquals("", pictures.at("/1/name").asText("absent"), "described as nothing");
        assertFalse(pictures.get(2).has("name"), "not described");
        assertEquals(900, pictures.at("/0/height").asInt());
        assertEquals("image/jpeg", pictures.at("/0/mediaType").asText());
    }

    @Test
    void aPlainEnclosureAndAnEntryWithoutIdAreEnough() {
        feeds.publish(
                album(1, "a cat").withId(null),
                album(2).withPicture(FeedEntries.picture("http://old.example/1.jpg", "")),
                album(3).withId("not an address"));
        read(feeds.enclosures());
        JsonNode post = shown("https://blog.example/cats/1");
        assertEquals(
                "https://blog.example/pictures/1-0.jpg",
                post.at("/attachment/0/url").asText());
        assertEquals("#cats", post.at("/tag/0/name").asText());
        awaitRequests(2);
        assertEquals(1, viewer.created().size(), "without a picture, or with one that is not secure");
        assertEquals(0, malformed());
    }

    @Test
    void flickrsFeedsShowWhoTookAPhotoAndUnderWhichLicence() {
        feeds.publish(
                FeedEntries.photo(53, "My cat & me", TIME, "cat", "sofa"), FeedEntries.photo(54, "Dog", TIME, "dog"));
        read(feeds.flickr("cat", "kitten"));
        JsonNode post = shown("tag:flickr.com,2005:/photo/53");
        assertEquals(
                "My cat & me\n\none & only\n\nmina, CC BY 2.0",
                post.path("content").asText(),
                "no boilerplate");
        assertEquals(
                "https://live.staticflickr.com/65535/53_0123456789_b.jpg",
                post.at("/attachment/0/url").asText());
        assertEquals("mina", post.at("/attributedTo/name").asText());
        assertEquals(
                "https://www.flickr.com/people/mina/",
                post.at("/attributedTo/url").asText());
        assertEquals(List.of("#cat", "#sofa"), post.path("tag").findValuesAsText("name"));
        assertEquals("CC BY 2.0", post.at("/license/name").asText());
        assertFalse(post.has("sensitive"), "Flickr does not say");
        assertEquals(1, viewer.created().size());
    }

    @Test
    void flickrsRssIsReadAsWell() {
        feeds.publish(FeedEntries.photo(53, "My cat", TIME, "cat", "sofa"));
        read(URI.create(feeds.flickr("cat") + "&format=rss_200"));
        JsonNode post = shown("tag:flickr.com,2005:/photo/53");
        assertEquals(1, post.path("attachment").size(), "the enclosure is the same picture");
        assertEquals(1024, post.at("/attachment/0/width").asInt());
        assertEquals(List.of("#cat", "#sofa"), post.path("tag").findValuesAsText("name"));
        assertEquals("mina", post.at("/attributedTo/name").asText());
    }

    @Test
    void aGroupIsOnePictureAndRss1AndPicturesInTheTextAreReadToo() {
        URI feed = feeds.serve("/odd.rdf", "application/rdf+xml", """
                <?xml version="1.0"?>
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
                 <channel rdf:about="https://blog.example/"><title>Cats</title><link>https://blog.example/</link></channel>
                 <item rdf:about="https://blog.example/a"><title>A group of a cat</title><link>https://blog.example/a</link>
                  <dc:date>2026-07-04T14:37:36Z</dc:date>
                  <media:group>
                   <media:content url="https://blog.example/4000.jpg" medium="image" width="4000" height="3000"/>
                   <media:content url="https://blog.example/1000.jpg" medium="image" width="1000" height="750"/>
                   <media:content url="https://blog.example/500.jpg" medium="image" width="500" height="375"/>
                   <media:description>of several sizes</media:description>
                   <media:adult>true</media:adult>
                  </media:group></item>
                 <item rdf:about="https://blog.example/b"><title>A cat in the text</title><link>https://blog.example/b</link>
                  <dc:date>2026-07-04T14:37:35Z</dc:date>
                  <description>&lt;p&gt;&lt;img src="https://pixel.example/p.gif" width="1" height="1"/&gt;before
                   &lt;IMG class=x SRC='https://blog.example/b.jpg?a=1&amp;amp;b=2' alt='it sleeps'&gt;&lt;/p&gt;</description></item>
                </rdf:RDF>
                """);
        read(feed);
        JsonNode group = shown("https://blog.example/a");
        assertEquals(1, group.path("attachment").size());
        assertEquals(
                "https://blog.example/1000.jpg", group.at("/attachment/0/url").asText());
        assertEquals(
                "A group of a cat\n\nof several sizes", group.path("content").asText());
        assertTrue(group.path("sensitive").asBoolean());
        assertEquals("Cats", group.at("/attributedTo/name").asText(), "nobody else is named");
        JsonNode text = shown("https://blog.example/b");
        assertEquals(
                "https://blog.example/b.jpg?a=1&b=2",
                text.at("/attachment/0/url").asText());
        assertEquals("it sleeps", text.at("/attachment/0/name").asText());
        assertEquals("https://blog.example/b", viewer.created().get(0), "the older one first");
    }

    @Test
    void oneBrokenEntryLosesOnlyItself() {
        URI feed = feeds.serve("/odd.rss", "text/xml", """
                <rss version="2.0"><channel><title>Cats</title>
                 <item><title>neither guid nor link</title><enclosure url="https://blog.example/1.jpg" type="image/jpeg"/></item>
                 <item>just words</item>
                 <item><title>a cat</title><guid>https://blog.example/2</guid><pubDate>once upon a time</pubDate>
                  <enclosure url="//blog.example/2.jpg" type="image/jpeg" length=""/></item>
                </channel></rss>
                """);
        read(feed);
        assertEquals(
                "https://blog.example/2.jpg",
                shown("https://blog.example/2").at("/attachment/0/url").asText());
        await().until(() -> malformed() >= 2);
    }

    @Test
    void entriesComeOldestFirstAndOnceHoweverOftenTheFeedIsReadWhole() {
        feeds.withoutValidators().publish(album(3, "a cat"), album(1, "a cat"), album(2, "a cat"));
        read(feeds.mediaRss());
        awaitShown(album(1), album(2), album(3));
        feeds.publish(album(5, "a cat"), album(4, "a cat"));
        awaitRequests(3);
        awaitShown(album(1), album(2), album(3), album(4), album(5));
        assertTrue(feeds.requests().stream().allMatch(request -> request.status() == 200), "without validators");
    }

    @Test
    void aFeedThatHasNotChangedIsNotSentAgain() {
        feeds.publish(album(1, "a cat"));
        read(feeds.mediaRss());
        awaitShown(album(1));
        awaitRequests(3);
        assertEquals(
                1,
                feeds.requests().stream()
                        .filter(request -> request.status() == 200)
                        .count());
        feeds.publish(album(2, "a cat"));
        awaitShown(album(1), album(2));
        awaitRequests(2);
        assertEquals(
                2,
                feeds.requests().stream()
                        .filter(request -> request.status() == 200)
                        .count());
    }

    @Test
    void anEditedEntryIsAnUpdate() {
        feeds.publish(album(1, "a cat"));
        read(feeds.mediaRss());
        awaitShown(album(1));
        feeds.edit(album(1, "a cat").withTitle("A better cat").withUpdated(TIME.plusSeconds(90)));
        await("the edit").atMost(PATIENCE).until(() -> viewer.arrivals().stream()
                .anyMatch(arrival -> arrival.type().equals("Update")
                        && arrival.activity().at("/object/content").asText().startsWith("A better cat\n")
                        && arrival.activity().at("/object/updated").asText().equals("2026-07-04T14:39:06Z")));
        feeds.publish(album(2, "a cat"));
        awaitShown(album(1), album(2));
        assertEquals(
                1,
                viewer.arrivals().stream()
                        .filter(arrival -> arrival.type().equals("Update"))
                        .count());
    }

    @Test
    void aRestartShowsNothingTwice() {
        feeds.publish(album(1, "a cat"), album(2, "a cat"));
        read(feeds.mediaRss());
        awaitShown(album(1), album(2));
        stop();
        feeds.publish(album(3, "a cat"));
        read(feeds.mediaRss());
        // a broker that has forgotten all gets the recent posts once more, before the new one or after
        List<String> ids = List.of(album(1).id(), album(2).id(), album(3).id());
        await("all three").atMost(PATIENCE).until(() -> viewer.created().containsAll(ids));
        awaitRequests(2);
        assertEquals(3, viewer.created().size(), viewer.created().toString());
    }

    @Test
    void aFeedThatMovedIsFollowed() {
        feeds.publish(album(1, "a cat")).moved("/old.rss", feeds.mediaRss());
        read(feeds.url().resolve("/old.rss"));
        awaitShown(album(1));
    }

    @Test
    void aFeedThatIsGoneForGoodIsSaidToBeAndLeftAlone() {
        feeds.gone("/media.rss");
        read(feeds.mediaRss());
        await("its health tells").atMost(PATIENCE).until(() -> metrics.health().contains("gone for good"));
        assertEquals(1, feeds.requests().size());
        Instant until = Instant.parse(metrics.health().replaceAll("(?s).*\"until\"\\s*:\\s*\"([^\"]+)\".*", "$1"));
        assertTrue(until.isAfter(Instant.now().plus(Duration.ofHours(23))), "again at " + until);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500, 503})
    void aFeedThatFailsIsAskedForMoreSeldomAndReadOnceItWorks(int status) {
        feeds.publish(album(1, "a cat")).fail(status);
        read(feeds.mediaRss());
        awaitRequests(3);
        List<Request> requests = feeds.requests();
        assertTrue(
                Duration.between(requests.get(1).at(), requests.get(2).at()).toMillis() >= 350, "as often as before");
        assertTrue(metrics.health().contains("status " + status), metrics.health());
        assertFalse(metrics.health().contains("DOWN"), metrics.health());
        feeds.recover();
        awaitShown(album(1));
    }

    @Test
    void whoeverAsksToWaitIsNotAskedBefore() {
        feeds.publish(album(1, "a cat")).throttle(Duration.ofSeconds(3));
        read(feeds.mediaRss());
        await().atMost(PATIENCE).until(() -> feeds.requests().size() == 1);
        feeds.recover();
        awaitShown(album(1));
        Duration pause = Duration.between(
                feeds.requests().get(0).at(), feeds.requests().get(1).at());
        assertTrue(pause.toMillis() >= 2_950, "asked again after " + pause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "html", "empty", "text"})
    void whatIsNoFeedIsToldAndReadOnceItIsOne(String what) {
        String text =
                switch (what) {
                    case "broken" -> FeedEntries.broken();
                    case "html" -> "<!DOCTYPE html><html><head><title>Cats</title></head><body>a cat</body></html>";
                    case "empty" -> "";
                    default -> "Service unavailable";
                };
        URI feed = feeds.serve("/a.rss", "application/rss+xml", text);
        read(feed);
        await("its health tells").atMost(PATIENCE).until(() -> metrics.health().contains("waiting"));
        feeds.serve(
                "/a.rss",
                "application/rss+xml",
                "<rss><channel><item><guid>https://blog.example/1</guid>"
                        + "<title>cat</title><enclosure url='https://blog.example/1.jpg' type='image/jpeg'/></item></channel></rss>");
        shown("https://blog.example/1");
        assertEquals(0, malformed());
    }

    @Test
    void aFeedWithoutEntriesIsNoTrouble() {
        read(feeds.mediaRss());
        await("three looks").atMost(PATIENCE).until(() -> feeds.requests().size() >= 3);
        assertTrue(metrics.health().contains("connected"), metrics.health());
    }

    @Test
    void noEntityOfAFeedIsEverFetchedOrExpanded() throws Exception {
        Path secret = Files.writeString(data.resolve("secret"), "catnip");
        int before = feeds.requests().size();
        feeds.serve(
                "/file.rss",
                "text/xml",
                FeedEntries.withExternalEntity(secret.toUri().toString()));
        feeds.serve("/http.rss", "text/xml", FeedEntries.withExternalEntity(feeds.url() + "/secret"));
        feeds.serve("/bomb.rss", "text/xml", FeedEntries.withEntityBomb());
        assertEquals(before, feeds.requests().size());
        wall = new RunningWall(data)
                .with("wall.roles", "broker,publisher")
                .with("wall.sources", "rss.file, rss.http, rss.bomb")
                .with("wall.keywords", "*")
                .with("rss.file.url", feeds.url() + "/file.rss")
                .with("rss.http.url", feeds.url() + "/http.rss")
                .with("rss.bomb.url", feeds.url() + "/bomb.rss")
                .with("rss.poll-delay", 500)
                .start();
        viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true);
        await("each read twice").atMost(PATIENCE).until(() -> List.of("/file.rss", "/http.rss", "/bomb.rss").stream()
                .allMatch(path -> feeds.requests().stream()
                                .filter(request -> request.path().equals(path))
                                .count()
                        >= 2));
        assertTrue(feeds.requests().stream().noneMatch(request -> request.path().equals("/secret")), "it was fetched");
        assertTrue(
                viewer.collections().stream().noneMatch(sent -> sent.toString().contains("catnip")), "it was told");
        assertTrue(
                viewer.collections().stream().noneMatch(sent -> sent.toString().contains("catcat")), "it was expanded");
    }

    @Test
    void anEntryOfFiveMegabytesIsShownInShort() {
        feeds.publish(FeedEntries.huge(1, TIME, 5_000_000));
        read(feeds.mediaRss());
        String content = shown("https://blog.example/?p=1").path("content").asText();
        assertTrue(content.length() <= 2_000, content.length() + " characters");
    }

    @Test
    void aFeedWithoutEndIsNotReadToIt() {
        URI feed = feeds.serve("/a.rss", "text/xml", "<rss><channel><title>" + "cat ".repeat(8_000_000));
        read(feed);
        await("its health tells").atMost(PATIENCE).until(() -> metrics.health().contains("waiting"));
        assertTrue(metrics.health().contains("20000000"), metrics.health());
    }
}

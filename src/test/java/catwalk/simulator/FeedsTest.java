package catwalk.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The forms and moods of feeds that a source of them has to live with, over the wire. */
class FeedsTest {
    private static final Instant TIME = Instant.parse("2026-07-04T14:37:36Z");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Feeds feeds = Feeds.started();

    @AfterEach
    void stop() {
        feeds.close();
    }

    @Test
    void mediaRssHasAllPicturesWithWhatIsKnownOfThem() throws Exception {
        feeds.publish(
                FeedEntries.album(1, TIME, "a \"cat\" & a <box>", "", null)
                        .withPicture(FeedEntries.film("https://blog.example/1.mp4")),
                FeedEntries.album(2, TIME.plusSeconds(1), "고양이").withRating("adult"));
        HttpResponse<String> answer = get(feeds.mediaRss());
        assertEquals("application/rss+xml; charset=utf-8", header(answer, "content-type"));
        String text = answer.body();
        assertEquals(
                List.of("https://blog.example/cats/2", "https://blog.example/cats/1"),
                all(text, "//item/link"),
                "newest first");
        assertEquals(List.of("a \"cat\" & a <box>", ""), all(text, "//item[2]/media:content/media:description"));
        assertEquals(List.of("image", "image", "image", "video"), all(text, "//item[2]/media:content/@medium"));
        assertEquals("https://blog.example/1.jpg", one(text, "//media:thumbnail/@url"));
        assertEquals("1200", one(text, "//item[1]/media:content/@width"));
        assertEquals(List.of("adult", "nonadult"), all(text, "//media:rating"));
        assertEquals("Sat, 04 Jul 2026 14:37:36 +0000", one(text, "//item[2]/pubDate"));
        assertEquals("Mina", one(text, "//item[1]/dc:creator"));
        assertEquals("false", one(text, "//item[1]/guid/@isPermaLink"));
        assertEquals("<p>a day with <b>cats</b></p>", one(text, "//item[1]/description"));
    }

    @Test
    void aPlainFeedHasOneEnclosureAnItemAndNoMediaRss() throws Exception {
        feeds.publish(
                FeedEntries.album(1, TIME, "a cat", "another").withId(null),
                FeedEntries.album(2, TIME.minusSeconds(1))
                        .withPicture(FeedEntries.picture("http://old.example/1.jpg", "")),
                FeedEntries.album(3, TIME.minusSeconds(2)));
        String text = get(feeds.enclosures()).body();
        assertEquals(
                List.of("https://blog.example/pictures/1-0.jpg", "http://old.example/1.jpg"),
                all(text, "//item/enclosure/@url"));
        assertEquals(List.of("image/jpeg", "image/jpeg"), all(text, "//enclosure/@type"));
        assertEquals(List.of(), all(text, "//media:content"));
        assertEquals(2, all(text, "//guid").size());
        assertEquals("cats", one(text, "//item[1]/category"));
    }

    @Test
    void flickrsFeedComesInAtomOrRss() throws Exception {
        feeds.publish(
                FeedEntries.photo(53, "My cat", TIME, "cat", "sofa"),
                FeedEntries.photo(54, "Dog & cat", TIME.plusSeconds(1), "dog"),
                FeedEntries.photo(55, "Kitten", TIME.plusSeconds(2), "kitten"));
        HttpResponse<String> atom = get(feeds.flickr("cat", "kitten"));
        assertEquals("application/atom+xml; charset=utf-8", header(atom, "content-type"));
        assertEquals(List.of("Kitten", "My cat"), all(atom.body(), "//atom:entry/atom:title"));
        assertEquals("tag:flickr.com,2005:/photo/55", one(atom.body(), "//atom:entry[1]/atom:id"));
        assertEquals(
                "https://live.staticflickr.com/65535/55_0123456789_b.jpg",
                one(atom.body(), "//atom:entry[1]/atom:link[@rel='enclosure']/@href"));
        assertEquals("mina", one(atom.body(), "//atom:entry[1]/atom:author/atom:name"));
        assertEquals(List.of("cat", "sofa"), all(atom.body(), "//atom:entry[2]/atom:category/@term"));
        assertEquals("html", one(atom.body(), "//atom:entry[1]/atom:content/@type"));
        String rss = get(URI.create(feeds.flickr() + "dog&format=rss_200")).body();
        assertEquals(List.of("Dog & cat"), all(rss, "//item/title"));
        assertEquals("mina", one(rss, "//media:credit[@role='photographer']"));
        assertEquals(one(rss, "//enclosure/@url"), one(rss, "//media:content/@url"));
        String all = get(feeds.url().resolve("/services/feeds/photos_public.gne?tags=cat,sofa"))
                .body();
        assertEquals(List.of("My cat"), all(all, "//atom:entry/atom:title"), "without a mode all tags count");
    }

    @Test
    void showsTheNewestTwentyAndSaysNothingOfWhatIsGone() throws Exception {
        for (int i = 1; i <= 25; i++) {
            feeds.publish(FeedEntries.album(i, TIME.plusSeconds(i), "a cat"));
        }
        assertEquals(20, all(get(feeds.mediaRss()).body(), "//item").size());
        feeds.remove(FeedEntries.album(25, TIME))
                .edit(FeedEntries.album(24, TIME.plusSeconds(24), "two cats").withUpdated(TIME.plusSeconds(90)));
        String text = get(feeds.mediaRss()).body();
        assertEquals("two cats", one(text, "//item[1]/media:content/media:description"));
        assertEquals("2026-07-04T14:39:06Z", one(text, "//item[1]/atom:updated"));
        assertEquals("Sat, 04 Jul 2026 14:39:06 +0000", one(text, "//lastBuildDate"));
    }

    @Test
    void answersWhoHasItAlreadyWithoutABody() throws Exception {
        feeds.publish(FeedEntries.album(1, TIME, "a cat"));
        HttpResponse<String> first = get(feeds.mediaRss());
        assertEquals("Sat, 4 Jul 2026 14:37:36 GMT", header(first, "last-modified"));
        HttpResponse<String> known = get(feeds.mediaRss(), "If-None-Match", header(first, "etag"));
        assertEquals(304, known.statusCode());
        assertEquals("", known.body());
        assertEquals(header(first, "etag"), header(known, "etag"));
        assertEquals(
                304,
                get(feeds.mediaRss(), "If-Modified-Since", header(first, "last-modified"))
                        .statusCode());
        assertEquals(
                200,
                get(feeds.mediaRss(), "If-None-Match", "\"x\"", "If-Modified-Since", header(first, "last-modified"))
                        .statusCode(),
                "the tag counts, not the time");
        feeds.publish(FeedEntries.album(2, TIME.plusSeconds(1), "a cat"));
        assertEquals(
                200,
                get(feeds.mediaRss(), "If-None-Match", header(first, "etag")).statusCode());
        feeds.withoutValidators();
        assertTrue(get(feeds.mediaRss()).headers().firstValue("etag").isEmpty());
        assertEquals(200, get(feeds.mediaRss(), "If-None-Match", "*").statusCode());
    }

    @Test
    void failsMovesAndAsksToWait() throws Exception {
        assertEquals(404, get(feeds.url().resolve("/no.rss")).statusCode());
        feeds.gone("/media.rss").moved("/old.rss", feeds.enclosures());
        assertEquals(410, get(feeds.mediaRss()).statusCode());
        HttpResponse<String> moved = get(feeds.url().resolve("/old.rss"));
        assertEquals(301, moved.statusCode());
        assertEquals(feeds.enclosures().toString(), header(moved, "location"));
        feeds.throttle(Duration.ofMinutes(2));
        HttpResponse<String> throttled = get(feeds.enclosures());
        assertEquals(429, throttled.statusCode());
        assertEquals("120", header(throttled, "retry-after"));
        feeds.fail(500);
        assertEquals(500, get(feeds.enclosures()).statusCode());
        feeds.recover();
        assertEquals(200, get(feeds.enclosures()).statusCode());
    }

    @Test
    void servesWhatNoReaderShouldSwallow() throws Exception {
        URI broken = feeds.serve("/broken.rss", "application/rss+xml", FeedEntries.broken());
        assertThrows(SAXException.class, () -> all(get(broken).body(), "//item"));
        URI attack = feeds.serve("/attack.rss", "text/xml", FeedEntries.withExternalEntity("file:///etc/passwd"));
        assertTrue(get(attack).body().contains("<!ENTITY secret SYSTEM \"file:///etc/passwd\">"));
        assertTrue(get(attack).body().contains("<title>&secret;</title>"));
        URI bomb = feeds.serve("/bomb.rss", "text/xml", FeedEntries.withEntityBomb());
        assertThrows(SAXException.class, () -> all(get(bomb).body(), "//item"));
        feeds.publish(FeedEntries.huge(1, TIME, 5_000_000));
        assertTrue(get(feeds.mediaRss()).body().length() > 5_000_000);
    }

    private static String one(String xml, String path) throws Exception {
        List<String> found = all(xml, path);
        assertEquals(1, found.size(), () -> path + ": " + found);
        return found.get(0);
    }

    private static List<String> all(String xml, String path) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        Document document = builder.parse(new InputSource(new StringReader(xml)));
        NodeList nodes = (NodeList) xpath().evaluate(path, document, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private static XPath xpath() {
        XPath xpath = XPathFactory.newDefaultInstance().newXPath();
        xpath.setNamespaceContext(new FeedNamespaces());
        return xpath;
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    private static HttpResponse<String> get(URI url, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

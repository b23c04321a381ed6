package catwalk.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules that a source of Wikimedia's uploads has to live with, over the wire. */
class WikimediaTest {
    private static final Instant TIME = Instant.parse("2026-07-04T14:37:36.500Z");
    private static final String AGENT = "Catwalk/1.0 (https://catwalk.example; mina@catwalk.example)";
    private static final String LAST = "File:Last.jpg";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final AtomicReference<Instant> now = new AtomicReference<>(TIME);
    private final Wikimedia wikimedia = Wikimedia.started(now::get);

    @AfterEach
    void stop() {
        wikimedia.close();
    }

    @Test
    void streamsEveryChangeOfEveryWiki() throws Exception {
        try (StreamReader reader = open("")) {
            assertEquals(200, reader.status());
            assertTrue(reader.headers().firstValue("content-type").orElseThrow().startsWith("text/event-stream"));
            wikimedia.publish(
                    WikimediaEvents.canary(TIME),
                    WikimediaEvents.edit("enwiki", "en.wikipedia.org", 0, "Cat", TIME),
                    WikimediaEvents.categorization("Category:Cats", "File:Cat.jpg", TIME),
                    WikimediaEvents.byBot(WikimediaEvents.upload("File:My cat (1).jpg", "Mina", TIME)),
                    WikimediaEvents.overwrite("File:My cat (1).jpg", "Mina", TIME),
                    WikimediaEvents.on(
                            WikimediaEvents.upload("File:Local.png", "Jun", TIME), "enwiki", "en.wikipedia.org"),
                    WikimediaEvents.rename("File:My cat (1).jpg", "File:My cat.jpg", TIME),
                    WikimediaEvents.deletion("File:My cat.jpg", TIME),
                    WikimediaEvents.restoration("File:My cat.jpg", TIME));
            List<JsonNode> changes = changes(reader);
            assertEquals(
                    List.of(
                            "canary log upload",
                            "en.wikipedia.org edit ",
                            "commons.wikimedia.org categorize ",
                            "commons.wikimedia.org log upload",
                            "commons.wikimedia.org log overwrite",
                            "en.wikipedia.org log upload",
                            "commons.wikimedia.org log move",
                            "commons.wikimedia.org log delete",
                            "commons.wikimedia.org log restore"),
                    changes.stream()
                            .map(change -> change.at("/meta/domain").asText() + " "
                                    + change.path("type").asText() + " "
                                    + change.path("log_action").asText())
                            .toList());
            JsonNode upload = changes.get(3);
            assertEquals("commonswiki", upload.path("wiki").asText());
            assertEquals(6, upload.path("namespace").asInt());
            assertEquals("upload", upload.path("log_type").asText());
            assertEquals(TIME.getEpochSecond(), upload.path("timestamp").asLong());
            assertEquals(
                    "https://commons.wikimedia.org/wiki/File:My_cat_(1).jpg",
                    upload.at("/meta/uri").asText());
            assertEquals(
                    "20260704143736", upload.at("/log_params/img_timestamp").asText());
            assertTrue(changes.get(7).path("log_params").isArray(), "PHP's empty map");
            assertEquals(List.of(":ok", "", "event: message"), reader.lines().subList(0, 3));
            assertEquals(
                    "id: [{\"topic\":\"codfw.mediawiki.recentchange\",\"partition\":0,\"offset\":-1},"
                            + "{\"topic\":\"eqiad.mediawiki.recentchange\",\"partition\":0,\"timestamp\":1783175856501}]",
                    reader.lines().get(3));
        }
    }

    @Test
    void resumesAfterTheMillisecondOfTheLastIdAndLosesWhatElseWasInIt() throws Exception {
        String lastId;
        try (StreamReader reader = open("")) {
            upload("File:A.jpg");
            wikimedia.duplicate();
            Awaitility.await("a change that comes twice")
                    .until(() -> reader.fields("data").size() == 2);
            wikimedia.cut();
            reader.awaitState(StreamReader.State.CUT);
            assertEquals(1, reader.fields("id").stream().distinct().count());
            lastId = reader.fields("id").get(1);
        }
        upload("File:Of the same millisecond.jpg");
        now.set(TIME.plusMillis(1));
        upload("File:B.jpg");
        try (StreamReader reader = open("", "Last-Event-ID", lastId)) {
            upload("File:C.jpg");
            assertEquals(List.of("File:B.jpg", "File:C.jpg"), titles(reader));
        }
        wikimedia.switchDataCentre();
        upload("File:D.jpg");
        try (StreamReader reader = open("", "Last-Event-ID", lastId)) {
            List<String> titles = titles(reader);
            assertEquals("File:B.jpg", titles.get(0));
            assertEquals(false, titles.contains("File:D.jpg"), "the other topic is read from its end");
        }
    }

    @Test
    void beginsAtATime() throws Exception {
        upload("File:A.jpg");
        now.set(TIME.plusSeconds(10));
        upload("File:B.jpg");
        for (String since : List.of("2026-07-04T14:37:40Z", String.valueOf(TIME.toEpochMilli() + 1))) {
            try (StreamReader reader = open("?since=" + since)) {
                assertEquals("File:B.jpg", titles(reader).get(0), since);
            }
        }
        try (StreamReader reader = open("")) {
            assertEquals(List.of(), titles(reader), "without a time only what is to come");
        }
        assertEquals(400, open("?since=yesterday").status());
        assertEquals(400, open("", "Last-Event-ID", "nonsense").status());
        assertEquals(400, open("", "Last-Event-ID", "[{\"offset\":1}]").status());
    }

    @Test
    void wantsToKnowWhoAsks() throws Exception {
        StreamReader nameless = new StreamReader(wikimedia.url().resolve("/v2/stream/recentchange"));
        assertEquals(403, nameless.status(), "the name of a library is no name");
        nameless.awaitState(StreamReader.State.ENDED);
        assertTrue(nameless.lines().get(0).startsWith("Please set a user-agent"), nameless::toString);
        HttpRequest request = HttpRequest.newBuilder(URI.create(apiUrl("action=query")))
                .header("User-Agent", " ")
                .build();
        assertEquals(
                403, HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    @Test
    void failsFallsSilentAndEndsLikeAServer() throws Exception {
        wikimedia.failStream(503, 1);
        assertEquals(503, open("").status());
        wikimedia.failStream(429, 1);
        assertEquals("1", open("").headers().firstValue("retry-after").orElseThrow());
        assertEquals(404, open("/page-create").status());
        try (StreamReader first = open("");
                StreamReader ended = open("")) {
            wikimedia.publishRaw("event: message\ndata: {\"broken\":");
            ended.linesUntil("event: message");
            wikimedia.goSilent();
            upload("File:A.jpg");
            wikimedia.end();
            for (StreamReader reader : List.of(first, ended)) {
                reader.awaitState(StreamReader.State.ENDED);
                assertEquals(List.of("{\"broken\":"), reader.fields("data"));
            }
        }
    }

    @Test
    void tellsOfFilesByTheIdsOfTheirPages() throws Exception {
        wikimedia
                .commons()
                .have("File:Small cat.jpg", CommonsFiles.photo("File:Small cat.jpg", "Mina", TIME, 800, 600))
                .have("File:Cat.jpg", CommonsFiles.photo("File:Cat.jpg", "Mina", TIME, 4000, 3000))
                .have(
                        "File:Cat.svg",
                        CommonsFiles.file("File:Cat.svg", "Jun", TIME, 500, 500, "image/svg+xml", "DRAWING"));
        JsonNode query = query("File:Cat.svg", "File:Gone.jpg", "File:cat.jpg", "File:Small_cat.jpg");
        assertEquals(
                List.of("File:Gone.jpg", "File:Small cat.jpg", "File:Cat.jpg", "File:Cat.svg"),
                query.path("pages").findValuesAsText("title"));
        assertEquals("File:cat.jpg", query.at("/normalized/0/from").asText());
        assertEquals("File:Cat.jpg", query.at("/normalized/0/to").asText());
        assertTrue(query.at("/pages/0/missing").asBoolean());
        JsonNode small = query.at("/pages/1/imageinfo/0");
        assertEquals(small.path("url"), small.path("thumburl"), "no still is wider than its file");
        JsonNode cat = query.at("/pages/2/imageinfo/0");
        assertEquals(
                "https://upload.wikimedia.org/wikipedia/commons/d/d1/Cat.jpg",
                cat.path("url").asText());
        assertEquals(
                "https://upload.wikimedia.org/wikipedia/commons/thumb/d/d1/Cat.jpg/1200px-Cat.jpg",
                cat.path("thumburl").asText());
        assertEquals(900, cat.path("thumbheight").asInt());
        assertEquals(4000, cat.path("width").asInt());
        assertEquals("image/jpeg", cat.path("mime").asText());
        assertEquals("Mina", cat.path("user").asText());
        assertEquals(
                "https://commons.wikimedia.org/wiki/File:Cat.jpg",
                cat.path("descriptionurl").asText());
        assertEquals(
                "CC BY-SA 4.0", cat.at("/extmetadata/LicenseShortName/value").asText());
        assertTrue(cat.at("/extmetadata/Artist/value").asText().contains("User:Mina\">Mina</a>"));
        assertTrue(query.at("/pages/3/imageinfo/0/thumburl").asText().endsWith("/1200px-Cat.svg.png"));
        wikimedia.commons().lose("File:Cat.jpg");
        assertTrue(query("File:Cat.jpg").at("/pages/0/missing").asBoolean());
    }

    @Test
    void tellsOnlyWhatIsAskedFor() throws Exception {
        wikimedia
                .commons()
                .have(
                        "File:Cat.jpg",
                        CommonsFiles.withLicense(
                                CommonsFiles.photo("File:Cat.jpg", "Mina", TIME, 800, 600), "Public domain", null));
        JsonNode info = JSON.readTree(get(apiUrl("action=query&format=json&formatversion=2&prop=imageinfo"
                                + "&iiprop=url|extmetadata&iiextmetadatafilter=Artist|LicenseUrl&titles=File:Cat.jpg"))
                        .body())
                .at("/query/pages/0/imageinfo/0");
        List<String> names = new ArrayList<>();
        info.fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("url", "descriptionurl", "descriptionshorturl", "extmetadata"), names);
        assertEquals(1, info.path("extmetadata").size(), "the public domain has no address");
    }

    @Test
    void refusesInAnswersThatLookLikeSuccess() throws Exception {
        String many = IntStream.range(0, 51).mapToObj(i -> "File:" + i + ".jpg").collect(Collectors.joining("|"));
        HttpResponse<String> tooMany = get(titlesUrl(many));
        assertEquals(200, tooMany.statusCode());
        assertEquals(
                "toomanyvalues",
                tooMany.headers().firstValue("mediawiki-api-error").orElseThrow());
        assertEquals(
                "Too many values supplied for parameter \"titles\". The limit is 50.",
                JSON.readTree(tooMany.body()).at("/error/info").asText());
        wikimedia.commons().lag(7.5);
        HttpResponse<String> lagged = get(titlesUrl("File:Cat.jpg") + "&maxlag=5");
        assertEquals("maxlag", JSON.readTree(lagged.body()).at("/error/code").asText());
        assertEquals("5", lagged.headers().firstValue("retry-after").orElseThrow());
        wikimedia.commons().rateLimit(1).throttle(1, Duration.ofSeconds(30));
        HttpResponse<String> throttled = get(titlesUrl("File:Cat.jpg"));
        assertEquals(429, throttled.statusCode());
        assertEquals("30", throttled.headers().firstValue("retry-after").orElseThrow());
        assertEquals(
                "ratelimited",
                JSON.readTree(get(titlesUrl("File:Cat.jpg")).body())
                        .at("/error/code")
                        .asText());
        assertTrue(query("File:Cat.jpg").has("pages"));
    }

    private void upload(String title) {
        wikimedia.publish(WikimediaEvents.upload(title, "Mina", now.get()));
    }

    private JsonNode query(String... titles) throws Exception {
        return JSON.readTree(get(titlesUrl(String.join("|", titles))).body()).path("query");
    }

    private String titlesUrl(String titles) {
        return apiUrl("action=query&format=json&formatversion=2&prop=imageinfo&iiurlwidth=1200"
                + "&iiprop=url|size|mime|extmetadata|user&titles=" + titles);
    }

    private String apiUrl(String query) {
        return wikimedia.url() + "/w/api.php?"
                + URLEncoder.encode(query, StandardCharsets.UTF_8)
                        .replace("%3D", "=")
                        .replace("%26", "&");
    }

    /** The changes so far: one is sent that marks their end. */
    private List<JsonNode> changes(StreamReader reader) throws IOException {
        upload(LAST);
        String last = "\"title\":\"" + LAST + "\"";
        Awaitility.await("the last change")
                .until(() -> reader.fields("data").stream().anyMatch(data -> data.contains(last)));
        List<JsonNode> changes = new ArrayList<>();
        for (String data : reader.fields("data")) {
            if (!data.contains(last)) {
                changes.add(JSON.readTree(data));
            }
        }
        return changes;
    }

    private List<String> titles(StreamReader reader) throws IOException {
        return changes(reader).stream()
                .map(change -> change.path("title").asText())
                .toList();
    }

    private StreamReader open(String more, String... headers) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("User-Agent", AGENT));
        all.addAll(List.of(headers));
        return new StreamReader(
                URI.create(wikimedia.url() + "/v2/stream/recentchange" + more), all.toArray(String[]::new));
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("User-Agent", AGENT)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}

package catwalk.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules that a source of Mastodon has to live with, over the wire. */
class MastodonTest {
    private static final Instant TIME = Instant.parse("2026-07-04T14:37:36.500Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Mastodon mastodon = Mastodon.started(() -> TIME);

    @AfterEach
    void stop() {
        mastodon.close();
    }

    @Test
    void streamsStatusesEditsAndDeletesInTheirOrder() throws Exception {
        try (StreamReader reader = open("public?only_media=true")) {
            assertEquals(200, reader.status());
            assertEquals(
                    "text/event-stream",
                    reader.headers().firstValue("content-type").orElseThrow());
            assertEquals(
                    "no-store", reader.headers().firstValue("cache-control").orElseThrow());
            ObjectNode status = cats(1);
            mastodon.publish(status)
                    .edit(MastodonStatuses.edited(status, TIME, "<p>two cats</p>"))
                    .delete(id(1))
                    .event("status.frobnicated", "{}");
            List<String> lines = reader.linesUntil("event: status.frobnicated");
            assertEquals(":)", lines.get(0));
            assertEquals("event: update", lines.get(1));
            assertEquals("data: " + status, lines.get(2));
            assertEquals("", lines.get(3));
            assertEquals("event: status.update", lines.get(4));
            JsonNode edited = JSON.readTree(lines.get(5).substring("data: ".length()));
            assertEquals("2026-07-04T14:37:36.500Z", edited.path("edited_at").asText());
            assertEquals(List.of("", "event: delete", "data: " + id(1), ""), lines.subList(6, 10));
            assertTrue(reader.fields("id").isEmpty(), "no stream of Mastodon can be resumed");
        }
    }

    @Test
    void aStreamCarriesWhatItsNameSays() throws Exception {
        ObjectNode words = MastodonStatuses.withTags(MastodonStatuses.status(id(1), "<p>#Cats</p>"), "Cats");
        ObjectNode remote = MastodonStatuses.ofAccount(cats(2), "jun@far.example", "");
        ObjectNode reply = MastodonStatuses.withReplyTo(cats(3), remote);
        ObjectNode unlisted = MastodonStatuses.withVisibility(cats(4), "unlisted");
        ObjectNode boost = MastodonStatuses.boost(id(5), remote);
        ObjectNode other = MastodonStatuses.images(id(6), "<p>a dog</p>", "a dog");
        assertEquals(List.of(id(1), id(2), id(6)), streamed("public", words, remote, reply, unlisted, boost, other));
        assertEquals(List.of(id(2), id(6)), streamed("public?only_media=true", words, remote, reply, unlisted, other));
        assertEquals(List.of(id(1), id(6)), streamed("public/local?only_media=0", words, remote, other));
        assertEquals(List.of(id(2)), streamed("public/remote", words, remote, other));
        assertEquals(
                List.of(id(1), id(2), id(3)),
                streamed("hashtag?tag=%23CATS&only_media=true", words, remote, reply, unlisted, boost, other));
    }

    @Test
    void anEditIsToldOnlyWhereTheStatusNowBelongs() throws Exception {
        try (StreamReader reader = open("hashtag?tag=cats")) {
            ObjectNode status = cats(1);
            ObjectNode untagged = status.deepCopy();
            untagged.putArray("tags");
            mastodon.publish(status).edit(untagged).delete(id(1)).delete(id(2)).event("last", 0);
            reader.linesUntil("event: last");
            assertEquals(List.of("update", "delete", "last"), reader.fields("event"));
            assertEquals(id(2), reader.fields("data").get(1), "only a delete from before the simulator's time");
        }
    }

    @Test
    void onlyAUserMayStream() throws Exception {
        assertRefused(401, "Missing access token", "public");
        assertRefused(401, "Invalid access token", "public", "Authorization", "Bearer somebody");
        assertRefused(401, "Invalid access token", "public?access_token=" + Mastodon.APP_TOKEN);
        assertRefused(400, "Unknown channel requested", "private");
        assertRefused(400, "Missing tag name parameter", "hashtag?access_token=" + Mastodon.USER_TOKEN);
        assertEquals(0, mastodon.connects().size());
        try (StreamReader reader = reader("public?access_token=" + Mastodon.USER_TOKEN)) {
            assertEquals(200, reader.status());
            mastodon.revoke();
            reader.awaitState(StreamReader.State.ENDED);
        }
        assertRefused(401, "Invalid access token", "public?access_token=" + Mastodon.USER_TOKEN);
    }

    @Test
    void keepsAConnectionAliveWithoutBeingAskedAndByHand() throws Exception {
        mastodon.thumpEvery(Duration.ofMillis(20));
        try (StreamReader reader = open("public")) {
            reader.linesUntil(":thump");
        }
        mastodon.thumpEvery(Duration.ofSeconds(15));
        try (StreamReader reader = open("public")) {
            assertEquals(List.of(":)"), reader.linesUntil(":)"));
            mastodon.thump();
            assertEquals(List.of(":)", ":thump"), reader.linesUntil(":thump"));
        }
    }

    @Test
    void aCutStreamEndsAmidTheAnswerAndTheNextHasNothingOfBefore() throws Exception {
        try (StreamReader first = open("public")) {
            mastodon.publish(cats(1));
            first.linesUntil("event: update");
            assertEquals(1, mastodon.subscribers());
            mastodon.cut();
            assertEquals(0, mastodon.subscribers());
            first.awaitState(StreamReader.State.CUT);
        }
        mastodon.publish(cats(2));
        mastodon.failStream(503, 2);
        assertEquals(503, open("public").status());
        assertEquals(503, open("public").status());
        try (StreamReader second = open("public")) {
            mastodon.publish(cats(3)).event("last", 0);
            second.linesUntil("event: last");
            assertEquals(2, second.fields("event").size());
        }
        assertEquals(2, mastodon.connects().size());
    }

    @Test
    void aSilentServerKeepsItsConnectionsAndSaysNothing() throws Exception {
        mastodon.thumpEvery(Duration.ofMillis(10));
        try (StreamReader silent = open("public")) {
            silent.linesUntil(":thump");
            mastodon.goSilent();
            mastodon.publish(cats(1)).resume();
            try (StreamReader next = open("public")) {
                mastodon.publish(cats(2)).event("last", 0);
                next.linesUntil("event: last");
            }
            assertTrue(silent.fields("event").isEmpty(), () -> "not silent: " + silent.lines());
            assertEquals(StreamReader.State.OPEN, silent.state());
        }
    }

    @Test
    void pagesForwardFromMinIdAndBackwardFromSinceId() throws Exception {
        for (int i = 1; i <= 5; i++) {
            mastodon.publish(cats(i));
        }
        assertEquals(List.of(id(3), id(2)), timeline("tag/cats?limit=2&min_id=" + id(1)));
        assertEquals(List.of(id(5), id(4)), timeline("tag/cats?limit=2&since_id=" + id(1)));
        assertEquals(List.of(id(3), id(2)), timeline("tag/cats?limit=2&max_id=" + id(4)));
        assertEquals(List.of(id(2)), timeline("tag/cats?min_id=" + id(1) + "&max_id=" + id(3)));
        String newest = timelineUrl("tag/cats?limit=2").toString();
        assertEquals(List.of(id(5), id(4)), ids(get(newest)));
        assertEquals(List.of(id(3), id(2)), ids(get(linked(get(newest), "next"))));
        assertEquals(List.of(), ids(get(linked(get(newest), "prev"))));
        assertTrue(get(linked(get(newest), "prev")).headers().firstValue("link").isEmpty());
    }

    @Test
    void aPageHasAtMost40() throws Exception {
        for (int i = 1; i <= 50; i++) {
            mastodon.publish(cats(i));
        }
        assertEquals(20, timeline("public").size());
        assertEquals(40, timeline("public?limit=80").size());
    }

    @Test
    void combinesFourHashtagsOfAKind() throws Exception {
        int i = 1;
        for (String tags : List.of("cats", "a", "b", "c", "d", "cats a b")) {
            mastodon.publish(
                    MastodonStatuses.withTags(MastodonStatuses.images(id(i++), "<p>x</p>", ""), tags.split(" ")));
        }
        assertEquals(List.of(id(6), id(4), id(3), id(2), id(1)), timeline("tag/cats?any[]=a&any[]=b&any[]=c&any[]=d"));
        assertEquals(List.of(id(6)), timeline("tag/cats?all[]=a&all[]=b"));
        assertEquals(List.of(id(1)), timeline("tag/cats?none[]=a"));
        assertEquals(List.of(id(6), id(1)), timeline("tag/cats?all[]=unheard-of"));
        assertEquals(List.of(), timeline("tag/unheard-of?any[]=cats"));
        String next = linked(get(timelineUrl("tag/cats?limit=1&any[]=a&remote=0")), "next");
        assertTrue(next.endsWith("/tag/cats?limit=1&max_id=" + id(6)), () -> "the link repeats any: " + next);
    }

    @Test
    void timelinesHaveStatusesAsTheyAreNow() throws Exception {
        mastodon.publish(cats(1), cats(2), MastodonStatuses.status(id(3), "<p>no picture</p>"))
                .edit(MastodonStatuses.edited(cats(1), TIME, "<p>two cats</p>"))
                .delete(id(2));
        JsonNode page = JSON.readTree(get(timelineUrl("public?only_media=true")).body());
        assertEquals(1, page.size());
        assertEquals("<p>two cats</p>", page.at("/0/content").asText());
        assertEquals("2026-07-04T14:37:36.500Z", page.at("/0/edited_at").asText());
    }

    @Test
    void remoteAndLocalTimelinesTellServersApart() throws Exception {
        mastodon.publish(cats(1), MastodonStatuses.ofAccount(cats(2), "jun@far.example", "Jun"));
        assertEquals(List.of(id(1)), timeline("public?local=true"));
        assertEquals(List.of(id(2)), timeline("tag/CATS?remote=true"));
    }

    @Test
    void countsRequestsButNotStreams() throws Exception {
        HttpResponse<String> first = get(timelineUrl("public"));
        assertEquals("300", header(first, "x-ratelimit-limit"));
        assertEquals("299", header(first, "x-ratelimit-remaining"));
        assertEquals("2026-07-04T14:40:00.500000Z", header(first, "x-ratelimit-reset"));
        mastodon.limit(1, TIME.plusSeconds(60));
        open("public").close();
        assertEquals("0", header(get(timelineUrl("public")), "x-ratelimit-remaining"));
        HttpResponse<String> refused = get(timelineUrl("public"));
        assertEquals(429, refused.statusCode());
        assertEquals("{\"error\":\"Too many requests\"}", refused.body());
        assertEquals("2026-07-04T14:38:36.500000Z", header(refused, "x-ratelimit-reset"));
        mastodon.limit(0, TIME);
        assertEquals(200, get(timelineUrl("public")).statusCode());
        assertEquals(
                List.of(200, 200, 200, 429, 200),
                mastodon.requests().stream().map(Request::status).toList());
    }

    @Test
    void closedTimelinesWantAToken() throws Exception {
        mastodon.publish(cats(1)).closeTimelines();
        HttpResponse<String> refused = get(timelineUrl("public"));
        assertEquals(401, refused.statusCode());
        assertEquals("{\"error\":\"This method requires an authenticated user\"}", refused.body());
        assertEquals(
                "{\"error\":\"The access token is invalid\"}",
                get(timelineUrl("tag/cats?access_token=x")).body());
        assertEquals(List.of(id(1)), timeline("tag/cats?access_token=" + Mastodon.APP_TOKEN));
    }

    @Test
    void anInstanceTellsWhereItsStreamsAre() throws Exception {
        String here = JSON.readTree(get(mastodon.url() + "/api/v2/instance").body())
                .at("/configuration/urls/streaming")
                .asText();
        assertEquals("ws://" + mastodon.url().getAuthority(), here);
        try (Mastodon other = Mastodon.started()) {
            mastodon.streamingAt(other.url());
            String there = JSON.readTree(
                            get(mastodon.url() + "/api/v2/instance").body())
                    .at("/configuration/urls/streaming")
                    .asText();
            assertEquals(other.url().toString(), there);
        }
    }

    @Test
    void statusesHaveMastodonsShape() throws Exception {
        String html = MastodonStatuses.paragraphs("tea & <cats>\nagain", "more")
                + MastodonStatuses.hashtag("cats")
                + MastodonStatuses.mention("jun")
                + MastodonStatuses.link("https://example.org/a/page/that/is/very/long/indeed?a&b");
        ObjectNode status = MastodonStatuses.withEmoji(
                MastodonStatuses.ofAccount(MastodonStatuses.status(id(1), html), "jun@far.example", "Jun :blobcat:"),
                "blobcat");
        MastodonStatuses.withUnknown(MastodonStatuses.withAudio(MastodonStatuses.withVideo(
                MastodonStatuses.withGifv(MastodonStatuses.withImage(status, null), ""), "zoomies")));
        MastodonStatuses.withImageToCome(MastodonStatuses.withWarning(status, "eye contact"), "a cat");
        mastodon.publish(status);
        JsonNode read = JSON.readTree(get(timelineUrl("public")).body()).get(0);
        assertTrue(Long.parseLong(read.path("id").asText()) > 1L << 53, "an id that a double holds");
        assertEquals("2026-07-04T14:37:36.500Z", read.path("created_at").asText());
        assertTrue(read.path("content").asText().startsWith("<p>tea &amp; &lt;cats&gt;<br />again</p><p>more</p><a "));
        assertTrue(read.path("content").asText().contains("<span class=\"ellipsis\">example.org/a/page/that/is/ver"));
        assertEquals("https://far.example/@jun/" + id(1), read.path("url").asText());
        assertEquals(
                List.of("image", "gifv", "video", "audio", "unknown", "image"),
                read.path("media_attachments").findValuesAsText("type"));
        assertTrue(read.at("/media_attachments/0/description").isNull());
        assertEquals("", read.at("/media_attachments/1/description").asText());
        assertEquals(1200, read.at("/media_attachments/0/meta/original/width").asInt());
        assertTrue(read.at("/media_attachments/4/url").isNull());
        assertTrue(read.path("sensitive").asBoolean());
        assertFalse(read.path("edited_at").isMissingNode());
        assertEquals("blobcat", read.at("/account/emojis/0/shortcode").asText());
    }

    /** The ids of the statuses that a stream carries of these. */
    private List<String> streamed(String channel, ObjectNode... statuses) throws Exception {
        try (StreamReader reader = open(channel)) {
            mastodon.publish(statuses).event("last", "{}");
            reader.linesUntil("event: last");
            reader.linesUntil("data: {}");
            List<String> ids = new ArrayList<>();
            for (String data : reader.fields("data")) {
                ids.add(JSON.readTree(data).path("id").asText());
            }
            return ids.subList(0, ids.size() - 1);
        }
    }

    private StreamReader open(String channel) throws IOException, InterruptedException {
        return reader(channel, "Authorization", "Bearer " + Mastodon.USER_TOKEN);
    }

    private StreamReader reader(String channel, String... headers) throws IOException, InterruptedException {
        return new StreamReader(mastodon.url().resolve("/api/v1/streaming/" + channel), headers);
    }

    private void assertRefused(int status, String error, String channel, String... headers) throws Exception {
        StreamReader reader = reader(channel, headers);
        assertEquals(status, reader.status(), channel);
        reader.awaitState(StreamReader.State.ENDED);
        assertEquals(List.of("{\"error\":\"" + error + "\"}"), reader.lines());
    }

    private List<String> timeline(String timeline) throws Exception {
        return ids(get(timelineUrl(timeline)));
    }

    private String timelineUrl(String timeline) {
        return mastodon.url() + "/api/v1/timelines/" + timeline.replace("[]", "%5B%5D");
    }

    private static List<String> ids(HttpResponse<String> page) throws IOException {
        List<String> ids = new ArrayList<>();
        JSON.readTree(page.body()).forEach(status -> ids.add(status.path("id").asText()));
        return ids;
    }

    private static String linked(HttpResponse<String> page, String relation) {
        Matcher link = Pattern.compile("<([^>]+)>; rel=\"" + relation + "\"").matcher(header(page, "link"));
        assertTrue(link.find(), () -> "no " + relation + " in " + page.headers());
        return link.group(1);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static ObjectNode cats(int sequence) {
        String html = "<p>my " + MastodonStatuses.hashtag("cats") + "</p>";
        return MastodonStatuses.withTags(MastodonStatuses.images(id(sequence), html, "a cat"), "cats");
    }

    private static String id(int sequence) {
        return MastodonStatuses.id(TIME, sequence);
    }
}

package catwalk.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.simulator.XClient.Lines;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes on the filtered stream, and how it ends. */
class XStreamTest {
    private static final Instant TIME = Instant.parse("2026-07-04T14:37:36.500Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(TIME);
    private final XApi x = XApi.started(now::get).keepAliveEvery(Duration.ZERO);
    private final XClient client = new XClient(x);

    @AfterEach
    void stop() {
        x.close();
    }

    @Test
    void sendsWhatARuleMatchesWithTheRulesThatDo() throws Exception {
        String cats = x.addRule("cat has:media", "cats");
        String boxes = x.addRule("box", null);
        x.addRule("dog", "dogs");
        try (Lines lines = client.stream()) {
            assertEquals(200, lines.response().statusCode());
            assertEquals(
                    "49",
                    lines.response()
                            .headers()
                            .firstValue("x-rate-limit-remaining")
                            .orElse(""));
            XPost photo = post(2, "a cat in a box").photo("a cat");
            x.publish(post(1, "only a cat"), photo);
            JsonNode line = lines.nextJson();
            assertEquals(photo.id(), line.at("/data/id").asText());
            assertEquals(
                    "[{\"id\":\"" + cats + "\",\"tag\":\"cats\"},{\"id\":\"" + boxes + "\"}]",
                    line.path("matching_rules").toString());
            assertEquals(List.of("id", "text", "edit_history_tweet_ids"), names(line.path("data")));
            assertFalse(line.has("includes"));
        }
    }

    @Test
    void sendsTheFieldsAndExpansionsAskedForAndNoOthers() throws Exception {
        x.addRule("cat", "cats");
        XPost photo = post(1, "cat").photo("asleep").sensitive(true);
        try (Lines lines = client.stream(
                "tweet.fields", "created_at,possibly_sensitive",
                "expansions", "attachments.media_keys,author_id",
                "media.fields", "url,alt_text",
                "user.fields", "profile_image_url")) {
            x.publish(photo);
            JsonNode line = lines.nextJson();
            assertTrue(line.at("/data/possibly_sensitive").asBoolean());
            // an expansion brings the field along that it expands
            assertEquals(line.at("/data/attachments/media_keys/0"), line.at("/includes/media/0/media_key"));
            assertEquals(List.of("media_key", "type", "url", "alt_text"), names(line.at("/includes/media/0")));
            assertEquals(List.of("id", "name", "username", "profile_image_url"), names(line.at("/includes/users/0")));
            assertEquals(line.at("/data/author_id"), line.at("/includes/users/0/id"));
            assertFalse(line.path("data").has("lang"));
        }
    }

    @Test
    void includesAQuotedPostAndItsMediaOnlyWhenAskedForEach() throws Exception {
        x.addRule("look", "cats");
        XPost quote = post(2, "look").quoting(post(1, "cat").photo("a cat"));
        try (Lines lines = client.stream("expansions", "attachments.media_keys")) {
            x.publish(quote);
            assertFalse(lines.nextJson().has("includes"));
        }
        await().until(() -> x.connections() == 0);
        try (Lines lines = client.stream("expansions", "referenced_tweets.id")) {
            x.publish(quote);
            JsonNode line = lines.nextJson();
            assertEquals(line.at("/data/referenced_tweets/0/id"), line.at("/includes/tweets/0/id"));
            assertFalse(line.path("includes").has("media"));
        }
        await().until(() -> x.connections() == 0);
        try (Lines lines = client.stream("expansions", "referenced_tweets.id.attachments.media_keys")) {
            x.publish(quote);
            JsonNode line = lines.nextJson();
            assertEquals(
                    line.at("/includes/tweets/0/attachments/media_keys/0"), line.at("/includes/media/0/media_key"));
        }
    }

    @Test
    void saysWhichQuotedPostIsGoneAndLeavesOutMediaThatAreWithheld() throws Exception {
        x.addRule("look", "cats");
        try (Lines lines = client.stream("expansions", "referenced_tweets.id,attachments.media_keys")) {
            x.publish(post(1, "look").quotingMissing("42").photo("a cat").withhold(0));
            JsonNode line = lines.nextJson();
            assertEquals("42", line.at("/errors/0/resource_id").asText());
            assertEquals(1, line.at("/data/attachments/media_keys").size());
            assertFalse(line.has("includes"));
        }
    }

    @Test
    void canAnswerInTheNewWords() throws Exception {
        x.addRule("cat", "cats");
        x.streamSpeaks(XVocabulary.POST);
        try (Lines lines = client.stream("expansions", "referenced_tweets.id")) {
            x.publish(post(2, "cat").quoting(post(1, "dog")));
            JsonNode line = lines.nextJson();
            assertTrue(line.path("data").has("edit_history_post_ids"), line::toString);
            assertTrue(line.path("data").has("referenced_posts"), line::toString);
            assertEquals(1, line.at("/includes/posts").size());
            assertEquals(2, x.postsDelivered());
        }
    }

    @Test
    void sendsEmptyLinesToKeepTheConnectionAlive() throws Exception {
        x.addRule("cat", "cats");
        try (Lines lines = client.stream()) {
            x.keepAlive();
            assertEquals("", lines.next());
            x.keepAliveEvery(Duration.ofMillis(20));
            assertEquals("", lines.next());
            assertEquals("", lines.next());
        }
    }

    @Test
    void sendsDuplicatesAnyOrderAndWhateverElse() throws Exception {
        x.addRule("cat", "cats");
        XPost early = post(1, "cat");
        XPost late = post(2, "cat");
        String monster = "{\"data\":\"" + "고양이".repeat(600_000) + "\"}";
        x.streamInPiecesOf(1000);
        try (Lines lines = client.stream()) {
            x.publish(late, early)
                    .duplicate(late)
                    .publishRaw("{\"data\":{\"id\"")
                    .publishRaw(monster);
            assertEquals(late.id(), lines.nextJson().at("/data/id").asText());
            assertEquals(early.id(), lines.nextJson().at("/data/id").asText());
            assertEquals(late.id(), lines.nextJson().at("/data/id").asText());
            assertEquals("{\"data\":{\"id\"", lines.next());
            assertEquals(monster, lines.next());
        }
    }

    @Test
    void saysWhyItDisconnects() throws Exception {
        x.addRule("cat", "cats");
        try (Lines lines = client.stream()) {
            x.inStreamError("ForceDisconnect");
            JsonNode error = lines.nextJson().at("/errors/0");
            assertEquals("ForceDisconnect", error.path("disconnect_type").asText());
            assertEquals("operational-disconnect", error.path("title").asText());
            assertTrue(lines.isClosedNext());
        }
    }

    @Test
    void endsAsHttpHasItOrBreaksOffInTheMiddle() throws Exception {
        x.addRule("cat", "cats");
        try (Lines lines = client.stream()) {
            x.endStream();
            assertTrue(lines.isClosedNext());
        }
        try (Lines lines = client.stream()) {
            x.publish(post(1, "cat"));
            lines.nextJson();
            x.cut();
            assertTrue(lines.isBrokenNext());
        }
        assertEquals(0, x.connections());
    }

    @Test
    void staysOpenAndSilent() throws Exception {
        x.addRule("cat", "cats");
        try (Lines lines = client.stream()) {
            x.goSilent();
            x.publish(post(1, "cat"));
            x.keepAlive();
            assertEquals(1, x.connections());
            x.resume();
            XPost heard = post(2, "cat");
            x.publish(heard);
            assertEquals(heard.id(), lines.nextJson().at("/data/id").asText());
            assertEquals(1, x.postsDelivered());
        }
    }

    @Test
    void cutsOffWhoDoesNotRead() throws Exception {
        x.addRule("cat", "cats");
        x.streamBuffer(3);
        try (InputStream unread = client.unreadStream().body()) {
            String megabyte = "x".repeat(1_000_000);
            await().until(() -> x.publishRaw(megabyte).connections() == 0);
            assertThrows(IOException.class, unread::readAllBytes);
        }
    }

    @Test
    void takesRulesWhileConnectedWithTheDelayThatXHas() throws Exception {
        x.addRule("dog", "dogs");
        x.rulesTakeEffectAfter(Duration.ofSeconds(20));
        try (Lines lines = client.stream()) {
            x.addRule("cat", "cats");
            x.publish(post(1, "cat"));
            now.set(TIME.plusSeconds(20));
            XPost matched = post(2, "cat");
            x.publish(matched);
            assertEquals(matched.id(), lines.nextJson().at("/data/id").asText());
        }
    }

    private static XPost post(int sequence, String text) {
        return XPost.of(TIME, sequence, text);
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}

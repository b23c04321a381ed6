package catwalk.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Posts look as in the samples of X's documentation. */
class XPostTest {
    private static final Instant TIME = Instant.parse("2026-07-04T14:37:36.500Z");

    @Test
    void hasAnIdThatTellsItsTime() {
        XPost post = XPost.of(TIME, 1, "cat");
        assertEquals(TIME, XPost.timeOf(post.id()));
        assertEquals(TIME.toString(), post.json().at("/data/created_at").asText());
        assertTrue(Long.parseLong(XPost.of(TIME, 2, "cat").id()) > Long.parseLong(post.id()));
    }

    @Test
    void endsWithOneLinkForAllItsPictures() {
        XPost post = XPost.of(TIME, 1, "고양이 😺 & a <box> of #cats")
                .photo("three kittens")
                .photo()
                .hashtags("cats");
        JsonNode data = post.json().path("data");
        assertTrue(post.text().matches("고양이 😺 &amp; a &lt;box&gt; of #cats https://t\\.co/\\w{10}"), post.text());
        assertEquals(2, data.at("/attachments/media_keys").size());
        JsonNode media = post.json().at("/includes/media");
        assertEquals(data.at("/attachments/media_keys/1"), media.at("/1/media_key"));
        assertTrue(media.at("/0/media_key").asText().startsWith("3_"));
        assertEquals("three kittens", media.at("/0/alt_text").asText());
        assertFalse(media.get(1).has("alt_text"));
        JsonNode link = data.at("/entities/urls/1");
        assertEquals(data.at("/attachments/media_keys/1"), link.path("media_key"));
        assertEquals(link.path("url").asText(), characters(post.text(), link));
        assertEquals("#cats", characters(post.text(), data.at("/entities/hashtags/0")));
    }

    @Test
    void hasVideosAndGifsWithAStillPreviewAndNoUrl() {
        JsonNode media = XPost.of(TIME, 1, "").video(null).gif("blep").json().at("/includes/media");
        assertEquals("video", media.at("/0/type").asText());
        assertEquals("animated_gif", media.at("/1/type").asText());
        for (JsonNode medium : media) {
            assertFalse(medium.has("url"), medium::toString);
            assertTrue(medium.path("preview_image_url").asText().endsWith(".jpg"), medium::toString);
            assertFalse(medium.path("variants").isEmpty(), medium::toString);
        }
        assertEquals("blep", media.at("/1/alt_text").asText());
    }

    @Test
    void getsANewIdWithEachEditAndKeepsTheChain() {
        XPost first = XPost.of(TIME, 1, "my #cat in a bux").photo("a cat").hashtags("cat");
        XPost second = first.edited(TIME.plusSeconds(60), 1, "Look: my #cat in a box");
        XPost third = second.edited(TIME.plusSeconds(90), 1, "my cat & a box");
        assertEquals(first.id(), third.firstId());
        assertEquals(
                "[\"" + first.id() + "\",\"" + second.id() + "\",\"" + third.id() + "\"]",
                third.json().at("/data/edit_history_tweet_ids").toString());
        assertEquals(3, third.json().at("/data/edit_controls/edits_remaining").asInt());
        assertEquals("#cat", characters(second.text(), second.json().at("/data/entities/hashtags/0")));
        assertTrue(third.text().matches("my cat &amp; a box https://t\\.co/\\w{10}"), third.text());
        assertEquals(first.json().at("/includes/media"), third.json().at("/includes/media"));
        assertEquals("my #cat in a bux", first.text().replaceAll(" https.*", ""));
    }

    @Test
    void refersToWhatItQuotesAnswersAndRepeats() {
        XPost photo = XPost.of(TIME, 1, "mine").photo("a cat").by("7", "Rin", "rin_example");
        XPost quote = XPost.of(TIME, 2, "look").quoting(photo);
        XPost reply = XPost.of(TIME, 3, "aww").replyingTo(photo);
        XPost retweet = photo.retweeted(TIME, 4);
        assertEquals("quoted", quote.json().at("/data/referenced_tweets/0/type").asText());
        assertEquals(photo.id(), quote.json().at("/includes/tweets/0/id").asText());
        assertFalse(quote.json().path("data").has("attachments"));
        assertEquals("7", reply.json().at("/data/in_reply_to_user_id").asText());
        assertEquals(photo.id(), reply.json().at("/data/conversation_id").asText());
        assertTrue(retweet.text().startsWith("RT @rin_example: mine https://t.co/"), retweet.text());
        assertEquals(
                "retweeted", retweet.json().at("/data/referenced_tweets/0/type").asText());
    }

    /** What stands where an entity says, counted in characters. */
    private static String characters(String text, JsonNode entity) {
        return text.substring(
                text.offsetByCodePoints(0, entity.path("start").asInt()),
                text.offsetByCodePoints(0, entity.path("end").asInt()));
    }
}

package catwalk.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import twitter4j.Twitter;
import twitter4j.TwitterException;
import twitter4j.v1.MediaEntity;
import twitter4j.v1.Query;
import twitter4j.v1.QueryResult;
import twitter4j.v1.Status;

/** Read by the real twitter4j, which throws a whole page away where a required field is missing. */
class TwitterSearchTest {
    private static final Instant TIME = Instant.parse("2026-07-04T14:37:36.500Z");

    private final TwitterSearch search = TwitterSearch.started();
    private final Twitter twitter = twitter();

    @AfterEach
    void stop() {
        search.close();
    }

    @Test
    void findsPhotosWithAltTextsAndSizes() throws TwitterException {
        search.publish(
                Statuses.withHashtags(Statuses.photos(id(1), "고양이 😺 & a box <full> of #cats", 3, "kittens"), "cats"));
        Status status = find("cat").getTweets().get(0);
        assertTrue(status.getText().startsWith("고양이 😺 & a box <full> of #cats https://t.co/"), status::getText);
        assertEquals(3, status.getMediaEntities().length);
        MediaEntity photo = status.getMediaEntities()[1];
        assertEquals("kittens", photo.getExtAltText());
        assertEquals("photo", photo.getType());
        assertEquals(2048, photo.getSizes().get(MediaEntity.Size.LARGE).getWidth());
        assertEquals("cats", status.getHashtagEntities()[0].getText());
        assertEquals("mina_example", status.getUser().getScreenName());
        assertEquals(TIME.truncatedTo(ChronoUnit.SECONDS), status.getCreatedAt().toInstant(ZoneOffset.UTC));
        // not by the indices: twitter4j mixes up characters and UTF-16 units once there is an emoji and an escape
        assertTrue(status.getText().endsWith(photo.getURL()), status::getText);
    }

    @Test
    void findsVideosAndGifsWithTheirStillPreviews() throws TwitterException {
        search.publish(Statuses.video(id(1), "zoomies"), Statuses.animatedGif(id(2), "blep"));
        List<Status> statuses = find("cat").getTweets();
        MediaEntity gif = statuses.get(0).getMediaEntities()[0];
        MediaEntity video = statuses.get(1).getMediaEntities()[0];
        assertEquals("animated_gif", gif.getType());
        assertEquals("video", video.getType());
        assertTrue(video.getMediaURLHttps().endsWith(".jpg"));
        assertEquals(12_345, video.getVideoDurationMillis());
        assertEquals(9, video.getVideoAspectRatioWidth());
    }

    @Test
    void tellsRetweetsQuotesAndWordsApart() throws TwitterException {
        ObjectNode photo = Statuses.photos(id(1), "mine", 1, null);
        search.publish(
                Statuses.retweet(id(2), photo),
                Statuses.quoting(Statuses.textOnly(id(3), "look"), photo),
                Statuses.withSensitive(Statuses.photos(id(4), "careful", 1, ""), true),
                Statuses.textOnly(id(5), "just a cat"));
        List<Status> statuses = find("cat").getTweets();
        assertEquals(0, statuses.get(0).getMediaEntities().length);
        assertEquals("", statuses.get(1).getMediaEntities()[0].getExtAltText());
        // twitter4j makes a word of JSON's null, which Twitter sends where there is no alt text
        assertEquals("null", statuses.get(3).getMediaEntities()[0].getExtAltText());
        assertTrue(statuses.get(1).isPossiblySensitive());
        assertEquals(id(1), statuses.get(2).getQuotedStatusId());
        assertTrue(statuses.get(3).isRetweet());
        assertEquals(id(1), statuses.get(3).getRetweetedStatus().getId());
    }

    @Test
    void linksPagesNewestFirst() throws TwitterException {
        search.pageSize(2);
        for (int i = 1; i <= 5; i++) {
            search.publish(Statuses.photos(id(i), "cat " + i, 1, "a cat"));
        }
        QueryResult first = find("cat OR 고양이");
        QueryResult second = twitter.v1().search().search(first.nextQuery());
        QueryResult third = twitter.v1().search().search(second.nextQuery());
        assertEquals(List.of(id(5), id(4)), ids(first));
        assertEquals(List.of(id(3), id(2)), ids(second));
        assertEquals(List.of(id(1)), ids(third));
        assertFalse(third.hasNext());
        assertEquals(List.of("cat OR 고양이", "cat OR 고양이", "cat OR 고양이"), search.queries());
        assertEquals("true", search.requests().get(0).query().first("include_ext_alt_text"));
    }

    @Test
    void refusesWith429OnceTheLimitIsUsedUpUntilItsReset() throws TwitterException {
        Instant reset = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        search.limit(1, reset);
        assertEquals(0, find("cat").getRateLimitStatus().getRemaining());
        TwitterException refused = assertThrows(TwitterException.class, () -> find("cat"));
        assertEquals(429, refused.getStatusCode());
        assertEquals(88, refused.getErrorCode());
        assertTrue(refused.exceededRateLimitation());
        assertEquals(reset.getEpochSecond(), refused.getRateLimitStatus().getResetTimeInSeconds());
        search.limit(0, Instant.now().minus(Duration.ofSeconds(1)));
        assertEquals(179, find("cat").getRateLimitStatus().getRemaining());
        assertEquals(
                List.of(200, 429, 200),
                search.requests().stream().map(Request::status).toList());
    }

    @Test
    void refusesWhoDoesNotSignAndWhoseAccessIsWithdrawn() throws Exception {
        HttpRequest unsigned = HttpRequest.newBuilder(search.url().resolve("/1.1/search/tweets.json?q=cat"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(unsigned, HttpResponse.BodyHandlers.ofString());
        assertEquals(400, answer.statusCode());
        assertEquals("{\"errors\":[{\"code\":215,\"message\":\"Bad Authentication data.\"}]}", answer.body());
        search.revoke();
        TwitterException refused = assertThrows(TwitterException.class, () -> find("cat"));
        assertEquals(401, refused.getStatusCode());
        assertEquals(89, refused.getErrorCode());
    }

    @Test
    void failsLikeTwitter() {
        search.fail(503);
        TwitterException failed = assertThrows(TwitterException.class, () -> find("cat"));
        assertEquals(503, failed.getStatusCode());
        assertNull(failed.getRateLimitStatus());
    }

    private QueryResult find(String words) throws TwitterException {
        return twitter.v1().search().search(Query.of(words));
    }

    private static List<Long> ids(QueryResult result) {
        return result.getTweets().stream().map(Status::getId).toList();
    }

    private static long id(int sequence) {
        return Statuses.id(TIME, sequence);
    }

    private Twitter twitter() {
        Properties base = new Properties();
        base.setProperty("restBaseURL", search.restBaseUrl());
        return Twitter.newBuilder()
                .load(base)
                .oAuthConsumer("key", "secret")
                .oAuthAccessToken("1-token", "secret")
                .tweetModeExtended(true)
                .includeExtAltTextEnabled(true)
                .build();
    }
}

package catwalk.simulator;

import static catwalk.simulator.XClient.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XRecentSearchTest {
    private static final String SEARCH = "/2/tweets/search/recent";
    private static final Instant TIME = Instant.parse("2026-07-04T14:37:36.500Z");
    private static final Duration LATENCY = Duration.ofSeconds(30);

    private final AtomicReference<Instant> now = new AtomicReference<>(TIME.plus(LATENCY));
    private final XApi x = XApi.started(now::get);
    private final XClient client = new XClient(x);

    @AfterEach
    void stop() {
        x.close();
    }

    @Test
    void findsTheNewestFirst() throws Exception {
        x.publish(post(2, "cat"), post(1, "cat"), post(3, "cat"), post(4, "dog"));
        JsonNode page = find("query", "cat");
        assertEquals(List.of(post(3, "").id(), post(2, "").id(), post(1, "").id()), ids(page));
        assertEquals(post(3, "").id(), page.at("/meta/newest_id").asText());
        assertEquals(post(1, "").id(), page.at("/meta/oldest_id").asText());
        assertEquals(3, page.at("/meta/result_count").asInt());
        assertFalse(page.path("meta").has("next_token"));
    }

    @Test
    void answersWithoutDataWhereThereIsNone() throws Exception {
        assertEquals(
                "{\"meta\":{\"result_count\":0}}",
                client.get(SEARCH, "query", "cat").body());
    }

    @Test
    void findsPostsOnlyWhenTheyAre30SecondsOld() throws Exception {
        x.publish(XPost.of(TIME.plusMillis(1), 1, "cat"));
        assertEquals(List.of(), ids(find("query", "cat")));
        now.set(now.get().plusMillis(1));
        assertEquals(1, ids(find("query", "cat")).size());
        x.searchLatency(Duration.ZERO).publish(XPost.of(now.get(), 1, "cat"));
        assertEquals(2, ids(find("query", "cat")).size());
    }

    @Test
    void pagesByTokensThatAlwaysMeanTheSamePage() throws Exception {
        for (int i = 1; i <= 25; i++) {
            x.publish(post(i, "cat"));
        }
        JsonNode first = find("query", "cat");
        String token = first.at("/meta/next_token").asText();
        JsonNode second = find("query", "cat", "next_token", token);
        JsonNode third =
                find("query", "cat", "next_token", second.at("/meta/next_token").asText());
        List<String> all = new ArrayList<>(ids(first));
        all.addAll(ids(second));
        all.addAll(ids(third));
        assertEquals(10, ids(second).size());
        assertEquals(25, all.stream().distinct().count());
        assertFalse(third.path("meta").has("next_token"));
        x.publish(post(26, "cat"));
        assertEquals(second, find("query", "cat", "next_token", token));
        assertEquals(second, find("query", "cat", "pagination_token", token));
        assertEquals(26, ids(find("query", "cat", "max_results", "100")).size());
    }

    @Test
    void findsBetweenIdsAndBetweenTimes() throws Exception {
        XPost early = XPost.of(TIME.minusSeconds(60), 1, "cat");
        x.publish(early, post(1, "cat"), post(2, "cat"));
        assertEquals(
                List.of(post(2, "").id()),
                ids(find("query", "cat", "since_id", post(1, "").id())));
        assertEquals(
                List.of(early.id()),
                ids(find("query", "cat", "until_id", post(1, "").id())));
        String between = TIME.minusSeconds(30).toString();
        assertEquals(List.of(early.id()), ids(find("query", "cat", "end_time", between)));
        assertEquals(2, ids(find("query", "cat", "start_time", between)).size());
    }

    @Test
    void reachesBackSevenDays() throws Exception {
        XPost old = XPost.of(TIME.minus(Duration.ofDays(7)), 1, "cat");
        x.publish(old);
        assertEquals(List.of(), ids(find("query", "cat")));
        HttpResponse<String> refused = client.get(SEARCH, "query", "cat", "since_id", old.id());
        assertEquals(400, refused.statusCode());
        JsonNode error = json(refused).at("/errors/0");
        assertEquals(old.id(), error.at("/parameters/since_id/0").asText());
        assertEquals(
                "'since_id' must be a tweet id created after 2026-06-27T14:38Z. Please use a 'since_id' that is larger than "
                        + XPost.id(now.get().minus(Duration.ofDays(7)), 0),
                error.path("message").asText());
    }

    @Test
    void returnsTheNewestVersionOfAnEditedPostAndNoRetweets() throws Exception {
        XPost first = post(1, "cat").photo("a cat");
        XPost edit = first.edited(TIME, 2, "my cat");
        x.publish(edit, first, first.retweeted(TIME, 3));
        JsonNode page = find("query", "cat");
        assertEquals(List.of(edit.id()), ids(page));
        assertEquals(first.id(), page.at("/data/0/edit_history_tweet_ids/0").asText());
        x.delete(first);
        assertEquals(0, find("query", "cat").at("/meta/result_count").asInt());
    }

    @Test
    void includesEachThingOnce() throws Exception {
        XPost quoted = post(1, "dog").photo("a dog").by("7", "Rin", "rin_example");
        x.publish(
                post(2, "cat").photo("a cat").quoting(quoted),
                post(3, "cat too").quoting(quoted));
        JsonNode includes = find(
                        "query", "cat",
                        "expansions", "author_id,attachments.media_keys,referenced_tweets.id.attachments.media_keys")
                .path("includes");
        assertEquals(1, includes.path("tweets").size());
        assertEquals(2, includes.path("media").size());
        assertEquals(1, includes.path("users").size());
        assertEquals(3, x.postsDelivered());
        assertEquals(1, x.usersDelivered());
    }

    @Test
    void speaksTheOldWordsOnly() throws Exception {
        x.searchSpeaks(XVocabulary.TWEET).publish(post(2, "cat").quoting(post(1, "dog")));
        JsonNode page = find("query", "cat", "tweet.fields", "author_id", "expansions", "referenced_tweets.id");
        assertTrue(page.at("/data/0").has("edit_history_tweet_ids"), page::toString);
        assertTrue(page.at("/data/0").has("referenced_tweets"), page::toString);
        assertEquals(1, page.at("/includes/tweets").size());
        assertEquals(
                400, client.get(SEARCH, "query", "cat", "post.fields", "lang").statusCode());
    }

    @Test
    void speaksTheNewWordsOnly() throws Exception {
        x.searchSpeaks(XVocabulary.POST).publish(post(2, "cat").quoting(post(1, "dog")));
        JsonNode page = find("query", "cat", "post.fields", "lang", "expansions", "referenced_posts,author_id");
        assertTrue(page.at("/data/0").has("edit_history_post_ids"), page::toString);
        assertTrue(page.at("/data/0").has("referenced_posts"), page::toString);
        assertTrue(page.at("/data/0").has("author_id"), page::toString);
        assertEquals(1, page.at("/includes/posts").size());
        assertFalse(page.at("/data/0").has("edit_history_tweet_ids"), page::toString);
        HttpResponse<String> refused = client.get(SEARCH, "query", "cat", "tweet.fields", "lang");
        assertEquals(400, refused.statusCode());
        assertTrue(
                json(refused)
                        .at("/errors/0/message")
                        .asText()
                        .startsWith("The query parameter [tweet.fields] is not one of"),
                refused.body());
        assertEquals(
                400,
                client.get(SEARCH, "query", "cat", "post.fields", "author_id").statusCode());
    }

    @Test
    void answersInTheWordsItIsAskedInWhereItSpeaksBoth() throws Exception {
        x.publish(post(1, "cat"));
        assertTrue(find("query", "cat", "tweet.fields", "lang").at("/data/0").has("edit_history_tweet_ids"));
        assertTrue(find("query", "cat", "post.fields", "lang").at("/data/0").has("edit_history_post_ids"));
    }

    @ParameterizedTest
    @CsvSource({
        "max_results,9",
        "max_results,101",
        "max_results,many",
        "since_id,abc",
        "next_token,nonsense",
        "start_time,yesterday",
        "end_time,2026-07-04T14:38:06Z",
        "tweet.fields,colour",
        "count,10"
    })
    void refusesWhatItDoesNotKnow(String parameter, String value) throws Exception {
        HttpResponse<String> refused = client.get(SEARCH, "query", "cat", parameter, value);
        assertEquals(400, refused.statusCode());
        assertEquals(
                value,
                json(refused).at("/errors/0/parameters").path(parameter).path(0).asText(),
                refused.body());
    }

    @ParameterizedTest
    @CsvSource({"''", "has:media", "(cat"})
    void refusesQueriesThatAreNone(String query) throws Exception {
        assertEquals(400, client.get(SEARCH, "query", query).statusCode());
    }

    @Test
    void refusesIdsBesideTimesAndQueriesThatAreTooLong() throws Exception {
        String id = post(1, "").id();
        assertEquals(
                400,
                client.get(SEARCH, "query", "cat", "since_id", id, "start_time", TIME.toString())
                        .statusCode());
        assertEquals(400, client.get(SEARCH, "query", "c".repeat(513)).statusCode());
        assertEquals(200, client.get(SEARCH, "query", "c".repeat(512)).statusCode());
    }

    @Test
    void refusesWith429OnceTheLimitIsUsedUpUntilItsReset() throws Exception {
        HttpResponse<String> fresh = client.get(SEARCH, "query", "cat");
        assertEquals("450", header(fresh, "x-rate-limit-limit"));
        assertEquals("449", header(fresh, "x-rate-limit-remaining"));
        Instant reset = Instant.ofEpochSecond(now.get().getEpochSecond() + 60);
        x.limit(1, reset);
        assertEquals(200, client.get(SEARCH, "query", "cat").statusCode());
        HttpResponse<String> refused = client.get(SEARCH, "query", "cat");
        assertEquals(429, refused.statusCode());
        assertEquals("0", header(refused, "x-rate-limit-remaining"));
        assertEquals(String.valueOf(reset.getEpochSecond()), header(refused, "x-rate-limit-reset"));
        now.set(reset);
        assertEquals("449", header(client.get(SEARCH, "query", "cat"), "x-rate-limit-remaining"));
    }

    private JsonNode find(String... parameters) throws Exception {
        HttpResponse<String> answer = client.get(SEARCH, parameters);
        assertEquals(200, answer.statusCode(), answer.body());
        return json(answer);
    }

    private static XPost post(int sequence, String text) {
        return XPost.of(TIME, sequence, text);
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("data").forEach(post -> ids.add(post.path("id").asText()));
        return ids;
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}

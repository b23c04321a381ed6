package catwalk.simulator;

import static catwalk.simulator.XClient.json;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.simulator.XClient.Lines;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the endpoints of {@link XApi} share: tokens, problems, the bill, the log, connections; each has a test of its own. */
class XApiTest {
    private static final String STREAM = "/2/tweets/search/stream";
    private static final String SEARCH = "/2/tweets/search/recent";
    private static final Instant TIME = Instant.parse("2026-07-04T23:59:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(TIME);
    private final XApi x = XApi.started(now::get).keepAliveEvery(Duration.ZERO);
    private final XClient client = new XClient(x);

    @AfterEach
    void stop() {
        x.close();
    }

    @Test
    void takesItsTokenAndNoOther() throws Exception {
        for (String path : new String[] {STREAM, STREAM + "/rules", SEARCH, "/2/connections"}) {
            for (String token : new String[] {null, "another"}) {
                HttpResponse<String> refused = client.getWithToken(token, path);
                assertEquals(401, refused.statusCode(), path);
                assertEquals("Unauthorized", json(refused).path("title").asText());
            }
        }
        x.revoke(true);
        assertEquals(401, client.get(SEARCH, "query", "cat").statusCode());
    }

    @Test
    void hasNothingElse() throws Exception {
        assertEquals(404, client.get("/2/spaces").statusCode());
        assertEquals(404, client.post(SEARCH, "{}").statusCode());
    }

    @Test
    void servesTheProblemsOfTheSamples() throws Exception {
        JsonNode problems = new ObjectMapper().readTree(getClass().getResource("/x-problems.json"));
        for (var problem : problems.properties()) {
            x.failSearch(problem.getKey(), 1).failRules(problem.getKey(), 1);
            for (String path : new String[] {SEARCH, STREAM + "/rules"}) {
                HttpResponse<String> answer = client.get(path);
                assertEquals(problem.getKey().split(" ")[0], String.valueOf(answer.statusCode()));
                assertEquals(problem.getValue(), json(answer));
            }
        }
        x.failSearch("500", 1);
        assertEquals(500, client.get(SEARCH).statusCode());
    }

    @Test
    void resetsInsteadOfAnsweringAndGoesAwayAltogether() throws Exception {
        // a POST, since the JDK's client repeats a GET that was reset, and says nothing
        x.failRules("cut", 1);
        assertThrows(IOException.class, () -> client.post(STREAM + "/rules", "{}"));
        x.stop();
        assertThrows(IOException.class, () -> client.get(SEARCH, "query", "cat"));
        x.start();
        assertEquals(200, client.get(SEARCH, "query", "cat").statusCode());
    }

    @Test
    void leavesRequestsWithoutAnAnswerUntilItRecovers() throws Exception {
        x.hang();
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> {
            try {
                return client.get(SEARCH, "query", "cat").statusCode();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> x.requests().size() == 1);
        assertEquals(0, x.requests().get(0).status());
        x.recover();
        assertEquals(200, status.get());
    }

    @Test
    void logsRequestsByItsOwnClock() throws Exception {
        client.get(SEARCH, "query", "cat OR 고양이");
        now.set(TIME.plusSeconds(5));
        client.get(STREAM);
        assertEquals("cat OR 고양이", x.searches().get(0).query().first("query"));
        assertEquals(TIME, x.requests().get(0).at());
        assertEquals(TIME.plusSeconds(5), x.streamConnects().get(0).at());
        assertEquals(409, x.streamConnects().get(0).status());
    }

    @Test
    void billsWhatItSendsByTheDayOfUtc() throws Exception {
        x.addRule("cat", "cats");
        XPost quote = XPost.of(TIME, 2, "cat").quoting(XPost.of(TIME, 1, "dog").by("7", "Rin", "rin_example"));
        try (Lines lines =
                client.stream("expansions", "author_id,referenced_tweets.id,referenced_tweets.id.author_id")) {
            x.publish(quote).duplicate(quote).publish(XPost.of(TIME, 3, "dog"));
            lines.nextJson();
            lines.nextJson();
        }
        now.set(TIME.plusSeconds(90));
        client.get(SEARCH, "query", "cat");
        LocalDate day = LocalDate.of(2026, 7, 4);
        assertEquals(4, x.postsDelivered(day));
        assertEquals(2, x.differentPostsDelivered(day));
        assertEquals(4, x.usersDelivered(day));
        assertEquals(2, x.differentUsersDelivered(day));
        assertEquals(1, x.postsDelivered(day.plusDays(1)));
        assertEquals(5, x.postsDelivered());
        assertEquals(4, x.usersDelivered());
    }

    @Test
    void billsNothingThatItDoesNotSend() throws Exception {
        x.addRule("cat", "cats");
        x.publish(XPost.of(TIME, 1, "cat"));
        try (Lines lines = client.stream()) {
            x.goSilent();
            x.publish(XPost.of(TIME, 2, "cat"));
            x.resume();
            x.keepAlive();
            assertEquals("", lines.next());
        }
        assertEquals(0, x.postsDelivered());
    }

    @Test
    void tellsWhoIsConnectedAndWhoWas() throws Exception {
        x.addRule("cat", "cats");
        assertEquals(
                "{\"meta\":{\"result_count\":0}}", client.get("/2/connections").body());
        client.stream().close();
        await().until(() -> x.connections() == 0);
        try (Lines lines = client.stream()) {
            JsonNode active = json(client.get("/2/connections"));
            assertEquals(1, active.at("/meta/result_count").asInt());
            assertEquals("filtered_stream", active.at("/data/0/endpoint_name").asText());
            assertEquals(TIME.toString(), active.at("/data/0/connected_at").asText());
            assertFalse(active.at("/data/0").has("id"));
            JsonNode past = json(client.get(
                    "/2/connections",
                    "status",
                    "inactive",
                    "connection.fields",
                    "id,disconnected_at,disconnect_reason"));
            assertTrue(past.at("/data/0").has("disconnected_at"), past::toString);
            assertTrue(past.at("/data/0").has("id"), past::toString);
            assertEquals(
                    2,
                    json(client.get("/2/connections", "status", "all"))
                            .path("data")
                            .size());
            assertEquals(200, lines.response().statusCode());
        }
        assertEquals(400, client.get("/2/connections", "status", "some").statusCode());
    }

    @Test
    void endsConnectionsOnDemand() throws Exception {
        x.addRule("cat", "cats");
        for (String path : new String[] {"/2/connections/all", "/2/connections/filtered_stream", "/2/connections"}) {
            try (Lines lines = client.stream()) {
                String uuid = json(client.get("/2/connections", "connection.fields", "id"))
                        .at("/data/0/id")
                        .asText();
                JsonNode answer = json(client.delete(path, "{\"uuids\":[\"" + uuid + "\"]}"));
                assertEquals(1, answer.at("/data/successful_kills").asInt(), answer::toString);
                assertEquals(0, answer.at("/data/failed_kills").asInt());
                assertEquals(uuid, answer.at("/data/results/0/uuid").asText());
                assertTrue(lines.isClosedNext());
            }
        }
        JsonNode none = json(client.delete("/2/connections", "{\"uuids\":[\"nobody\"]}"));
        assertEquals(1, none.at("/data/failed_kills").asInt());
        assertEquals(400, client.delete("/2/connections", "{}").statusCode());
    }
}

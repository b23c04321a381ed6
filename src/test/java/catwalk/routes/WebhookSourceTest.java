package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.CatwalkProcess;
import catwalk.kit.RunningWall;
import catwalk.kit.Schema;
import catwalk.kit.Viewer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** routes/sources/webhook-source.kamelet.yaml, and what it answers. */
class WebhookSourceTest {
    private static final String TOKEN = "a token of this test";
    private static final String PICTURE = "https://pictures.example/7.jpg";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path directory;

    private static RunningWall wall;
    private static Viewer viewer;

    @BeforeAll
    static void startAWallWithoutAPage() {
        wall = new RunningWall(directory.resolve("data"))
                .with("wall.roles", "broker,publisher")
                .with("wall.sources", "webhook, webhook.strict")
                .with("wall.blocked", "dog")
                .with("webhook.token", TOKEN)
                .with("webhook.strict.path", "strict/posts")
                .with("webhook.strict.everything", "false")
                .start();
        viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true);
    }

    @AfterAll
    static void stop() {
        viewer.close();
        wall.close();
    }

    @Test
    void aBarePostShowsKeywordOrNotAndTheAnswerTellsItsId() throws Exception {
        HttpResponse<String> answer = post("""
                {"text": "a nice day", "author": "Mina", "picture": "%s"}""".formatted(PICTURE));
        assertEquals(201, answer.statusCode(), answer.body());
        String id = json(answer).get("id").asText();
        assertTrue(id.startsWith("urn:uuid:"), id);
        assertEquals("shown", json(answer).get("outcome").asText());
        JsonNode post = arrival(id).activity().get("object");
        assertEquals("a nice day", post.get("content").asText());
        assertEquals("Mina", post.at("/attributedTo/name").asText());
        assertEquals(PICTURE, post.at("/attachment/0/url").asText());
        assertEquals("webhook", arrival(id).activity().at("/generator/name").asText());
    }

    @Test
    void everyFieldOfABarePostArrivesAndEveryMessageIsAsTheSchemaSays() throws Exception {
        HttpResponse<String> answer = post("""
                {"id": "https://example.org/posts/full", "url": "https://example.org/posts/7", "text": "오늘", "author": "Jun",
                 "avatar": "https://pictures.example/jun.jpg", "language": "ko", "tags": ["#산책", "park"], "warning": "snow",
                 "sensitive": false,
                 "picture": [{"url": "%1$s", "alt": "a tree", "width": 1200, "height": 800}, "%1$s?2"]}
                """.formatted(PICTURE));
        assertEquals(201, answer.statusCode(), answer.body());
        JsonNode post = arrival("https://example.org/posts/full").activity().get("object");
        assertEquals("오늘", post.at("/contentMap/ko").asText());
        assertEquals("snow", post.get("summary").asText());
        assertFalse(post.get("sensitive").asBoolean(true));
        assertEquals(
                "https://pictures.example/jun.jpg",
                post.at("/attributedTo/icon/url").asText());
        assertEquals("#산책", post.at("/tag/0/name").asText());
        assertEquals("a tree", post.at("/attachment/0/name").asText());
        assertEquals(800, post.at("/attachment/0/height").asInt());
        assertEquals(2, post.get("attachment").size());
        viewer.collections().forEach(Schema::assertValid);
    }

    @Test
    void whatTheWallHadOrDoesNotWantIsToldSo() throws Exception {
        String again = bare("https://example.org/posts/again", "twice");
        assertEquals(201, post(again).statusCode());
        assertAnswer(200, "known", post(again));
        assertAnswer(200, "unwanted", post(bare("https://example.org/posts/dog", "a dog")));
        assertAnswer(200, "unwanted", post("""
                {"text": "naked", "sensitive": true, "picture": "%s"}""".formatted(PICTURE)));
    }

    @Test
    void aSourceThatIsNotToShowEverythingAsksForAKeyword() throws Exception {
        URI strict = wall.page().resolve("strict/posts");
        assertAnswer(200, "unwanted", send(strict, bare("https://example.org/posts/strict1", "a nice day")));
        assertAnswer(201, "shown", send(strict, bare("https://example.org/posts/strict2", "a nice cat")));
        assertEquals(
                "webhook.strict",
                arrival("https://example.org/posts/strict2")
                        .activity()
                        .at("/generator/name")
                        .asText());
    }

    @Test
    void anActivityIsTakenAndADeleteTakesItsPostDown() throws Exception {
        String id = "https://example.org/posts/activity";
        JsonNode create = RunningWall.post(id, "a nice day");
        assertAnswer(201, "shown", post(create.toString()));
        JsonNode update = create.deepCopy();
        ((ObjectNode) update).put("type", "Update");
        ((ObjectNode) update.get("object")).put("content", "a nicer day");
        assertAnswer(201, "shown", post(update.toString()));
        await().until(() -> viewer.arrivals().stream()
                .anyMatch(arrival -> arrival.id().equals(id) && arrival.type().equals("Update")));
        assertAnswer(200, "deleted", post("{\"type\": \"Delete\", \"object\": \"" + id + "\"}"));
        await().until(() -> viewer.deleted().contains(id));
    }

    @Test
    void whatAWallPublishesIsTakenInItsOrder() throws Exception {
        List<String> ids = IntStream.range(0, 60)
                .mapToObj(i -> "https://example.org/posts/collection/" + i)
                .toList();
        String items = ids.stream()
                .map(id -> RunningWall.post(id, "a nice day").toString())
                .collect(Collectors.joining(","));
        HttpResponse<String> answer = CLIENT.send(
                request(wall.page().resolve("webhook"))
                        .setHeader("Content-Type", "application/activity+json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"type\":\"OrderedCollection\","
                                        + "\"totalItems\":60,\"orderedItems\":[" + items + "]}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(201, answer.statusCode(), answer.body());
        assertEquals(60, json(answer).get("outcomes").size());
        await().until(() -> viewer.created().containsAll(ids));
        assertEquals(ids, viewer.created().stream().filter(ids::contains).toList());
    }

    @Test
    void whatIsWrongIsToldInOneLine() throws Exception {
        Map<String, String> mistakes = Map.ofEntries(
                Map.entry("{\"text\": oops}", "broken JSON in line 1, column 1"),
                Map.entry("{\"text\": \"a\"} {}", "broken JSON"),
                Map.entry("", "nothing in it"),
                Map.entry("[]", "a post must be a JSON object"),
                Map.entry("{\"text\": \"a nice day\"}", "picture: is missing"),
                Map.entry("{\"picture\": \"http://pictures.example/7.jpg\"}", "picture: only https: links are shown"),
                Map.entry("{\"picture\": \"javascript:alert(1)\"}", "picture: only https: links are shown"),
                Map.entry("{\"picture\": \"//pictures.example/7.jpg\"}", "picture: only https: links are shown"),
                Map.entry("{\"picture\": [7]}", "picture: must be a link"),
                Map.entry("{\"picture\": {\"url\": \"" + PICTURE + "\", \"width\": \"7\"}}", "width: must be a whole"),
                Map.entry("{\"picture\": \"" + PICTURE + "\", \"text\": 7}", "text: must be a string"),
                Map.entry("{\"picture\": \"" + PICTURE + "\", \"id\": \"7\"}", "id: must be an absolute IRI"),
                Map.entry("{\"picture\": \"" + PICTURE + "\", \"language\": \"?\"}", "language: must be a tag"),
                Map.entry("{\"type\": \"Like\", \"object\": \"urn:a\"}", "type: 'Like' is no Create, Update or Delete"),
                Map.entry("{\"type\": \"Create\", \"object\": \"urn:a\"}", "object: must be a Note"),
                Map.entry("{\"type\": \"Delete\"}", "object.id: must be an absolute IRI"),
                Map.entry("{\"type\": \"OrderedCollection\"}", "orderedItems: must be a list"));
        for (Map.Entry<String, String> mistake : mistakes.entrySet()) {
            HttpResponse<String> answer = post(mistake.getKey());
            assertEquals(400, answer.statusCode(), mistake.getKey() + " is answered " + answer.body());
            assertTrue(
                    json(answer).get("error").asText().contains(mistake.getValue()),
                    mistake.getKey() + " is answered " + answer.body());
            assertEquals(1, answer.body().lines().count(), answer.body());
        }
    }

    @Test
    void aBodyOfFiveMegabytesIsRefusedWithOrWithoutItsLengthSaid() throws Exception {
        String large = "{\"text\": \"" + "a".repeat(5_000_000) + "\"}";
        HttpResponse<String> said = post(large);
        assertEquals(413, said.statusCode(), said.body());
        assertTrue(said.body().contains("64 KiB"), said.body());
        HttpResponse<String> unsaid = CLIENT.send(
                request(wall.page().resolve("webhook"))
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(413, unsaid.statusCode(), unsaid.body());
    }

    @Test
    void withoutTheTokenNothingIsRead() throws Exception {
        for (String given : List.of("", "Bearer ", "Bearer wrong", "Basic " + TOKEN, TOKEN, "Bearer " + TOKEN + "x")) {
            // a body is promised and never sent: the answer comes all the same
            String answer = raw("POST /webhook HTTP/1.1\r\nHost: wall\r\nContent-Length: 5000000\r\n"
                    + "Content-Type: application/json\r\nX-Mine: echo\r\n"
                    + (given.isEmpty() ? "" : "Authorization: " + given + "\r\n") + "\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 401 "), given + " is answered " + answer);
            assertTrue(answer.contains("WWW-Authenticate: Bearer"), answer);
            assertTrue(answer.contains("{\"error\":"), answer);
            assertFalse(answer.contains("X-Mine"), answer);
        }
    }

    @Test
    void onlyPostsOfJsonAreTaken() throws Exception {
        HttpRequest get = request(wall.page().resolve("webhook")).GET().build();
        HttpResponse<String> answer = CLIENT.send(get, HttpResponse.BodyHandlers.ofString());
        assertEquals(405, answer.statusCode());
        assertEquals("POST", answer.headers().firstValue("Allow").orElse(""));
        HttpRequest form = request(wall.page().resolve("webhook"))
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        answer = CLIENT.send(form, HttpResponse.BodyHandlers.ofString());
        assertEquals(415, answer.statusCode());
        assertTrue(answer.body().contains("Content-Type: application/json"), answer.body());
    }

    @Test
    void noHeaderOfTheRequestComesBack() throws Exception {
        HttpRequest request = request(wall.page().resolve("webhook"))
                .header("X-Mine", "echo")
                .header("Set-Cookie", "a=b")
                .header("CamelHttpResponseCode", "418")
                .POST(HttpRequest.BodyPublishers.ofString(bare("https://example.org/posts/headers", "a nice day")))
                .build();
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(201, answer.statusCode());
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElse(""));
        for (String header : List.of("X-Mine", "Set-Cookie", "Authorization", "Accept")) {
            assertTrue(answer.headers().firstValue(header).isEmpty(), header + " came back");
        }
    }

    @Test
    void twoHundredAtOnceAllShowAtFullPace() {
        Set<String> ids = ids("burst", 200);
        for (HttpResponse<String> answer : burst(wall, ids)) {
            assertEquals(201, answer.statusCode(), answer.body());
        }
        await().until(() -> viewer.created().containsAll(ids));
    }

    @Test
    void atAPaceEachAnswerTellsWhatBecameOfItsPost() {
        try (RunningWall paced = new RunningWall(directory.resolve("paced"))
                        .with("wall.sources", "webhook")
                        .with("webhook.token", TOKEN)
                        .with("wall.max-posts-per-second", 20)
                        .with("wall.max-waiting-posts", 50)
                        .start();
                Viewer patient = new Viewer(paced.broker()).subscribe("/topic/wall.cats", true)) {
            Set<String> shown = new HashSet<>();
            int shed = 0;
            for (HttpResponse<String> answer : burst(paced, ids("paced", 200))) {
                if (answer.statusCode() == 201) {
                    shown.add(json(answer).get("id").asText());
                } else {
                    assertAnswer(503, "shed", answer);
                    assertTrue(answer.headers().firstValue("Retry-After").isPresent());
                    shed++;
                }
            }
            assertEquals(200, shown.size() + shed);
            assertTrue(shown.size() >= 50, shown.size() + " showed");
            await().until(() -> patient.created().containsAll(shown));
            assertEquals(shown, new HashSet<>(patient.created()), "what was shed did not show");
        }
    }

    @Test
    void whatWasAnsweredSurvivesAKillAndShowsOnce() throws Exception {
        try (CatwalkProcess catwalk = new CatwalkProcess(directory)) {
            catwalk.with("wall.sources", "webhook").withEnvironment("WEBHOOK_TOKEN", TOKEN);
            catwalk.start();
            URI webhook = catwalk.page().resolve("webhook");
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                ids.add("https://example.org/posts/kill/" + i);
                assertEquals(201, send(webhook, bare(ids.get(i), "a nice day")).statusCode());
            }
            catwalk.kill();
            catwalk.start();
            try (Viewer after = new Viewer(catwalk.broker()).subscribe("/topic/wall.cats", true)) {
                for (String id : ids) {
                    assertAnswer(200, "known", send(webhook, bare(id, "a nice day")));
                }
                assertAnswer(201, "shown", send(webhook, bare("urn:last", "a nice day")));
                await().until(() -> after.created().contains("urn:last"));
                ids.add("urn:last");
                assertEquals(ids, after.created(), "each once");
            }
        }
    }

    @Test
    void anEditedMappingTakesEffectAndASenderThatHangsUpIsNoNews() throws Exception {
        try (CatwalkProcess catwalk = new CatwalkProcess(directory.resolve("edited"))) {
            catwalk.with("wall.sources", "webhook")
                    .with("wall.roles", "broker,publisher")
                    .with("wall.max-posts-per-second", 1)
                    .withEnvironment("WEBHOOK_TOKEN", TOKEN)
                    .start();
            URI webhook = catwalk.page().resolve("webhook");
            assertEquals(201, send(webhook, bare("urn:before", "a nice day")).statusCode());
            try (Socket socket = new Socket(webhook.getHost(), webhook.getPort())) {
                String body = bare("urn:gone", "a nice day");
                socket.getOutputStream()
                        .write(
                                ("POST /webhook HTTP/1.1\r\nHost: wall\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                                                + TOKEN + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                                        .getBytes(StandardCharsets.UTF_8));
            }
            assertEquals(201, send(webhook, bare("urn:after", "a nice day")).statusCode());
            catwalk.edit("routes/sources/webhook.jq", "content: $text}", "content: \"edited\"}");
            await().until(() -> catwalk.linesWith("reloaded") == 1);
            assertEquals(201, send(webhook, bare("urn:edited", "a nice day")).statusCode());
            assertEquals(400, send(webhook, "{}").statusCode());
            try (Viewer late = new Viewer(catwalk.broker()).subscribe("/topic/wall.cats", true)) {
                await().until(() -> late.created().size() == 4);
                assertEquals(
                        Set.of("urn:before", "urn:gone", "urn:after", "urn:edited"), new HashSet<>(late.created()));
                assertEquals(
                        "edited",
                        late.arrivals().get(3).activity().at("/object/content").asText());
            }
            assertFalse(catwalk.output().contains("Exception"), catwalk.output());
            assertEquals(0, catwalk.linesWith("WARN"), catwalk.output());
        }
    }

    @Test
    @Tag("slow")
    void anAnswerThatTakesLongerThanAConnectionMayIdleComes() {
        try (RunningWall slow = new RunningWall(directory.resolve("slow"))
                .with("wall.sources", "webhook")
                .with("webhook.token", TOKEN)
                .with("wall.max-posts-per-second", 1)
                .start()) {
            for (HttpResponse<String> answer : burst(slow, ids("slow", 45))) {
                assertEquals(201, answer.statusCode(), answer.body());
            }
        }
    }

    /** The command of docs/sources.md, run. */
    @Test
    void theCommandInTheDocumentationWorks() throws Exception {
        String doc = Files.readString(Path.of("docs", "sources.md"));
        int start = doc.indexOf("curl ");
        String command = doc.substring(start, doc.indexOf("```", start))
                .replace("http://127.0.0.1:8080/", wall.page().toString());
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
        builder.environment().put("WEBHOOK_TOKEN", TOKEN);
        Process curl = builder.start();
        String output = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, curl.waitFor(), output);
        assertEquals("shown", RunningWall.activity(output).get("outcome").asText(), output);
    }

    private static Set<String> ids(String name, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "https://example.org/posts/" + name + "/" + i)
                .collect(Collectors.toSet());
    }

    private static List<HttpResponse<String>> burst(RunningWall target, Set<String> ids) {
        List<CompletableFuture<HttpResponse<String>>> answers = ids.stream()
                .map(id -> CLIENT.sendAsync(
                        request(target.page().resolve("webhook"))
                                .POST(HttpRequest.BodyPublishers.ofString(bare(id, "a nice day")))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static String bare(String id, String text) {
        return "{\"id\": \"%s\", \"text\": \"%s\", \"author\": \"Mina\", \"picture\": \"%s\"}"
                .formatted(id, text, PICTURE);
    }

    private static HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(wall.page().resolve("webhook"), body);
    }

    private static HttpResponse<String> send(URI webhook, String body) throws IOException, InterruptedException {
        return CLIENT.send(
                request(webhook).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(URI webhook) {
        return HttpRequest.newBuilder(webhook)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json");
    }

    /** All that comes back, until the other side closes or has answered. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(wall.page().getHost(), wall.page().getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            StringBuilder answer = new StringBuilder();
            for (int next = socket.getInputStream().read();
                    next >= 0 && !answer.toString().endsWith("}\n");
                    next = socket.getInputStream().read()) {
                answer.append((char) next);
            }
            return answer.toString();
        }
    }

    private static void assertAnswer(int status, String outcome, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(outcome, json(answer).get("outcome").asText(), answer.body());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return RunningWall.activity(answer.body());
    }

    private static Viewer.Arrival arrival(String id) {
        await("the post " + id).until(() -> viewer.created().contains(id));
        return viewer.arrivals().stream()
                .filter(arrival -> arrival.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}

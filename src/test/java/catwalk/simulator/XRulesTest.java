package catwalk.simulator;

import static catwalk.simulator.XClient.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XRulesTest {
    private static final String RULES = "/2/tweets/search/stream/rules";

    private final XApi x = XApi.started();
    private final XClient client = new XClient(x);

    @AfterEach
    void stop() {
        x.close();
    }

    @Test
    void addsAndListsRules() throws Exception {
        HttpResponse<String> added =
                client.post(RULES, "{\"add\":[{\"value\":\"cat has:images\",\"tag\":\"cats\"},{\"value\":\"meme\"}]}");
        assertEquals(201, added.statusCode());
        JsonNode answer = json(added);
        assertEquals("cat has:images", answer.at("/data/0/value").asText());
        assertEquals("cats", answer.at("/data/0/tag").asText());
        assertFalse(answer.at("/data/1").has("tag"));
        assertTrue(answer.at("/data/0/id").isTextual());
        assertTrue(answer.at("/meta/sent").isTextual());
        assertEquals(
                "{\"created\":2,\"not_created\":0,\"valid\":2,\"invalid\":0}",
                answer.at("/meta/summary").toString());
        JsonNode listed = json(client.get(RULES));
        assertEquals(answer.path("data"), listed.path("data"));
        assertEquals(2, listed.at("/meta/result_count").asInt());
        JsonNode one = json(client.get(RULES, "ids", answer.at("/data/1/id").asText()));
        assertEquals(1, one.path("data").size());
    }

    @Test
    void listsNothingWithoutRules() throws Exception {
        JsonNode listed = json(client.get(RULES));
        assertFalse(listed.has("data"));
        assertEquals(0, listed.at("/meta/result_count").asInt());
    }

    @Test
    void listsManyRulesInPages() throws Exception {
        x.addRule("cat", null);
        x.addRule("dog", null);
        JsonNode first = json(client.get(RULES, "max_results", "1"));
        String token = first.at("/meta/next_token").asText();
        assertEquals(16, token.length());
        JsonNode second = json(client.get(RULES, "max_results", "1", "pagination_token", token));
        assertEquals("dog", second.at("/data/0/value").asText());
        assertFalse(second.path("meta").has("next_token"));
    }

    @Test
    void refusesARuleThatIsThereAlready() throws Exception {
        String id = x.addRule("cat", "cats");
        HttpResponse<String> answer = client.post(RULES, "{\"add\":[{\"value\":\"cat\"}]}");
        assertEquals(200, answer.statusCode());
        assertEquals(
                "{\"value\":\"cat\",\"id\":\"" + id
                        + "\",\"title\":\"DuplicateRule\",\"type\":\"https://api.x.com/2/problems/duplicate-rules\"}",
                json(answer).at("/errors/0").toString());
        assertEquals(
                "{\"created\":0,\"not_created\":1,\"valid\":0,\"invalid\":1}",
                json(answer).at("/meta/summary").toString());
        assertFalse(json(answer).has("data"));
    }

    @Test
    void refusesAnInvalidRuleAndTakesTheOneBesideIt() throws Exception {
        JsonNode answer = json(client.post(RULES, "{\"add\":[{\"value\":\"has:media\"},{\"value\":\"cat\"}]}"));
        assertEquals(
                "https://api.x.com/2/problems/invalid-rules",
                answer.at("/errors/0/type").asText());
        assertEquals("has:media", answer.at("/errors/0/value").asText());
        assertTrue(answer.at("/errors/0/details/0").isTextual());
        assertEquals(1, answer.at("/meta/summary/created").asInt());
        assertEquals(1, answer.at("/meta/summary/invalid").asInt());
        assertEquals(1, x.rules().size());
    }

    @Test
    void takesRulesOf1024CharactersAndNoLongerOnes() throws Exception {
        JsonNode answer = json(client.post(RULES, add("c".repeat(1025), "c".repeat(1024))));
        assertEquals(1, answer.at("/meta/summary/created").asInt());
        assertTrue(answer.at("/errors/0/details/0").asText().contains("1024"), answer::toString);
    }

    @Test
    void takesAThousandRulesAndNoMore() throws Exception {
        for (int i = 0; i < 999; i++) {
            x.addRule("cat" + i, null);
        }
        JsonNode answer = json(client.post(RULES, add("kitten", "puppy")));
        assertEquals(
                "{\"created\":1,\"not_created\":1,\"valid\":2,\"invalid\":0}",
                answer.at("/meta/summary").toString());
        assertEquals(
                "https://api.x.com/2/problems/rule-cap",
                answer.at("/errors/0/type").asText());
        assertEquals(1000, x.rules().size());
    }

    @Test
    void deletesByIdAndByValueAndSaysWhatIsNotThere() throws Exception {
        String id = x.addRule("cat", null);
        x.addRule("dog", null);
        x.addRule("fox", null);
        JsonNode byId = json(client.post(RULES, "{\"delete\":{\"ids\":[\"" + id + "\",\"42\"]}}"));
        assertEquals(
                "{\"deleted\":1,\"not_deleted\":1}", byId.at("/meta/summary").toString());
        assertEquals("42", byId.at("/errors/0/errors/0/parameters/ids/0").asText());
        JsonNode byValue = json(client.post(RULES, "{\"delete\":{\"values\":[\"dog\"]}}"));
        assertEquals(
                "{\"deleted\":1,\"not_deleted\":0}", byValue.at("/meta/summary").toString());
        assertEquals("fox", x.rules().get(0).path("value").asText());
        JsonNode all = json(client.post(RULES, "{}", "delete_all", "true"));
        assertEquals(1, all.at("/meta/summary/deleted").asInt());
        assertTrue(x.rules().isEmpty());
    }

    @Test
    void triesWithoutDoing() throws Exception {
        String id = x.addRule("cat", null);
        assertEquals(
                1,
                json(client.post(RULES, add("dog"), "dry_run", "true"))
                        .at("/meta/summary/created")
                        .asInt());
        assertEquals(
                1,
                json(client.post(RULES, "{\"delete\":{\"ids\":[\"" + id + "\"]}}", "dry_run", "true"))
                        .at("/meta/summary/deleted")
                        .asInt());
        assertEquals(id, x.rules().get(0).path("id").asText());
        assertEquals(1, x.rules().size());
    }

    @Test
    void refusesWhatIsNoRequest() throws Exception {
        for (String body : new String[] {"{", "{}", "{\"add\":[],\"delete\":{}}", "{\"add\":[{\"tag\":\"cats\"}]}"}) {
            HttpResponse<String> answer = client.post(RULES, body);
            assertEquals(400, answer.statusCode(), body);
            assertEquals("Invalid Request", json(answer).path("title").asText());
        }
        assertEquals(400, client.post(RULES, add("cat"), "dryrun", "true").statusCode());
    }

    @Test
    void countsRequestsAgainstALimitForEachMethod() throws Exception {
        assertEquals(
                "449",
                client.get(RULES).headers().firstValue("x-rate-limit-remaining").orElse(""));
        assertEquals(
                "99",
                client.post(RULES, add("cat"))
                        .headers()
                        .firstValue("x-rate-limit-remaining")
                        .orElse(""));
        assertEquals(add("cat"), x.requests().get(1).body());
        assertEquals("POST", x.requests().get(1).method());
    }

    private static String add(String... values) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        for (String value : values) {
            body.withArray("/add").addObject().put("value", value);
        }
        return body.toString();
    }
}

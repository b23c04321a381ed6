package catwalk.simulator;

import catwalk.simulator.HttpSimulator.Answer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code /2/tweets/search/stream/rules}: list, add, delete. Each rule of a request is taken or refused by itself; whether
 * X takes the good ones beside a bad one is not documented.
 */
final class XRules {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 1000;
    private static final int LONGEST = 1024;

    private record Rule(String id, String value, String tag, XQuery query, Instant since) {}

    private final InstantSource clock;
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private Duration delay = Duration.ZERO;
    private int count;

    XRules(InstantSource clock) {
        this.clock = clock;
    }

    /** Rules match only so long after they were added, at most some 20 s with X. */
    synchronized void takeEffectAfter(Duration time) {
        delay = time;
    }

    synchronized boolean isEmpty() {
        return rules.isEmpty();
    }

    /** {@code matching_rules} of a post; empty where no rule matches. */
    synchronized ArrayNode matching(XPost post) {
        ArrayNode matching = JSON.createArrayNode();
        for (Rule rule : rules.values()) {
            if (!clock.instant().isBefore(rule.since()) && rule.query().matchesWithQuoted(post)) {
                ObjectNode one = matching.addObject().put("id", rule.id());
                if (rule.tag() != null) {
                    one.put("tag", rule.tag());
                }
            }
        }
        return matching;
    }

    /** Adds a rule as a request does. */
    synchronized String add(String value, String tag) {
        ObjectNode wanted = JSON.createObjectNode().put("value", value);
        if (tag != null) {
            wanted.put("tag", tag);
        }
        JsonNode answer = change(JSON.createArrayNode().add(wanted), false);
        if (!answer.has("data")) {
            throw new IllegalArgumentException(answer.toString());
        }
        return answer.at("/data/0/id").asText();
    }

    /** The rules there are, as a GET tells them. */
    synchronized List<JsonNode> list() {
        return rules.values().stream().map(XRules::told).toList();
    }

    synchronized Answer get(Query query) {
        Optional<Answer> refused = XProblems.check(query, List.of("ids", "max_results", "pagination_token"), Map.of())
                .or(() -> XProblems.checkNumber(query, "max_results", 1, MOST));
        if (refused.isPresent()) {
            return refused.get();
        }
        List<String> ids = Arrays.asList(query.first("ids").split(","));
        List<JsonNode> found = list().stream()
                .filter(rule ->
                        !query.has("ids") || ids.contains(rule.path("id").asText()))
                .toList();
        int from = query.has("pagination_token") ? Integer.parseInt(query.first("pagination_token")) : 0;
        int to = Math.min(
                found.size(), query.has("max_results") ? from + Integer.parseInt(query.first("max_results")) : MOST);
        ObjectNode answer = JSON.createObjectNode();
        if (from < to) {
            answer.putArray("data").addAll(found.subList(from, to));
        }
        ObjectNode meta = meta(answer).put("result_count", Math.max(0, to - from));
        if (to < found.size()) {
            meta.put("next_token", String.format("%016d", to));
        }
        return Answer.of(200, answer);
    }

    synchronized Answer post(Query query, String text) {
        Optional<Answer> refused = XProblems.check(query, List.of("dry_run", "delete_all"), Map.of());
        if (refused.isPresent()) {
            return refused.get();
        }
        boolean dryRun = query.first("dry_run").equals("true");
        if (query.first("delete_all").equals("true")) {
            return Answer.of(200, delete(rule -> true, List.of(), dryRun));
        }
        JsonNode body;
        try {
            body = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return XProblems.invalid("body", text, "Invalid JSON in the request body");
        }
        if (body.has("add") == body.has("delete")) {
            return XProblems.invalid("body", text, "The request body must have either add or delete");
        }
        if (body.has("delete")) {
            return Answer.of(200, delete(body.get("delete"), dryRun));
        }
        for (JsonNode rule : body.get("add")) {
            if (!rule.path("value").isTextual()) {
                return XProblems.invalid("add", rule.toString(), "A rule must have a value");
            }
        }
        ObjectNode answer = change((ArrayNode) body.get("add"), dryRun);
        return Answer.of(answer.has("data") ? 201 : 200, answer);
    }

    private ObjectNode change(ArrayNode wanted, boolean dryRun) {
        ArrayNode created = JSON.createArrayNode();
        ArrayNode errors = JSON.createArrayNode();
        int invalid = 0;
        Map<String, Rule> after = new LinkedHashMap<>(rules);
        for (JsonNode rule : wanted) {
            String value = rule.path("value").asText();
            try {
                if (value.length() > LONGEST) {
                    throw new XQuery.InvalidException("Rule is longer than " + LONGEST + " characters");
                }
                XQuery query = XQuery.parse(value);
                Optional<Rule> same = after.values().stream()
                        .filter(other -> other.value().equals(value))
                        .findFirst();
                if (same.isPresent()) {
                    errors.add(XProblems.duplicateRule(value, same.get().id()));
                    invalid++;
                } else if (after.size() == MOST) {
                    errors.add(XProblems.tooManyRules(value, MOST));
                } else {
                    String tag = rule.path("tag").asText(null);
                    Instant now = clock.instant();
                    Rule made = new Rule(XPost.id(now, ++count), value, tag, query, now.plus(delay));
                    after.put(made.id(), made);
                    created.add(told(made));
                }
            } catch (XQuery.InvalidException e) {
                errors.add(XProblems.invalidRule(value, e.getMessage()));
                invalid++;
            }
        }
        if (!dryRun) {
            rules.putAll(after);
        }
        ObjectNode answer = JSON.createObjectNode();
        if (!created.isEmpty()) {
            answer.set("data", created);
        }
        meta(answer)
                .putObject("summary")
                .put("created", created.size())
                .put("not_created", wanted.size() - created.size())
                .put("valid", wanted.size() - invalid)
                .put("invalid", invalid);
        return withErrors(answer, errors);
    }

    private ObjectNode delete(JsonNode wanted, boolean dryRun) {
        List<String> ids = texts(wanted.path("ids"));
        List<String> values = texts(wanted.path("values"));
        List<String> missing = new ArrayList<>();
        ids.stream().filter(id -> !rules.containsKey(id)).forEach(missing::add);
        values.stream()
                .filter(value ->
                        rules.values().stream().noneMatch(rule -> rule.value().equals(value)))
                .forEach(missing::add);
        return delete(rule -> ids.contains(rule.id()) || values.contains(rule.value()), missing, dryRun);
    }

    private ObjectNode delete(Predicate<Rule> which, List<String> missing, boolean dryRun) {
        List<Rule> found = rules.values().stream().filter(which).toList();
        if (!dryRun) {
            rules.values().removeAll(found);
        }
        ObjectNode answer = JSON.createObjectNode();
        meta(answer).putObject("summary").put("deleted", found.size()).put("not_deleted", missing.size());
        ArrayNode errors = JSON.createArrayNode();
        for (String one : missing) {
            ObjectNode error = JSON.createObjectNode();
            error.putArray("errors")
                    .addObject()
                    .put("message", "Rule does not exist")
                    .putObject("parameters")
                    .putArray("ids")
                    .add(one);
            errors.add(error.setAll(XProblems.invalidRequest()));
        }
        return withErrors(answer, errors);
    }

    private ObjectNode meta(ObjectNode answer) {
        return answer.putObject("meta").put("sent", clock.instant().toString());
    }

    private static ObjectNode withErrors(ObjectNode answer, ArrayNode errors) {
        if (!errors.isEmpty()) {
            answer.set("errors", errors);
        }
        return answer;
    }

    private static JsonNode told(Rule rule) {
        ObjectNode told = JSON.createObjectNode().put("id", rule.id()).put("value", rule.value());
        return rule.tag() == null ? told : told.put("tag", rule.tag());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}

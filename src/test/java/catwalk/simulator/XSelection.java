package catwalk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a request asked to be told of posts: their fields and expansions, in one of the vocabularies. */
final class XSelection {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The field of a post that an expansion brings along. */
    private static final Map<String, String> FIELD_OF = Map.of(
            "author_id", "author_id",
            "attachments.media_keys", "attachments",
            "in_reply_to_user_id", "in_reply_to_user_id",
            "referenced_tweets.id", "referenced_tweets",
            "referenced_tweets.id.author_id", "referenced_tweets",
            "referenced_tweets.id.attachments.media_keys", "referenced_tweets");

    private final XVocabulary vocabulary;
    private final Set<String> expansions;
    private final Set<String> postFields;
    private final Set<String> mediaFields;
    private final Set<String> userFields;

    private XSelection(Query query, XVocabulary vocabulary, XVocabulary answered) {
        this.vocabulary = answered;
        expansions = values(query, "expansions").map(vocabulary::toTweet).collect(Collectors.toSet());
        postFields = fields(query, vocabulary.fieldsParameter(), "id", "text", "edit_history_tweet_ids").stream()
                .map(vocabulary::toTweet)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        expansions.stream().filter(FIELD_OF::containsKey).map(FIELD_OF::get).forEach(postFields::add);
        if (expansions.contains("referenced_tweets.id.attachments.media_keys")) {
            postFields.add("attachments");
        }
        if (expansions.contains("referenced_tweets.id.author_id")) {
            postFields.add("author_id");
        }
        mediaFields = fields(query, "media.fields", "media_key", "type");
        userFields = fields(query, "user.fields", "id", "name", "username");
    }

    /** @param answered the names in the answer, which may be other ones than in the request */
    static XSelection of(Query query, XVocabulary vocabulary, XVocabulary answered) {
        return new XSelection(query, vocabulary, answered);
    }

    /** What to tell of one post: {@code data}, and {@code includes} and {@code errors} where there are any. */
    ObjectNode tell(XPost post) {
        ObjectNode told = tell(List.of(post));
        told.set("data", told.get("data").get(0));
        return told;
    }

    /** What to tell of several: {@code data} is an array, and each included thing is there once. */
    ObjectNode tell(List<XPost> posts) {
        ObjectNode told = JSON.objectNode();
        ArrayNode data = told.putArray("data");
        Map<String, ObjectNode> media = new LinkedHashMap<>();
        Map<String, ObjectNode> users = new LinkedHashMap<>();
        Map<String, ObjectNode> referenced = new LinkedHashMap<>();
        ArrayNode errors = JSON.arrayNode();
        for (XPost post : posts) {
            JsonNode full = post.json();
            data.add(post(full.path("data")));
            if (expansions.contains("attachments.media_keys")) {
                addMedia(full.path("data"), full, media);
            }
            if (expansions.contains("author_id")) {
                addUser(full.at("/data/author_id"), full, users);
            }
            if (expansions.contains("in_reply_to_user_id")) {
                addUser(full.at("/data/in_reply_to_user_id"), full, users);
            }
            if (expansions.stream().anyMatch(name -> name.startsWith("referenced_tweets.id"))) {
                full.at("/data/referenced_tweets")
                        .forEach(reference -> addReferenced(reference, full, referenced, media, users, errors));
            }
        }
        ObjectNode includes = JSON.objectNode();
        put(includes, "media", media);
        put(includes, "users", users);
        put(includes, vocabulary.included(), referenced);
        if (!includes.isEmpty()) {
            told.set("includes", includes);
        }
        if (!errors.isEmpty()) {
            told.set("errors", errors);
        }
        return told;
    }

    private void addReferenced(
            JsonNode reference,
            JsonNode full,
            Map<String, ObjectNode> referenced,
            Map<String, ObjectNode> media,
            Map<String, ObjectNode> users,
            ArrayNode errors) {
        String id = reference.path("id").asText();
        JsonNode other = find(full.at("/includes/tweets"), "id", id);
        if (other == null) {
            errors.add(XProblems.notFound(
                    id, vocabulary == XVocabulary.POST ? "referenced_posts" : "referenced_tweets.id"));
            return;
        }
        referenced.put(id, post(other));
        if (expansions.contains("referenced_tweets.id.attachments.media_keys")) {
            addMedia(other, full, media);
        }
        if (expansions.contains("referenced_tweets.id.author_id")) {
            addUser(other.path("author_id"), full, users);
        }
    }

    private void addMedia(JsonNode post, JsonNode full, Map<String, ObjectNode> media) {
        for (JsonNode key : post.at("/attachments/media_keys")) {
            // one that is withheld or deleted has a key and nothing else
            JsonNode medium = find(full.at("/includes/media"), "media_key", key.asText());
            if (medium != null) {
                media.put(key.asText(), only(medium, mediaFields));
            }
        }
    }

    private void addUser(JsonNode id, JsonNode full, Map<String, ObjectNode> users) {
        JsonNode user = find(full.at("/includes/users"), "id", id.asText());
        if (user != null) {
            users.put(id.asText(), only(user, userFields));
        }
    }

    private ObjectNode post(JsonNode full) {
        ObjectNode post = JSON.objectNode();
        only(full, postFields)
                .properties()
                .forEach(field -> post.set(vocabulary.fromTweet(field.getKey()), field.getValue()));
        return post;
    }

    private static void put(ObjectNode includes, String kind, Map<String, ObjectNode> things) {
        if (!things.isEmpty()) {
            includes.putArray(kind).addAll(things.values());
        }
    }

    private static JsonNode find(JsonNode list, String field, String value) {
        for (JsonNode one : list) {
            if (one.path(field).asText().equals(value)) {
                return one;
            }
        }
        return null;
    }

    private static ObjectNode only(JsonNode full, Set<String> fields) {
        return ((ObjectNode) full).deepCopy().retain(fields);
    }

    private static Set<String> fields(Query query, String parameter, String... always) {
        return Stream.concat(Arrays.stream(always), values(query, parameter))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> values(Query query, String parameter) {
        return query.all(parameter).stream().flatMap(value -> Arrays.stream(value.split(",")));
    }
}

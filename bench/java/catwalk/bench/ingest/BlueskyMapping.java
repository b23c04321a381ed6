package catwalk.bench.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Jetstream's events. */
final class BlueskyMapping implements PlainMapping {
    private static final String CDN = "https://cdn.bsky.app/img/";

    private final Pattern keywords;

    BlueskyMapping(List<String> keywords) {
        this.keywords = Pattern.compile(
                keywords.stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(", ")\\b")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    @Override
    public boolean mayMatter(String event) {
        return event.contains("app.bsky.embed.");
    }

    @Override
    public boolean isWanted(JsonNode event) {
        JsonNode record = event.at("/commit/record");
        JsonNode pictures = pictures(record.path("embed"));
        if (!event.at("/commit/collection").asText().equals("app.bsky.feed.post") || pictures.isEmpty()) {
            return false;
        }
        StringBuilder texts = new StringBuilder(record.path("text").asText());
        pictures.forEach(
                picture -> texts.append('\n').append(picture.path("alt").asText()));
        record.path("facets").forEach(facet -> texts.append('\n').append(facet.at("/features/0/tag")));
        return keywords.matcher(texts).find();
    }

    private static JsonNode pictures(JsonNode embed) {
        return switch (embed.path("$type").asText()) {
            case "app.bsky.embed.images" -> embed.path("images");
            case "app.bsky.embed.gallery" -> embed.path("items");
            case "app.bsky.embed.recordWithMedia" -> pictures(embed.path("media"));
            default -> embed.path("none");
        };
    }

    @Override
    public JsonNode activity(JsonNode event) {
        String did = event.path("did").asText();
        String key = event.at("/commit/rkey").asText();
        JsonNode record = event.at("/commit/record");
        ObjectNode post = PlainMapping.note(
                "at://" + did + "/app.bsky.feed.post/" + key,
                "https://bsky.app/profile/" + did + "/post/" + key,
                record.path("createdAt").asText(),
                record.path("text").asText(),
                record.at("/langs/0").asText("en"));
        post.putObject("attributedTo").put("type", "Person").put("id", did);
        for (JsonNode facet : record.path("facets")) {
            post.withArray("/tag")
                    .addObject()
                    .put("type", "Hashtag")
                    .put("name", "#" + facet.at("/features/0/tag").asText());
        }
        for (JsonNode picture : pictures(record.path("embed"))) {
            String name = did + "/" + picture.at("/image/ref/$link").asText() + "@jpeg";
            PlainMapping.attach(
                    post,
                    CDN + "feed_fullsize/plain/" + name,
                    CDN + "feed_thumbnail/plain/" + name,
                    picture.path("alt").asText(),
                    picture.path("aspectRatio"));
        }
        Instant time = Instant.EPOCH.plus(event.path("time_us").asLong(), ChronoUnit.MICROS);
        return PlainMapping.create("bluesky", time.toString(), post);
    }

    /** What to ask the app view for. */
    static String query(List<?> activities) {
        return activities.stream()
                .map(activity -> "uris="
                        + URLEncoder.encode(
                                ((JsonNode) activity).at("/object/id").asText(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The activities with the names that the app view told. */
    static List<?> completed(List<?> activities, JsonNode answer) {
        Map<String, JsonNode> authors = new HashMap<>();
        answer.path("posts").forEach(post -> authors.put(post.path("uri").asText(), post.path("author")));
        activities.forEach(activity -> {
            JsonNode author = authors.get(((JsonNode) activity).at("/object/id").asText());
            if (author != null) {
                ObjectNode person = (ObjectNode) ((JsonNode) activity).at("/object/attributedTo");
                person.put("name", author.path("displayName").asText())
                        .put("preferredUsername", author.path("handle").asText())
                        .put(
                                "url",
                                "https://bsky.app/profile/"
                                        + author.path("handle").asText());
                person.putObject("icon").put("type", "Image").set("url", author.path("avatar"));
            }
        });
        return activities;
    }
}

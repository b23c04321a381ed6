package catwalk.bench.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The posts of X's filtered stream. */
final class XMapping implements PlainMapping {

    @Override
    public boolean mayMatter(String event) {
        return !event.isEmpty();
    }

    @Override
    public boolean isWanted(JsonNode event) {
        return !event.at("/includes/media").isEmpty();
    }

    @Override
    public JsonNode activity(JsonNode event) {
        JsonNode data = event.path("data");
        JsonNode user = event.at("/includes/users/0");
        String id = data.path("id").asText();
        String published = data.path("created_at").asText();
        ObjectNode post = PlainMapping.note(
                "https://x.com/i/status/" + id,
                "https://x.com/" + user.path("username").asText() + "/status/" + id,
                published,
                data.path("text").asText().replaceAll("https://t\\.co/\\S+", "").strip(),
                data.path("lang").asText());
        post.put("sensitive", data.path("possibly_sensitive").asBoolean());
        ObjectNode author = post.putObject("attributedTo")
                .put("type", "Person")
                .put("id", "https://x.com/i/user/" + user.path("id").asText())
                .put("name", user.path("name").asText())
                .put("preferredUsername", user.path("username").asText())
                .put("url", "https://x.com/" + user.path("username").asText());
        author.putObject("icon").put("type", "Image").set("url", user.path("profile_image_url"));
        for (JsonNode hashtag : data.at("/entities/hashtags")) {
            post.withArray("/tag")
                    .addObject()
                    .put("type", "Hashtag")
                    .put("name", "#" + hashtag.path("tag").asText());
        }
        for (JsonNode medium : event.at("/includes/media")) {
            String url = medium.path("url").asText().replace(".jpg", "?format=jpg&name=");
            PlainMapping.attach(
                    post, url + "large", url + "small", medium.path("alt_text").asText(""), medium);
        }
        return PlainMapping.create("x", published, post);
    }
}

package catwalk.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;

/**
 * Holds an activity to the contract, whatever source it comes from: what the page relies on is there, links are safe,
 * texts are of bearable length. So no source has to, and no viewer need trust one.
 */
public final class Tidy {
    static final int MOST_TEXT = 2_000;
    static final int MOST_NAME = 1_000;
    static final int MOST_TITLE = 300;
    static final int MOST_PICTURES = 20;
    static final int MOST_TAGS = 30;

    /** As many as Bluesky allows; a text said to be in more is copied no further. */
    static final int MOST_LANGUAGES = 3;

    static final int MOST_TAG = 100;
    static final int MOST_LINK = 1_000;

    /** Alt texts of a post share this many characters, so that the longest post stays under 64 KiB. */
    private static final int MOST_ALT_TEXTS = 5_000;

    /**
     * The activity, mended in place where it can be.
     *
     * @throws MalformedActivity where it says not what happened, or to which post
     * @throws UnknownActivity where what happened is nothing a wall knows
     */
    public JsonNode tidy(@Body JsonNode json) {
        Activity activity = new Activity(json);
        if (!activity.type().isEmpty() && !activity.isKnown()) {
            throw new UnknownActivity(activity.type());
        }
        if (!(json instanceof ObjectNode mutable)
                || activity.id().isEmpty()
                || activity.id().length() > MOST_LINK) {
            throw new MalformedActivity("an activity needs an object with an id of up to " + MOST_LINK + " characters");
        }
        mutable.put("published", time(mutable.path("published").asText("")).orElseGet(Tidy::now));
        switch (activity.type()) {
            case "Delete" -> mutable.set("object", tombstone(activity));
            case "Create", "Update" -> tidyPost((ObjectNode) note(activity), mutable.get("published"));
            default -> throw new MalformedActivity("an activity needs a type");
        }
        return json;
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** A time as ISO 8601 has it, which feeds write as e-mail does (RFC 1123); empty where it is none. */
    private static Optional<String> time(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Character.isDigit(text.charAt(0))
                            ? OffsetDateTime.parse(text).toInstant().toString()
                            : OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()
                                    .toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static JsonNode tombstone(Activity activity) {
        return JsonNodeFactory.instance.objectNode().put("type", "Tombstone").put("id", activity.id());
    }

    private static JsonNode note(Activity activity) {
        if ("Note".equals(activity.post().path("type").asText())) {
            return activity.post();
        }
        throw new MalformedActivity("the object of a " + activity.type() + " must be a Note");
    }

    private static void tidyPost(ObjectNode post, JsonNode published) {
        post.put("published", time(post.path("published").asText("")).orElse(published.asText()));
        if ("text/html".equals(post.path("mediaType").asText())) {
            toPlainText(post);
        }
        cap(post, "content", MOST_TEXT);
        cap(post, "name", MOST_TITLE);
        cap(post, "summary", MOST_NAME);
        if (post.path("contentMap") instanceof ObjectNode translations) {
            List<String> languages = new ArrayList<>();
            translations.fieldNames().forEachRemaining(languages::add);
            translations.retain(languages.stream()
                    .filter(language -> language.length() <= MOST_TAG)
                    .limit(MOST_LANGUAGES)
                    .toList());
            languages.forEach(language -> cap(translations, language, MOST_TEXT));
        }
        secure(post, "url");
        if (post.has("updated")) {
            time(post.path("updated").asText(""))
                    .ifPresentOrElse(updated -> post.put("updated", updated), () -> post.remove("updated"));
        }
        if (post.path("license") instanceof ObjectNode license) {
            cap(license, "name", MOST_TAG);
            secure(license, "url");
        }
        if (post.path("attributedTo") instanceof ObjectNode author) {
            cap(author, "name", MOST_NAME);
            cap(author, "preferredUsername", MOST_NAME);
            secure(author, "url");
            if (!isSafe(author.path("icon").path("url").asText())) {
                author.remove("icon");
            }
        }
        if (post.path("tag") instanceof ArrayNode tags) {
            keepObjects(tags, MOST_TAGS);
            tags.forEach(tag -> cap((ObjectNode) tag, "name", MOST_TAG));
        }
        if (post.path("attachment") instanceof ArrayNode pictures) {
            tidyPictures(pictures);
        }
    }

    private static void toPlainText(ObjectNode post) {
        post.put("mediaType", "text/plain");
        post.put("content", PlainText.of(post.path("content").asText("")));
        if (post.path("contentMap") instanceof ObjectNode translations) {
            translations
                    .properties()
                    .forEach(translation -> translation.setValue(
                            TextNode.valueOf(PlainText.of(translation.getValue().asText("")))));
        }
    }

    private static void tidyPictures(ArrayNode pictures) {
        pictures.forEach(picture -> {
            if (picture instanceof ObjectNode image) {
                secure(image, "url");
            }
        });
        pictures.removeIf(picture -> !picture.has("url"));
        keepObjects(pictures, MOST_PICTURES);
        int each = Math.min(MOST_NAME, MOST_ALT_TEXTS / Math.max(1, pictures.size()));
        pictures.forEach(picture -> {
            cap((ObjectNode) picture, "name", each);
            if (!isSafe(picture.path("preview").path("url").asText())) {
                ((ObjectNode) picture).remove("preview");
            }
        });
    }

    private static void keepObjects(ArrayNode array, int most) {
        array.removeIf(element -> !element.isObject());
        while (array.size() > most) {
            array.remove(array.size() - 1);
        }
    }

    /** Cuts a text between two characters, never within one. */
    private static void cap(ObjectNode object, String field, int most) {
        String text = object.path(field).asText("");
        if (text.length() > most) {
            int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
            object.put(field, text.substring(0, end) + "…");
        }
    }

    private static void secure(ObjectNode object, String field) {
        if (object.has(field) && !isSafe(object.path(field).asText())) {
            object.remove(field);
        }
    }

    /** Only {@code https:}, a path of the page's own origin, or on loopback {@code http:}. */
    private static boolean isSafe(String link) {
        if (link.length() > MOST_LINK) {
            return false;
        }
        if (link.startsWith("/") && !link.startsWith("//") && link.indexOf('\\') < 0) {
            return true;
        }
        try {
            URI uri = URI.create(link);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null
                    || "http".equalsIgnoreCase(uri.getScheme())
                            && ("127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

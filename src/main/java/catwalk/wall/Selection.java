package catwalk.wall;

import catwalk.activity.Activity;
import catwalk.settings.Settings;
import catwalk.settings.SetupException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Which posts the wall shows: those with a picture, one of {@code wall.keywords} in text, tags or alt text, in one of
 * {@code wall.languages}, with nothing and nobody of {@code wall.blocked}, and as {@code wall.sensitive} allows.
 */
public final class Selection {
    private final boolean everything;
    private final Words keywords;
    private final Set<String> languages;
    private final Words blockedWords;
    private final Set<String> blockedAuthors;
    private final boolean hideSensitive;

    /** @throws SetupException where there is no keyword, or the policy for sensitive posts is unknown */
    public Selection(Settings settings) {
        List<String> wanted = settings.list("wall.keywords");
        if (wanted.isEmpty()) {
            throw new SetupException("wall.keywords", "holds no keyword", "name one, or * to show everything");
        }
        everything = wanted.contains("*");
        keywords = new Words(wanted);
        languages = settings.list("wall.languages").stream()
                .map(language -> language.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<String> blocked = settings.list("wall.blocked");
        blockedWords = new Words(blocked);
        blockedAuthors = blocked.stream().map(Selection::handle).collect(Collectors.toSet());
        hideSensitive =
                settings.choice("wall.sensitive", "hide", "blur", "show").equals("hide");
    }

    /**
     * Whether the wall shows what this activity is about; a {@code Delete} is always wanted.
     *
     * @param chosen the exchange variable {@code everything}: true where the source offers only what was meant for this
     *     wall, so that no keyword is asked for
     */
    public boolean wants(@Body JsonNode json, @Variable("everything") Boolean chosen) {
        Activity activity = new Activity(json);
        if (activity.isDelete()) {
            return true;
        }
        return !activity.pictures().isEmpty()
                && !(hideSensitive && activity.post().path("sensitive").asBoolean())
                && speaksWantedLanguage(activity)
                && (everything
                        || Boolean.TRUE.equals(chosen)
                        || activity.texts().stream().anyMatch(keywords::occurIn))
                && !isBlocked(activity);
    }

    /** Whether the wall may have to do with this: it shows it, may have shown it before, or is to count it as unknown. */
    public boolean concerns(@Body JsonNode json, @Variable("everything") Boolean chosen) {
        Activity activity = new Activity(json);
        return activity.isUpdate() || !activity.isKnown() || wants(json, chosen);
    }

    /** A post in {@code pt-BR} is wanted where {@code pt} or {@code pt-BR} is. */
    private boolean speaksWantedLanguage(Activity activity) {
        return languages.isEmpty()
                || activity.languages().stream()
                        .map(language -> language.toLowerCase(Locale.ROOT))
                        .anyMatch(
                                language -> languages.contains(language) || languages.contains(language.split("-")[0]));
    }

    private boolean isBlocked(Activity activity) {
        JsonNode author = activity.post().path("attributedTo");
        return blockedAuthors.contains(handle(activity.author()))
                || blockedAuthors.contains(
                        handle(author.path("preferredUsername").asText()))
                || blockedAuthors.contains(handle(author.path("url").asText()))
                || blockedWords.occurIn(author.path("name").asText())
                || activity.texts().stream().anyMatch(blockedWords::occurIn);
    }

    private static String handle(String author) {
        String handle = author.toLowerCase(Locale.ROOT);
        return handle.startsWith("@") ? handle.substring(1) : handle;
    }
}

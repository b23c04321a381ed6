package catwalk.x;

import catwalk.settings.SetupException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Says in X's query language (operators as of 2026, docs.x.com) what the wall wants: one of its keywords, a picture or a
 * video, no repost. As X bounds the length of a query, many keywords become several queries.
 */
public final class Queries {
    /** Characters of a filtered stream's rule, for all but Enterprise. */
    private static final int RULE = 1024;

    /** Characters of a recent search's query, for all but Enterprise. */
    private static final int SEARCH = 512;

    private static final int MOST_RULES = 1000;

    private Queries() {}

    /** Rules for the filtered stream. */
    public static List<String> forStream(String query, String keywords, String languages) {
        return of(query, keywords, languages, RULE);
    }

    /** Queries for the recent search. */
    public static List<String> forSearch(String query, String keywords, String languages) {
        return of(query, keywords, languages, SEARCH);
    }

    /**
     * @param query {@code x.query}, used as it is where it is not blank
     * @param keywords {@code wall.keywords}
     * @param languages {@code wall.languages}
     * @throws SetupException where X cannot be asked for that
     */
    private static List<String> of(String query, String keywords, String languages, int longest) {
        if (!query.isBlank()) {
            if (query.strip().length() > longest) {
                throw new SetupException(
                        "x.query", "has over " + longest + " characters, more than X takes", "shorten it");
            }
            return List.of(query.strip());
        }
        List<String> words = list(keywords);
        if (words.contains("*")) {
            throw new SetupException(
                    "x.query", "X can't be asked for everything, which wall.keywords wants", "say what to ask for");
        }
        String suffix = " has:media -is:retweet" + languages(list(languages));
        List<String> queries = new ArrayList<>();
        StringBuilder group = new StringBuilder();
        for (String word : words) {
            String term = term(word);
            if (term.isEmpty()) {
                continue;
            }
            if (!group.isEmpty() && group.length() + " OR ".length() + term.length() + 2 + suffix.length() > longest) {
                queries.add("(" + group + ")" + suffix);
                group.setLength(0);
            }
            group.append(group.isEmpty() ? "" : " OR ").append(term);
        }
        if (!group.isEmpty()) {
            queries.add("(" + group + ")" + suffix);
        }
        if (queries.isEmpty() || queries.size() > MOST_RULES) {
            throw new SetupException(
                    "wall.keywords", "X can't be asked for " + words.size() + " such keywords", "set x.query");
        }
        return queries;
    }

    private static String languages(List<String> languages) {
        List<String> terms = languages.stream()
                .map(language -> "lang:" + language.split("-")[0].toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return terms.isEmpty() ? "" : terms.stream().collect(Collectors.joining(" OR ", " (", ")"));
    }

    /** A word of letters and digits as it is, all else in quotes, so that nothing in it is an operator. */
    private static String term(String keyword) {
        String word = keyword.replaceFirst("^#(?=.)", "").replace("\"", "").replace("\\", "");
        boolean plain = word.matches("[\\p{L}\\p{M}\\p{N}_]+") && !word.matches("(?i)or|and");
        return plain || word.isBlank() ? word.strip() : "\"" + word + "\"";
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }
}

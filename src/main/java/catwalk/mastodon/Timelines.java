package catwalk.mastodon;

import catwalk.settings.SetupException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which of a Mastodon server's timelines the wall reads: {@code hashtag?tag=…}, as its streams are addressed, or
 * {@code public?only_media=true}.
 */
public final class Timelines {
    /** Each hashtag is a connection; more are better read from the stream of all posts. */
    static final int MOST_HASHTAG_STREAMS = 8;

    private Timelines() {}

    /**
     * @param hashtags {@code mastodon.hashtags}; empty for the keywords that are one word
     * @param keywords {@code wall.keywords}
     * @param token whose bearer may stream; without one there is a request for each hashtag
     * @throws SetupException where neither says what to ask for
     */
    public static List<String> of(String hashtags, String keywords, String token) {
        List<String> tags = (hashtags.isBlank() ? oneWord(keywords) : list(hashtags))
                .map(tag -> tag.replaceFirst("^#", ""))
                .distinct()
                .toList();
        if (!token.isBlank() && (tags.isEmpty() || tags.size() > MOST_HASHTAG_STREAMS)) {
            return List.of("public?only_media=true");
        }
        if (tags.isEmpty()) {
            throw new SetupException("mastodon.hashtags", "is empty, and no keyword is one word", "name some");
        }
        return tags.stream()
                .map(tag -> "hashtag?tag=" + URLEncoder.encode(tag, StandardCharsets.UTF_8))
                .toList();
    }

    private static Stream<String> oneWord(String keywords) {
        return list(keywords).filter(word -> word.matches("#?[\\p{L}\\p{M}\\p{N}_]+"));
    }

    private static Stream<String> list(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(entry -> !entry.isEmpty());
    }
}

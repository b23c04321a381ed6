package catwalk.wall;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words to look for in texts of any language. A word of a script that separates words is found as a whole word; one in
 * Chinese, Japanese or Korean, whose words stand together or carry endings, anywhere, and so an emoji. Upper and lower case, full and
 * half width and composed and decomposed letters are the same. A leading {@code #} is ignored on both sides.
 */
final class Words {
    private static final Pattern CJK =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final Set<String> whole = new HashSet<>();
    private final List<String> phrases;
    private final List<String> anywhere;

    Words(Collection<String> words) {
        List<String> normal = words.stream()
                .map(word -> normal(word).replaceFirst("^#(?=.)", ""))
                .toList();
        anywhere = normal.stream().filter(Words::isFoundAnywhere).toList();
        phrases = normal.stream()
                .filter(word -> !isFoundAnywhere(word))
                .map(word -> String.join(" ", split(word)))
                .filter(word -> word.contains(" "))
                .map(word -> " " + word + " ")
                .toList();
        normal.stream()
                .filter(word -> !isFoundAnywhere(word))
                .map(word -> String.join(" ", split(word)))
                .filter(word -> !word.contains(" "))
                .forEach(whole::add);
    }

    /** Whether one of the words occurs in the text. */
    boolean occurIn(String text) {
        if (text.isEmpty() || isEmpty()) {
            return false;
        }
        String normal = normal(text);
        for (String word : anywhere) {
            if (normal.contains(word)) {
                return true;
            }
        }
        String[] words = split(normal);
        for (String word : words) {
            if (whole.contains(word)) {
                return true;
            }
        }
        if (phrases.isEmpty()) {
            return false;
        }
        String line = " " + String.join(" ", words) + " ";
        return phrases.stream().anyMatch(line::contains);
    }

    private boolean isEmpty() {
        return whole.isEmpty() && phrases.isEmpty() && anywhere.isEmpty();
    }

    /** One in a script without spaces, or of no letters at all, as an emoji. */
    private static boolean isFoundAnywhere(String word) {
        return !word.isEmpty() && (CJK.matcher(word).find() || split(word).length == 0);
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String[] split(String text) {
        return BETWEEN_WORDS.splitAsStream(text).filter(word -> !word.isEmpty()).toArray(String[]::new);
    }
}

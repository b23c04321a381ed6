package catwalk.simulator;

import catwalk.simulator.XQuery.InvalidException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One operator of X's query language, by its "Operators" page. Those about places, contexts, followers, profiles and
 * addresses are known and match nothing. A keyword matches whole words; where a script writes without spaces, any part.
 */
final class XOperator {
    private static final Set<String> HAS =
            Set.of("hashtags", "cashtags", "links", "mentions", "media", "images", "video_link", "videos", "geo");
    private static final Set<String> IS = Set.of("retweet", "reply", "quote", "verified", "nullcast");
    private static final Set<String> STANDALONE = Set.of(
            "from",
            "to",
            "retweets_of",
            "from_affiliate_of",
            "to_affiliate_of",
            "url",
            "context",
            "entity",
            "conversation_id",
            "bio",
            "bio_name",
            "bio_location",
            "place",
            "place_country",
            "point_radius",
            "bounding_box");
    private static final Set<String> NEEDING_ANOTHER = Set.of(
            "has",
            "is",
            "lang",
            "sample",
            "url_title",
            "url_description",
            "url_contains",
            "min_followers",
            "followers_count",
            "tweets_count",
            "following_count",
            "listed_count",
            "in_reply_to_tweet_id",
            "retweets_of_tweet_id",
            "source");
    private static final Set<String> LANGUAGES = Set.of(("am,ar,hy,eu,bn,bg,ca,hr,cs,da,nl,en,et,fi,fr,de,ka,el,gu,iw,"
                    + "hi,hu,in,it,ja,kn,ko,lv,lt,ml,mr,no,fa,pl,pt,ro,ru,sr,zh-CN,sk,sl,es,sv,ta,te,th,zh-TW,tr,uk,ur,"
                    + "vi")
            .split(","));
    private static final Set<Character.UnicodeScript> UNSPACED = Set.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.THAI);

    /** Empty for a keyword, a phrase, a hashtag or a mention. */
    private final String name;

    private final String value;

    private XOperator(String name, String value) {
        this.name = name;
        this.value = value;
    }

    static XOperator of(String term, boolean negated) throws InvalidException {
        int colon = term.startsWith("\"") ? -1 : term.indexOf(':');
        String name = colon < 0 ? "" : term.substring(0, colon);
        String value = term.substring(colon + 1).replace("\"", "");
        if (colon >= 0 && (value.isEmpty() || !isKnown(name, value))) {
            throw new InvalidException("Reference to invalid operator '" + term + "'");
        }
        if (name.equals("is") && value.equals("nullcast") && !negated) {
            throw new InvalidException("The operator is:nullcast must always be negated");
        }
        if (name.equals("sample") && (negated || !value.matches("[1-9]\\d?|100"))) {
            throw new InvalidException("The operator sample: takes 1 to 100 and cannot be negated");
        }
        return new XOperator(name, value);
    }

    private static boolean isKnown(String name, String value) {
        return switch (name) {
            case "has" -> HAS.contains(value);
            case "is" -> IS.contains(value);
            case "lang" -> LANGUAGES.contains(value);
            default -> STANDALONE.contains(name) || NEEDING_ANOTHER.contains(name);
        };
    }

    boolean standsAlone() {
        return !NEEDING_ANOTHER.contains(name);
    }

    boolean matches(JsonNode post, JsonNode full) {
        return switch (name) {
            case "" -> matchesText(post);
            case "lang" -> value.equals(post.path("lang").asText());
            case "has" -> has(post);
            case "is" -> is(post);
            case "from" -> isUser(post.path("author_id"), full);
            case "to" -> isUser(post.path("in_reply_to_user_id"), full);
            case "conversation_id" -> value.equals(post.path("conversation_id").asText());
            case "sample" -> Math.floorMod(post.path("id").asText().hashCode(), 100) < Integer.parseInt(value);
            default -> false;
        };
    }

    private boolean matchesText(JsonNode post) {
        if (value.startsWith("#")) {
            return contains(post.at("/entities/hashtags"), "tag", value.substring(1));
        }
        if (value.startsWith("@")) {
            return contains(post.at("/entities/mentions"), "username", value.substring(1));
        }
        String text = post.path("text")
                .asText()
                .replaceAll("https?://\\S+", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .toLowerCase(Locale.ROOT);
        String wanted = value.toLowerCase(Locale.ROOT);
        List<String> words = words(wanted);
        return words.isEmpty() || wanted.codePoints().anyMatch(XOperator::isUnspaced)
                ? text.contains(wanted)
                : Collections.indexOfSubList(words(text), words) >= 0;
    }

    private boolean has(JsonNode post) {
        String keys = post.at("/attachments/media_keys").toString();
        return switch (value) {
            case "media" -> !post.at("/attachments/media_keys").isEmpty();
            case "images" -> keys.contains("\"3_");
            case "video_link", "videos" -> keys.contains("\"7_") || keys.contains("\"13_");
            case "links" -> !post.at("/entities/urls").isEmpty();
            case "hashtags", "cashtags", "mentions" ->
                !post.at("/entities/" + value).isEmpty();
            default -> post.has(value);
        };
    }

    private boolean is(JsonNode post) {
        return switch (value) {
            case "retweet" -> contains(post.path("referenced_tweets"), "type", "retweeted");
            case "reply" -> contains(post.path("referenced_tweets"), "type", "replied_to");
            case "quote" -> contains(post.path("referenced_tweets"), "type", "quoted");
            default -> false;
        };
    }

    private boolean isUser(JsonNode id, JsonNode full) {
        for (JsonNode user : full.at("/includes/users")) {
            if (user.path("id").equals(id)) {
                return value.equalsIgnoreCase(user.path("username").asText()) || value.equals(id.asText());
            }
        }
        return false;
    }

    private static boolean contains(JsonNode list, String field, String value) {
        for (JsonNode one : list) {
            if (one.path(field).asText().equalsIgnoreCase(value)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{M}\\p{N}_]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean isUnspaced(int character) {
        return UNSPACED.contains(Character.UnicodeScript.of(character));
    }
}

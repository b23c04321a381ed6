package catwalk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The statuses of a simulated Mastodon, and which of them a timeline shows: by the documentation of the timelines API,
 * and where that is silent by Mastodon's public_feed.rb, tag_feed.rb and paginable.rb.
 */
final class MastodonTimelines {
    /** Tags of a kind that count, "any" with the one in the path; what is beyond is ignored. */
    private static final int TAGS_PER_MODE = 4;

    private static final int DEFAULT_LIMIT = 20;
    private static final List<String> FALSE = List.of("", "0", "f", "F", "false", "FALSE", "off", "OFF");
    private static final Pattern ACCENTED = Pattern.compile("[\\u00c0-\\u017f]");

    private final ConcurrentNavigableMap<Long, ObjectNode> statuses = new ConcurrentSkipListMap<>();
    private final Set<String> knownTags = ConcurrentHashMap.newKeySet();

    void put(ObjectNode status) {
        statuses.put(id(status), status);
        knownTags.addAll(tags(status));
    }

    boolean has(ObjectNode status) {
        return statuses.containsKey(id(status));
    }

    /** @return the status that was there, or null */
    ObjectNode remove(String id) {
        return statuses.remove(Long.parseLong(id));
    }

    /** A page of the public timeline, newest first. */
    List<ObjectNode> publicPage(Query query) {
        return page(query, status -> inPublic(status));
    }

    /** A page of a hashtag's timeline, newest first; empty for a tag nobody has used. */
    List<ObjectNode> tagPage(String tag, Query query) {
        if (!knownTags.contains(normalized(tag))) {
            return List.of();
        }
        Set<String> any = known(Stream.concat(Stream.of(tag), values(query, "any")));
        Set<String> all = known(values(query, "all"));
        Set<String> none = known(values(query, "none"));
        return page(query, status -> {
            Collection<String> tags = tags(status);
            return isPublic(status)
                    && !Collections.disjoint(tags, any)
                    && tags.containsAll(all)
                    && Collections.disjoint(tags, none);
        });
    }

    /** With {@code min_id} the page just after it, else the newest page; the newest status comes first either way. */
    private List<ObjectNode> page(Query query, Predicate<ObjectNode> wanted) {
        boolean forward = !query.first("min_id").isEmpty();
        long after = number(query, forward ? "min_id" : "since_id", -1);
        long before = number(query, "max_id", Long.MAX_VALUE);
        boolean onlyMedia = isTrue(query, "only_media");
        boolean local = isTrue(query, "local");
        boolean remote = isTrue(query, "remote");
        long limit = Math.min(Math.abs(number(query, "limit", DEFAULT_LIMIT)), 2 * DEFAULT_LIMIT);
        List<ObjectNode> page = new ArrayList<>((forward ? statuses : statuses.descendingMap())
                .values().stream()
                        .filter(status -> id(status) > after && id(status) < before)
                        .filter(wanted)
                        .filter(status -> !onlyMedia || hasMedia(status))
                        .filter(status -> !local || isLocal(status))
                        .filter(status -> !remote || !isLocal(status))
                        .limit(limit)
                        .toList());
        if (forward) {
            Collections.reverse(page);
        }
        return page;
    }

    /** Whether the public timelines have it: those of hashtags have replies too. */
    static boolean inPublic(JsonNode status) {
        String repliesTo = status.path("in_reply_to_account_id").asText("null");
        return isPublic(status)
                && (repliesTo.equals("null")
                        || repliesTo.equals(status.at("/account/id").asText()));
    }

    /** Whether any timeline here has it: boosts are for followers only. */
    static boolean isPublic(JsonNode status) {
        return status.path("visibility").asText().equals("public")
                && status.path("reblog").isNull();
    }

    static boolean isLocal(JsonNode status) {
        return !status.at("/account/acct").asText().contains("@");
    }

    static boolean hasMedia(JsonNode status) {
        return !status.path("media_attachments").isEmpty();
    }

    static Set<String> tags(JsonNode status) {
        Set<String> tags = ConcurrentHashMap.newKeySet();
        status.path("tags").forEach(tag -> tags.add(normalized(tag.path("name").asText())));
        return tags;
    }

    /** A hashtag as Mastodon compares it: without case, Latin accents and punctuation. */
    static String normalized(String tag) {
        String lower = Normalizer.normalize(tag, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return ACCENTED.matcher(lower)
                .replaceAll(accented -> Normalizer.normalize(accented.group(), Normalizer.Form.NFD)
                        .substring(0, 1))
                .replaceAll("[^\\p{L}\\p{N}_\\u00b7\\u200c]", "");
    }

    static boolean isTrue(Query query, String name) {
        return !FALSE.contains(query.first(name));
    }

    static long id(JsonNode status) {
        return status.path("id").asLong();
    }

    /** A tag nobody has used is no condition at all, since Mastodon looks tags up first. */
    private Set<String> known(Stream<String> tags) {
        Set<String> known = ConcurrentHashMap.newKeySet();
        tags.map(MastodonTimelines::normalized)
                .distinct()
                .limit(TAGS_PER_MODE)
                .filter(knownTags::contains)
                .forEach(known::add);
        return known;
    }

    private static Stream<String> values(Query query, String name) {
        return Stream.concat(query.all(name + "[]").stream(), query.all(name).stream());
    }

    private static long number(Query query, String name, long otherwise) {
        String text = query.first(name);
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : otherwise;
    }
}

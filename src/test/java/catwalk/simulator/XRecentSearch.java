package catwalk.simulator;

import catwalk.simulator.HttpSimulator.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /2/tweets/search/recent}: newest first, seven days back, the newest version of an edited post, no retweets
 * (since 2026-05-04). Parameters are those of either vocabulary, or of both.
 */
final class XRecentSearch {
    private static final List<String> PLAIN = List.of(
            "query",
            "start_time",
            "end_time",
            "since_id",
            "until_id",
            "max_results",
            "next_token",
            "pagination_token",
            "sort_order");
    private static final int LONGEST = 512;
    private static final Duration REACH = Duration.ofDays(7);
    private static final Duration LEAST_AGE = Duration.ofSeconds(10);
    private static final String TOKEN_START = "b26v89c19zqg8o3f";
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final XBill bill;
    private final Map<String, XPost> newestVersions = new LinkedHashMap<>();
    private Set<XVocabulary> vocabularies = EnumSet.allOf(XVocabulary.class);
    private Duration latency = Duration.ofSeconds(30);

    XRecentSearch(InstantSource clock, XBill bill) {
        this.clock = clock;
        this.bill = bill;
    }

    synchronized void speak(Set<XVocabulary> understood) {
        vocabularies = EnumSet.copyOf(understood);
    }

    synchronized void latency(Duration time) {
        latency = time;
    }

    synchronized void add(XPost post) {
        newestVersions.merge(post.firstId(), post, (one, other) -> number(one.id()) > number(other.id()) ? one : other);
    }

    /** Forgets a post, all its versions. */
    synchronized void remove(XPost post) {
        newestVersions.remove(post.firstId());
    }

    synchronized Answer get(Query query) {
        Map<String, List<String>> choices = new LinkedHashMap<>();
        vocabularies.forEach(vocabulary -> vocabulary.choices().forEach((name, values) -> {
            List<String> all = new ArrayList<>(choices.getOrDefault(name, List.of()));
            values.stream().filter(value -> !all.contains(value)).forEach(all::add);
            choices.put(name, all);
        }));
        Optional<Answer> refused = XProblems.check(query, PLAIN, choices)
                .or(() -> XProblems.checkNumber(query, "max_results", 10, 100))
                .or(() -> checkBounds(query));
        if (refused.isPresent()) {
            return refused.get();
        }
        String words = query.first("query");
        if (words.isEmpty()) {
            return XProblems.invalid("query", words, "The `query` query parameter can not be empty");
        }
        if (words.length() > LONGEST) {
            return XProblems.invalid(
                    "query",
                    words,
                    "The `query` query parameter is " + words.length() + " characters long, the maximum is " + LONGEST);
        }
        try {
            ObjectNode page = page(query, XQuery.parse(words));
            bill.add(page);
            return Answer.of(200, page);
        } catch (XQuery.InvalidException e) {
            return XProblems.invalid("query", words, "There were errors processing your request: " + e.getMessage());
        }
    }

    private Optional<Answer> checkBounds(Query query) {
        for (String name : List.of("since_id", "until_id")) {
            if (query.has(name) && !query.first(name).matches("\\d{1,19}")) {
                return refuse(
                        query,
                        name,
                        "The `" + name + "` query parameter value [" + query.first(name)
                                + "] does not match ^[0-9]{1,19}$");
            }
            if (query.has(name) && (query.has("start_time") || query.has("end_time"))) {
                return refuse(
                        query,
                        name,
                        "Invalid use of 'since_id' or 'until_id' in conjunction with 'start_time' or 'end_time'.");
            }
        }
        Instant oldest = clock.instant().minus(REACH);
        String oldestId = XPost.id(oldest, 0);
        if (query.has("since_id") && number(query.first("since_id")) < number(oldestId)) {
            return refuse(
                    query,
                    "since_id",
                    "'since_id' must be a tweet id created after " + MINUTES.format(oldest)
                            + ". Please use a 'since_id' that is larger than " + oldestId);
        }
        for (String name : List.of("start_time", "end_time")) {
            try {
                if (query.has(name) && Instant.parse(query.first(name)).isBefore(oldest)) {
                    return refuse(
                            query,
                            name,
                            "Invalid '" + name + "':'" + query.first(name) + "'. '" + name + "' must be on or after "
                                    + MINUTES.format(oldest));
                }
            } catch (DateTimeParseException e) {
                return refuse(
                        query,
                        name,
                        "The `" + name + "` query parameter value [" + query.first(name)
                                + "] is not a valid date-time");
            }
        }
        if (query.has("end_time")
                && Instant.parse(query.first("end_time"))
                        .isAfter(clock.instant().minus(least(LEAST_AGE, latency)))) {
            return refuse(
                    query,
                    "end_time",
                    "Invalid 'end_time':'" + query.first("end_time")
                            + "'. 'end_time' must be a minimum of 10 seconds prior to the request time");
        }
        String token = token(query);
        return token.isEmpty() || token.matches(TOKEN_START + "[0-9a-z]+")
                ? Optional.empty()
                : refuse(query, "next_token", "Invalid 'next_token':'" + token + "'");
    }

    private static Optional<Answer> refuse(Query query, String name, String message) {
        return Optional.of(XProblems.invalid(name, query.first(name), message));
    }

    private ObjectNode page(Query query, XQuery words) {
        Instant end = query.has("end_time")
                ? Instant.parse(query.first("end_time"))
                : clock.instant().minus(latency);
        Instant start = query.has("start_time")
                ? Instant.parse(query.first("start_time"))
                : clock.instant().minus(REACH);
        long since = query.has("since_id") ? number(query.first("since_id")) : 0;
        long until = query.has("until_id") ? number(query.first("until_id")) : Long.MAX_VALUE;
        // a token says where its page begins, so it never expires and always means the same page
        long before =
                token(query).isEmpty() ? until : Long.parseLong(token(query).substring(TOKEN_START.length()), 36);
        int most = query.has("max_results") ? Integer.parseInt(query.first("max_results")) : 10;
        List<XPost> found = newestVersions.values().stream()
                .filter(post -> number(post.id()) > since && number(post.id()) < before)
                .filter(post -> !XPost.timeOf(post.id()).isBefore(start)
                        && !XPost.timeOf(post.id()).isAfter(end))
                .filter(post -> !isRetweet(post) && words.matches(post))
                .sorted(Comparator.comparingLong((XPost post) -> number(post.id()))
                        .reversed())
                .toList();
        List<XPost> shown = found.subList(0, Math.min(most, found.size()));
        ObjectNode page = selection(query).tell(shown);
        if (shown.isEmpty()) {
            page.remove("data");
        }
        ObjectNode meta = page.putObject("meta");
        if (!shown.isEmpty()) {
            meta.put("newest_id", shown.get(0).id());
            meta.put("oldest_id", shown.get(shown.size() - 1).id());
        }
        if (shown.size() < found.size()) {
            meta.put(
                    "next_token",
                    TOKEN_START
                            + Long.toString(number(shown.get(shown.size() - 1).id()), 36));
        }
        meta.put("result_count", shown.size());
        return page;
    }

    /** Answers in the request's own words; where it has none of either, in the new ones if they are all there are. */
    private XSelection selection(Query query) {
        boolean post = !vocabularies.contains(XVocabulary.TWEET)
                || query.has(XVocabulary.POST.fieldsParameter())
                || query.first("expansions").matches(".*(edit_history_post_ids|referenced_posts).*");
        XVocabulary vocabulary = post ? XVocabulary.POST : XVocabulary.TWEET;
        return XSelection.of(query, vocabulary, vocabulary);
    }

    private static boolean isRetweet(XPost post) {
        return post.json().at("/data/referenced_tweets/0/type").asText().equals("retweeted");
    }

    private static String token(Query query) {
        return query.first(query.has("next_token") ? "next_token" : "pagination_token");
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static long number(String id) {
        return Long.parseLong(id);
    }
}

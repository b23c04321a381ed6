package catwalk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What X counts: posts, those included too, and users, at the moment they are sent, whatever becomes of them. X charges
 * a post once in a day of UTC ("Daily deduplication"), so the different ones of a day are counted as well.
 */
final class XBill {
    private final InstantSource clock;
    private final Map<LocalDate, Day> days = new TreeMap<>();

    private static final class Day {
        private long posts;
        private long users;
        private final Set<String> differentPosts = new HashSet<>();
        private final Set<String> differentUsers = new HashSet<>();
    }

    XBill(InstantSource clock) {
        this.clock = clock;
    }

    /** @param told {@code data}, one post or an array, and {@code includes} */
    synchronized void add(JsonNode told) {
        Day day = days.computeIfAbsent(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), date -> new Day());
        JsonNode data = told.path("data");
        if (data.isObject()) {
            addPost(day, data);
        } else {
            data.forEach(post -> addPost(day, post));
        }
        for (XVocabulary vocabulary : XVocabulary.values()) {
            told.path("includes").path(vocabulary.included()).forEach(post -> addPost(day, post));
        }
        told.at("/includes/users").forEach(user -> {
            day.users++;
            day.differentUsers.add(user.path("id").asText());
        });
    }

    private static void addPost(Day day, JsonNode post) {
        day.posts++;
        day.differentPosts.add(post.path("id").asText());
    }

    synchronized long posts() {
        return days.values().stream().mapToLong(day -> day.posts).sum();
    }

    synchronized long users() {
        return days.values().stream().mapToLong(day -> day.users).sum();
    }

    synchronized long posts(LocalDate date) {
        return day(date).posts;
    }

    synchronized long users(LocalDate date) {
        return day(date).users;
    }

    synchronized long differentPosts(LocalDate date) {
        return day(date).differentPosts.size();
    }

    synchronized long differentUsers(LocalDate date) {
        return day(date).differentUsers.size();
    }

    private Day day(LocalDate date) {
        return days.getOrDefault(date, new Day());
    }
}

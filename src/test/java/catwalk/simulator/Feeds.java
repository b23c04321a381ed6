package catwalk.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/**
 * A web server with feeds: the same entries as RSS 2.0 with Media RSS, as RSS 2.0 with plain enclosures, and at Flickr's
 * address as Flickr writes Atom and RSS. A feed shows its newest 20 entries, and answers 304 to who has them already
 * (RFC 9110). Any other text can be served beside them.
 */
public final class Feeds extends HttpSimulator {
    private static final int MOST = 20;
    private static final String FLICKR = "/services/feeds/photos_public.gne";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private record Text(String contentType, String body) {}

    private final List<FeedEntry> entries = new CopyOnWriteArrayList<>();
    private final Map<String, Text> texts = new ConcurrentHashMap<>();
    private final Map<String, Answer> statuses = new ConcurrentHashMap<>();
    private volatile boolean validators = true;
    private volatile Duration retryAfter = Duration.ofSeconds(60);

    private Feeds() {}

    /** Starts one without entries. */
    public static Feeds started() {
        Feeds feeds = new Feeds();
        feeds.listen();
        return feeds;
    }

    /** RSS 2.0 with Media RSS. */
    public URI mediaRss() {
        return url().resolve("/media.rss");
    }

    /** RSS 2.0 with plain enclosures. */
    public URI enclosures() {
        return url().resolve("/enclosures.rss");
    }

    /** Flickr's public feed, in Atom unless {@code format=rss_200} is added. @param tags any of which an entry has */
    public URI flickr(String... tags) {
        return url().resolve(FLICKR + "?tagmode=any&tags=" + String.join(",", tags));
    }

    /** Adds entries. */
    public Feeds publish(FeedEntry... newEntries) {
        entries.addAll(List.of(newEntries));
        return this;
    }

    /** Replaces the entry of the same link. */
    public Feeds edit(FeedEntry entry) {
        entries.replaceAll(old -> old.link().equals(entry.link()) ? entry : old);
        return this;
    }

    /** Takes an entry out of all feeds, of which a feed says nothing. */
    public Feeds remove(FeedEntry entry) {
        entries.removeIf(old -> old.link().equals(entry.link()));
        return this;
    }

    /** Serves a text at a path, whatever it is. */
    public URI serve(String path, String contentType, String body) {
        texts.put(path, new Text(contentType, body));
        return url().resolve(path);
    }

    /** Answers 410 at a path: there was a feed, and will be none. */
    public Feeds gone(String path) {
        statuses.put(path, new Answer(410, Map.of("Content-Type", "text/plain"), "Gone"));
        return this;
    }

    /** Answers 301 at a path: the feed is elsewhere for good. */
    public Feeds moved(String path, URI target) {
        statuses.put(path, new Answer(301, Map.of("Location", target.toString()), ""));
        return this;
    }

    /** Answers 429 from now on, with what to wait, until {@link #recover}. */
    public Feeds throttle(Duration wait) {
        retryAfter = wait;
        fail(429);
        return this;
    }

    /** Tells neither ETag nor Last-Modified, as many servers do, so that every answer is whole. */
    public Feeds withoutValidators() {
        validators = false;
        return this;
    }

    @Override
    Answer answer(Request request, HttpExchange exchange) {
        Answer status = statuses.get(request.path());
        if (status != null) {
            return status;
        }
        Text text = text(request);
        if (text == null) {
            return failure(404);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", text.contentType());
        if (validators) {
            Instant modified = FeedXml.newest(entries).truncatedTo(ChronoUnit.SECONDS);
            headers.put("ETag", etag(text.body()));
            headers.put("Last-Modified", HTTP_DATE.format(modified));
            if (isKnown(exchange.getRequestHeaders(), headers.get("ETag"), modified)) {
                return new Answer(304, headers, "");
            }
        }
        return new Answer(200, headers, text.body());
    }

    @Override
    Answer failure(int status) {
        Map<String, String> headers = status == 429
                ? Map.of("Content-Type", "text/html", "Retry-After", String.valueOf(retryAfter.toSeconds()))
                : Map.of("Content-Type", "text/html");
        return new Answer(status, headers, "<!DOCTYPE html><title>" + status + "</title>");
    }

    private Text text(Request request) {
        return switch (request.path()) {
            case "/media.rss" -> feed(FeedXml.MEDIA_RSS, "Cats of a blog", entry -> true);
            case "/enclosures.rss" -> feed(FeedXml.ENCLOSURES, "Cats of a blog", entry -> true);
            case FLICKR -> flickr(request.query());
            default -> texts.get(request.path());
        };
    }

    private Text flickr(Query query) {
        Set<String> tags = Set.copyOf(Arrays.asList(query.first("tags").split(",")));
        boolean any = query.first("tagmode").equals("any");
        Predicate<FeedEntry> wanted = query.first("tags").isEmpty()
                ? entry -> true
                : entry -> any
                        ? entry.tags().stream().anyMatch(tags::contains)
                        : entry.tags().containsAll(tags);
        boolean rss = Set.of("rss_200", "rss2").contains(query.first("format"));
        return feed(rss ? FeedXml.FLICKR_RSS : FeedXml.FLICKR_ATOM, "Recent Uploads", wanted);
    }

    private Text feed(FeedXml form, String title, Predicate<FeedEntry> wanted) {
        List<FeedEntry> newest = entries.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(FeedEntry::published).reversed())
                .limit(MOST)
                .toList();
        return new Text(form.contentType(), form.text(title, newest));
    }

    private static String etag(String body) {
        CRC32 sum = new CRC32();
        sum.update(body.getBytes(StandardCharsets.UTF_8));
        return "W/\"" + Long.toHexString(sum.getValue()) + "\"";
    }

    /** If-Modified-Since counts only without If-None-Match; a date that is none counts for nothing. */
    private static boolean isKnown(Headers request, String etag, Instant modified) {
        String known = request.getFirst("If-None-Match");
        if (known != null) {
            return known.trim().equals("*")
                    || Arrays.stream(known.split(",")).map(String::trim).anyMatch(etag::equals);
        }
        String since = request.getFirst("If-Modified-Since");
        try {
            return since != null
                    && !ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                            .isBefore(modified);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}

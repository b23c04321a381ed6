package catwalk.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of a feed, whatever form the feed has. See {@link FeedEntries}.
 *
 * @param id what tells entries apart: a guid in RSS; may be null there, when only the link does
 * @param html its text, as HTML
 * @param updated null for one that was never changed
 * @param credit who made the pictures, by Media RSS; may be null
 * @param rating by Media RSS: {@code adult} or {@code nonadult}; may be null
 * @param license the address of a licence; may be null
 */
public record FeedEntry(
        String id,
        String link,
        String title,
        String html,
        Instant published,
        Instant updated,
        String author,
        String credit,
        String rating,
        String license,
        List<String> tags,
        List<Picture> pictures) {

    /**
     * @param medium by Media RSS, such as {@code image} or {@code video}; null where only the type tells
     * @param type a MIME type; may be null
     * @param width 0 where the feed does not say
     * @param alt the alternative text; null where there is none
     * @param thumbnail the address of a smaller picture; may be null
     */
    public record Picture(
            String url, String medium, String type, int width, int height, String alt, String thumbnail) {}

    public FeedEntry {
        tags = List.copyOf(tags);
        pictures = List.copyOf(pictures);
    }

    public FeedEntry withId(String newId) {
        return new FeedEntry(
                newId, link, title, html, published, updated, author, credit, rating, license, tags, pictures);
    }

    public FeedEntry withTitle(String newTitle) {
        return new FeedEntry(
                id, link, newTitle, html, published, updated, author, credit, rating, license, tags, pictures);
    }

    public FeedEntry withHtml(String newHtml) {
        return new FeedEntry(
                id, link, title, newHtml, published, updated, author, credit, rating, license, tags, pictures);
    }

    public FeedEntry withUpdated(Instant time) {
        return new FeedEntry(id, link, title, html, published, time, author, credit, rating, license, tags, pictures);
    }

    public FeedEntry withRating(String newRating) {
        return new FeedEntry(
                id, link, title, html, published, updated, author, credit, newRating, license, tags, pictures);
    }

    public FeedEntry withTags(String... newTags) {
        return new FeedEntry(
                id, link, title, html, published, updated, author, credit, rating, license, List.of(newTags), pictures);
    }

    /** Adds one. */
    public FeedEntry withPicture(Picture picture) {
        List<Picture> more = new ArrayList<>(pictures);
        more.add(picture);
        return new FeedEntry(id, link, title, html, published, updated, author, credit, rating, license, tags, more);
    }

    public FeedEntry withoutPictures() {
        return new FeedEntry(
                id, link, title, html, published, updated, author, credit, rating, license, tags, List.of());
    }
}

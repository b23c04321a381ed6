package catwalk.simulator;

import catwalk.simulator.FeedEntry.Picture;
import java.time.Instant;
import java.util.List;

/** Entries for {@link Feeds}, the usual and the unusual, and texts that are no feed, or worse than none. */
public final class FeedEntries {
    private FeedEntries() {}

    /** A photo as Flickr's feeds have it. */
    public static FeedEntry photo(long number, String title, Instant published, String... tags) {
        String base = "https://live.staticflickr.com/65535/" + number + "_0123456789";
        return new FeedEntry(
                "tag:flickr.com,2005:/photo/" + number,
                "https://www.flickr.com/photos/mina/" + number + "/",
                title,
                "<p><a href=\"https://www.flickr.com/people/mina/\">mina</a> posted a photo:</p>\n<p><a href=\""
                        + "https://www.flickr.com/photos/mina/" + number + "/\" title=\"a cat\"><img src=\"" + base
                        + "_m.jpg\" width=\"240\" height=\"180\" alt=\"a cat\" /></a></p>\n<p>one &amp; only</p>",
                published,
                null,
                "mina",
                "mina",
                null,
                "https://creativecommons.org/licenses/by/2.0/deed.en",
                List.of(tags),
                List.of(new Picture(base + "_b.jpg", "image", "image/jpeg", 1024, 768, null, base + "_s.jpg")));
    }

    /** An entry with several described pictures, of a blog. */
    public static FeedEntry album(int number, Instant published, String... alts) {
        FeedEntry entry = new FeedEntry(
                "https://blog.example/?p=" + number,
                "https://blog.example/cats/" + number,
                "Cats, part " + number,
                "<p>a day with <b>cats</b></p>",
                published,
                null,
                "Mina",
                null,
                "nonadult",
                null,
                List.of("cats"),
                List.of());
        for (int i = 0; i < alts.length; i++) {
            entry = entry.withPicture(picture("https://blog.example/pictures/" + number + "-" + i + ".jpg", alts[i]));
        }
        return entry;
    }

    /** A picture of 1200 by 900 at any address, {@code http:} or what else a feed may say. */
    public static Picture picture(String url, String alt) {
        return new Picture(url, "image", "image/jpeg", 1200, 900, alt, null);
    }

    /** A film with a still, which is no picture itself. */
    public static Picture film(String url) {
        return new Picture(url, "video", "video/mp4", 1280, 720, null, url.replace(".mp4", ".jpg"));
    }

    /** An entry whose text has so many bytes. */
    public static FeedEntry huge(int number, Instant published, int bytes) {
        return album(number, published, "a cat").withHtml("<p>" + "cat ".repeat(bytes / 4) + "</p>");
    }

    /** A feed that breaks off in its first item. */
    public static String broken() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Cats</title><item><title>a & b";
    }

    /** A feed that wants its reader to fetch an address, such as a file of its own. */
    public static String withExternalEntity(String url) {
        return withDoctype("<!ENTITY secret SYSTEM \"" + url + "\">", "&secret;");
    }

    /** A feed that wants its reader to make gigabytes of it. */
    public static String withEntityBomb() {
        StringBuilder entities = new StringBuilder("<!ENTITY e0 \"cat\">");
        for (int i = 1; i < 10; i++) {
            entities.append("<!ENTITY e" + i + " \"" + ("&e" + (i - 1) + ";").repeat(10) + "\">");
        }
        return withDoctype(entities.toString(), "&e9;");
    }

    private static String withDoctype(String entities, String title) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE rss [" + entities
                + "]>\n<rss version=\"2.0\"><channel>"
                + "<title>Cats</title><link>https://blog.example/</link><description/><item><guid>1</guid><title>"
                + title
                + "</title><link>https://blog.example/cats/1</link>"
                + "<enclosure url=\"https://blog.example/pictures/1.jpg\" type=\"image/jpeg\" length=\"1\"/>"
                + "</item></channel></rss>";
    }
}

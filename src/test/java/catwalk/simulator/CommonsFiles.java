package catwalk.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * What Wikimedia Commons knows of its files, in the shape of {@code prop=imageinfo} with every {@code iiprop}. Methods
 * that start with "with" change the file they are given and return it.
 */
public final class CommonsFiles {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String UPLOADS = "https://upload.wikimedia.org/wikipedia/commons/";

    private CommonsFiles() {}

    /** A photo that its uploader took, under CC BY-SA 4.0. */
    public static ObjectNode photo(String title, String user, Instant time, int width, int height) {
        return file(title, user, time, width, height, "image/jpeg", "BITMAP");
    }

    /** A file of any kind: an SVG, a PDF, a video, of which Commons makes stills. */
    public static ObjectNode file(
            String title, String user, Instant time, int width, int height, String mime, String mediaType) {
        String name = title.substring(title.indexOf(':') + 1).replace(' ', '_');
        String page = URLEncoder.encode("File:" + name, StandardCharsets.UTF_8).replace("%3A", ":");
        ObjectNode info = JSON.objectNode()
                .put("timestamp", time.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("user", user)
                .put("size", width * height / 4)
                .put("width", width)
                .put("height", height)
                .put("url", UPLOADS + path(name))
                .put("descriptionurl", "https://commons.wikimedia.org/wiki/" + page)
                .put("descriptionshorturl", "https://commons.wikimedia.org/w/index.php?curid=1")
                .put("mime", mime)
                .put("mediatype", mediaType);
        info.putObject("extmetadata");
        withMetadata(info, "DateTime", time.truncatedTo(ChronoUnit.SECONDS).toString(), "mediawiki-metadata");
        withMetadata(info, "ObjectName", name.replaceAll("\\.\\w+$", "").replace('_', ' '), "mediawiki-metadata");
        withCategories(info, "Self-published work");
        withDescription(info, "A <i>cat</i> &amp; its <a href=\"//commons.wikimedia.org/wiki/Box\">box</a>");
        withArtist(
                info,
                "<a href=\"//commons.wikimedia.org/wiki/User:" + user + "\" title=\"User:" + user + "\">" + user
                        + "</a>");
        return withLicense(info, "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0");
    }

    /** @param html the metadata's values are HTML, whatever they say */
    public static ObjectNode withDescription(ObjectNode file, String html) {
        return withMetadata(file, "ImageDescription", html, "commons-desc-page");
    }

    public static ObjectNode withArtist(ObjectNode file, String html) {
        return withMetadata(file, "Artist", html, "commons-desc-page");
    }

    /** @param url null for the public domain, which has none */
    public static ObjectNode withLicense(ObjectNode file, String name, String url) {
        withMetadata(file, "LicenseShortName", name, "commons-desc-page");
        withMetadata(file, "UsageTerms", name, "commons-desc-page");
        withMetadata(file, "AttributionRequired", String.valueOf(url != null), "commons-desc-page");
        if (url == null) {
            ((ObjectNode) file.get("extmetadata")).remove("LicenseUrl");
            return file;
        }
        return withMetadata(file, "LicenseUrl", url, "commons-desc-page");
    }

    public static ObjectNode withCategories(ObjectNode file, String... names) {
        return withMetadata(file, "Categories", String.join("|", names), "commons-categories");
    }

    /** Takes a file's metadata away, as of one whose page is not written yet. */
    public static ObjectNode withoutMetadata(ObjectNode file) {
        file.putObject("extmetadata");
        return file;
    }

    /** Adds the still of a width that {@code iiurlwidth} asks for: the file itself where that is no wider. */
    static ObjectNode withThumb(ObjectNode file, int asked) {
        int width = file.path("width").asInt();
        int height = file.path("height").asInt();
        String url = file.path("url").asText();
        boolean bitmap = file.path("mediatype").asText().equals("BITMAP");
        if (bitmap && width <= asked) {
            return file.put("thumburl", url).put("thumbwidth", width).put("thumbheight", height);
        }
        String name = url.substring(url.lastIndexOf('/') + 1);
        String suffix = bitmap ? "" : file.path("mime").asText().contains("svg") ? ".png" : ".jpg";
        return file.put(
                        "thumburl",
                        UPLOADS + "thumb/" + url.substring(UPLOADS.length()) + "/" + asked + "px-" + name + suffix)
                .put("thumbwidth", asked)
                .put("thumbheight", Math.round((float) asked * height / width));
    }

    private static ObjectNode withMetadata(ObjectNode file, String name, String value, String source) {
        ((ObjectNode) file.get("extmetadata"))
                .putObject(name)
                .put("value", value)
                .put("source", source);
        return file;
    }

    /** Files lie in folders by the MD5 of their names. */
    private static String path(String name) {
        try {
            String md5 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(name.getBytes(StandardCharsets.UTF_8)));
            return md5.charAt(0) + "/" + md5.substring(0, 2) + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package catwalk.directory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The names of files that may be pictures: what is shown, and all that is served. */
public final class PictureName {
    private static final Pattern PICTURE =
            Pattern.compile("[^./\\\\][^/\\\\]*\\.(jpe?g|png|gif|webp|avif)", Pattern.CASE_INSENSITIVE);

    private PictureName() {}

    /** Whether a file of this name is looked at: in no other folder, not hidden, called after a picture format. */
    public static boolean isOne(String name) {
        return PICTURE.matcher(name).matches();
    }

    /** The name as part of an address. */
    static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package catwalk.bench.ingest;

/** Events as texts, one of each kind. */
public final class Samples {
    private Samples() {}

    /** A post with a picture, of Bluesky, with a keyword. */
    public static String blueskyPicture() {
        return stamped(BlueskyEvents.picture("cat"));
    }

    /** What most events of Bluesky are. */
    public static String blueskyLike() {
        return stamped(BlueskyEvents.like());
    }

    /** A post with two pictures, of X. */
    public static String xPictures() {
        return stamped(XEvents.json());
    }

    private static String stamped(String json) {
        return json.replace(Frame.STAMP, "1783175888373482").replace(Frame.X_ID, "1900000000000000001");
    }
}

package catwalk.mastodon;

import catwalk.activity.Activity;
import catwalk.store.Remembered;
import catwalk.store.Store;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A Mastodon server tells the end of a post by its own id for it, while the post has one that all servers know it by:
 * which is which, of the posts that the wall wanted.
 */
public final class LocalIds {
    private static final int MOST = 100_000;

    private final Remembered uris;

    public LocalIds(Store store) {
        this.uris = new Remembered(store, "mastodon", MOST, (id, uri) -> {});
    }

    /** Takes note of a post that comes: the server's address, the post's id there, and the activity that brings it. */
    public void remember(String server, String id, JsonNode json) {
        Activity activity = new Activity(json);
        if (activity.isKnown() && !activity.isDelete()) {
            uris.put(server + " " + id, activity.id());
        }
    }

    /** The id that a server's post has everywhere, null where the wall never wanted it. */
    public String find(String server, String id) {
        return uris.get(server + " " + id);
    }
}

package catwalk.mastodon;

import catwalk.store.Remembered;
import catwalk.store.Store;

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

    /** Takes note of a post: the server's address, its id there, and the one it has everywhere. */
    public void remember(String server, String id, String uri) {
        uris.put(server + " " + id, uri);
    }

    /** The id that a server's post has everywhere, null where the wall never wanted it. */
    public String find(String server, String id) {
        return uris.get(server + " " + id);
    }
}

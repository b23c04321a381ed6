package catwalk.store;

import catwalk.settings.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.support.service.ServiceSupport;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * What must outlive a restart: seen ids, recent posts, cursors; one file, {@code catwalk.mv}, under {@code data.dir}.
 *
 * <p>It is an H2 MVStore because a {@code kill -9} must lose nothing that was committed: Camel's file repositories
 * append a line in several writes and refuse to load, or join, a line torn in the middle. A commit is atomic across
 * all maps, and survives the process (not a power cut: nothing is fsynced, a wall is not a bank).
 */
public final class Store extends ServiceSupport {
    private final Path directory;
    private MVStore store;

    public Store(Path directory) {
        this.directory = directory;
    }

    /** A durable map by its name; changes are kept by the next {@link #commit()}, or within a second without one. */
    public <K, V> MVMap<K, V> map(String name) {
        return store.openMap(name);
    }

    /** Makes everything put so far durable. */
    public void commit() {
        store.commit();
    }

    /**
     * Opens the file.
     *
     * @throws SetupException where the folder cannot be written, or another process uses it
     */
    @Override
    protected void doInit() {
        try {
            Files.createDirectories(directory);
            if (!Files.isWritable(directory)) {
                throw new IOException("no permission to write");
            }
        } catch (IOException e) {
            throw new SetupException(
                    "data.dir",
                    "'" + directory + "' cannot be written (" + e.getMessage() + ")",
                    "create it for this user or name another folder",
                    e);
        }
        try {
            store = new MVStore.Builder()
                    .fileName(directory.resolve("catwalk.mv").toString())
                    .cacheSize(8)
                    .autoCommitBufferSize(256)
                    .open();
        } catch (MVStoreException e) {
            throw new SetupException(
                    "data.dir",
                    "'" + directory + "' is in use by another process, or broken",
                    "stop that process or name another folder",
                    e);
        }
    }

    @Override
    protected void doStop() {
        if (store != null) {
            store.close();
        }
    }
}

package catwalk.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.h2.mvstore.MVMap;

/** Ids with a word on each, durably; beyond a number of them the oldest are forgotten. */
public final class Remembered {
    private final MVMap<String, String> words;
    private final MVMap<Long, String> order;
    private final int most;
    private final BiConsumer<String, String> forgotten;
    private long next;

    /** @param forgotten is told of each id that is forgotten, with its word */
    public Remembered(Store store, String name, int most, BiConsumer<String, String> forgotten) {
        this.words = store.map(name + ".words");
        this.order = store.map(name + ".order");
        this.most = most;
        this.forgotten = forgotten;
        this.next = order.isEmpty() ? 0 : order.lastKey() + 1;
    }

    /** Whether the id is remembered. */
    public boolean has(String id) {
        return words.containsKey(id);
    }

    /** The ids that begin so, in their order. */
    public List<String> startingWith(String prefix) {
        List<String> ids = new ArrayList<>();
        for (Iterator<String> keys = words.keyIterator(prefix); keys.hasNext(); ) {
            String id = keys.next();
            if (!id.startsWith(prefix)) {
                break;
            }
            ids.add(id);
        }
        return ids;
    }

    /** Remembers an id; one that is already keeps its word. */
    public synchronized void put(String id, String word) {
        if (words.put(id, word) == null) {
            order.put(next++, id);
            while (order.sizeAsLong() > most) {
                String oldest = order.remove(order.firstKey());
                String last = words.remove(oldest);
                // an id that was removed meanwhile has left its place in the order
                if (last != null) {
                    forgotten.accept(oldest, last);
                }
            }
        }
    }

    /** The word of an id, null where there is none. */
    public String get(String id) {
        return words.get(id);
    }

    /** Forgets an id; its word, null where there was none. */
    public synchronized String remove(String id) {
        return words.remove(id);
    }

    /** Tells each id with its word. */
    public void forEach(BiConsumer<String, String> action) {
        words.forEach(action);
    }
}

package catwalk.wall;

import catwalk.store.Store;
import java.util.function.BiConsumer;
import org.h2.mvstore.MVMap;

/** Ids with a word on each, durably; beyond a number of them the oldest are forgotten. */
final class Remembered {
    private final MVMap<String, String> words;
    private final MVMap<Long, String> order;
    private final int most;
    private final BiConsumer<String, String> forgotten;
    private long next;

    /** @param forgotten is told of each id that is forgotten, with its word */
    Remembered(Store store, String name, int most, BiConsumer<String, String> forgotten) {
        this.words = store.map(name + ".words");
        this.order = store.map(name + ".order");
        this.most = most;
        this.forgotten = forgotten;
        this.next = order.isEmpty() ? 0 : order.lastKey() + 1;
    }

    boolean has(String id) {
        return words.containsKey(id);
    }

    synchronized void put(String id, String word) {
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

    /** The word, null where there is none. */
    synchronized String remove(String id) {
        return words.remove(id);
    }

    void forEach(BiConsumer<String, String> action) {
        words.forEach(action);
    }
}

package catwalk.wall;

import catwalk.activity.Activity;
import catwalk.store.Store;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.h2.mvstore.MVMap;

/**
 * What became of which post: on its way, shown, or deleted. As an idempotent repository it keeps a post from being shown
 * twice; the id is durable only once the post is published, so that one which was on its way when the process died
 * comes again. Bounded: the oldest ids are forgotten.
 */
public final class ShownPosts extends ServiceSupport implements IdempotentRepository {
    /** At Bluesky's some ten deletes a second, three hours; at the default pace of 10 posts a second as long. */
    static final int MOST = 100_000;

    /** Stands where the author's id would: no IRI. */
    private static final String DELETED = "-";

    private final Store store;
    private final RecentPosts recent;
    private final Set<String> onTheirWay = ConcurrentHashMap.newKeySet();
    private MVMap<String, String> authors;
    private MVMap<Long, String> order;
    private long next;

    public ShownPosts(Store store, RecentPosts recent) {
        this.store = store;
        this.recent = recent;
    }

    @Override
    protected void doInit() {
        authors = store.map("shown.authors");
        order = store.map("shown.order");
        next = order.isEmpty() ? 0 : order.lastKey() + 1;
    }

    /** Whether the post is new: neither on its way, nor shown, nor deleted. From now on it is on its way. */
    @Override
    public boolean add(String id) {
        return !authors.containsKey(id) && onTheirWay.add(id);
    }

    @Override
    public boolean contains(String id) {
        return onTheirWay.contains(id) || isShown(id);
    }

    @Override
    public boolean remove(String id) {
        return onTheirWay.remove(id);
    }

    /** The post is no longer on its way. That it was shown, {@link #settle} has written down. */
    @Override
    public boolean confirm(String id) {
        return onTheirWay.remove(id);
    }

    @Override
    public void clear() {
        onTheirWay.clear();
    }

    public boolean isShown(String id) {
        String author = authors.get(id);
        return author != null && !author.equals(DELETED);
    }

    /** Whether this is an edit of a post that viewers have. */
    public boolean isEditOfShown(@Body JsonNode json) {
        Activity activity = new Activity(json);
        return activity.isUpdate() && isShown(activity.id());
    }

    /**
     * The deletes that an activity's {@code Delete} means for viewers: itself where its post is shown or on its way; one
     * for each post shown of an author who is gone; none where nothing of it was shown. What is deleted stays out.
     */
    public List<JsonNode> deletes(@Body JsonNode delete) {
        Activity activity = new Activity(delete);
        String id = activity.id();
        if (contains(id)) {
            remember(id, DELETED);
            return List.of(delete);
        }
        List<JsonNode> deletes = new ArrayList<>();
        authors.forEach((shown, author) -> {
            if (author.equals(id)) {
                deletes.add(deleteOf(shown, delete));
            }
        });
        deletes.forEach(each -> remember(new Activity(each).id(), DELETED));
        if (deletes.isEmpty()) {
            remember(id, DELETED);
        }
        return deletes;
    }

    private static JsonNode deleteOf(String post, JsonNode author) {
        ObjectNode delete = author.deepCopy();
        delete.set(
                "object",
                JsonNodeFactory.instance.objectNode().put("type", "Tombstone").put("id", post));
        return delete;
    }

    /** What of a batch is still to be published: all but the posts that were deleted while they waited. */
    public List<JsonNode> wanted(@Body List<JsonNode> batch) {
        return batch.stream()
                .filter(json -> {
                    Activity activity = new Activity(json);
                    return activity.isDelete() || !DELETED.equals(authors.get(activity.id()));
                })
                .toList();
    }

    /** Writes down, durably, that a batch was published. */
    public void settle(@Body List<JsonNode> batch) {
        for (JsonNode json : wanted(batch)) {
            Activity activity = new Activity(json);
            if (!activity.isDelete()) {
                remember(activity.id(), activity.author());
            }
            recent.add(activity);
        }
        store.commit();
    }

    private synchronized void remember(String id, String state) {
        if (authors.put(id, state) == null) {
            order.put(next++, id);
            if (order.sizeAsLong() > MOST) {
                authors.remove(order.remove(order.firstKey()));
            }
        }
    }
}

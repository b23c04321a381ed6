package catwalk.wall;

import catwalk.activity.Activity;
import catwalk.store.Remembered;
import catwalk.store.Store;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * What became of which post: on its way, shown, or deleted. As an idempotent repository it keeps a post from being shown
 * twice. What is on its way is known to this process only; it becomes durable when it is published, so that what was on
 * its way when the process died comes again. Bounded: the oldest ids are forgotten, shown and deleted ones apart.
 */
public final class ShownPosts extends ServiceSupport implements IdempotentRepository {
    /** At the default pace of 10 posts a second, three hours; at Bluesky's some ten deletes a second, as long. */
    static final int MOST = 100_000;

    private final Store store;
    private final RecentPosts recent;
    private final Map<String, String> onTheirWay = new ConcurrentHashMap<>();
    private final Set<String> deletesOnTheirWay = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> shownByAuthor = new ConcurrentHashMap<>();
    private Remembered shown;
    private Remembered deleted;

    public ShownPosts(Store store, RecentPosts recent) {
        this.store = store;
        this.recent = recent;
    }

    @Override
    protected void doInit() {
        shown = new Remembered(store, "shown", MOST, this::unlist);
        deleted = new Remembered(store, "deleted", MOST, (id, word) -> {});
        shown.forEach(this::list);
    }

    /** Whether the post is new: neither on its way, nor shown, nor deleted. From now on it is on its way. */
    @Override
    public boolean add(Exchange exchange, String id) {
        String author = new Activity(exchange.getMessage().getBody(JsonNode.class)).author();
        return !shown.has(id) && !isDeleted(id) && onTheirWay.putIfAbsent(id, author) == null;
    }

    @Override
    public boolean add(String id) {
        throw new UnsupportedOperationException("a post is added with its exchange, for its author");
    }

    @Override
    public boolean contains(String id) {
        return onTheirWay.containsKey(id) || shown.has(id);
    }

    @Override
    public boolean remove(String id) {
        return onTheirWay.remove(id) != null;
    }

    /** The post is no longer on its way. That it was shown, {@link #settle} has written down. */
    @Override
    public boolean confirm(String id) {
        return remove(id);
    }

    @Override
    public void clear() {
        onTheirWay.clear();
    }

    /** Whether viewers have the post. */
    public boolean isShown(String id) {
        return shown.has(id);
    }

    /** The ids that begin so, of posts that viewers have or are about to get. */
    public Set<String> startingWith(String prefix) {
        Set<String> ids = new LinkedHashSet<>(shown.startingWith(prefix));
        onTheirWay.keySet().stream().filter(id -> id.startsWith(prefix)).forEach(ids::add);
        return ids;
    }

    /** Whether this is an edit of a post that viewers have. */
    public boolean isEditOfShown(@Body JsonNode json) {
        Activity activity = new Activity(json);
        return activity.isUpdate() && shown.has(activity.id());
    }

    /** Whether this is an edit of a post that viewers are about to get. */
    public boolean isEditOfWaiting(@Body JsonNode json) {
        Activity activity = new Activity(json);
        return activity.isUpdate() && onTheirWay.containsKey(activity.id());
    }

    /**
     * The deletes that an activity's {@code Delete} means for viewers: itself where its post is shown or on its way; one
     * for each such post of an author who is gone; none where there is nothing of it to see. What is deleted stays out.
     */
    public List<JsonNode> deletes(@Body JsonNode delete) {
        String id = new Activity(delete).id();
        Set<String> posts = new LinkedHashSet<>(shownByAuthor.getOrDefault(id, Set.of()));
        onTheirWay.forEach((post, author) -> {
            if (author.equals(id)) {
                posts.add(post);
            }
        });
        if (contains(id)) {
            posts.add(id);
        }
        if (posts.isEmpty()) {
            deleted.put(id, "");
        }
        // not durable yet: a Delete that dies with the process is to be read and published again
        deletesOnTheirWay.addAll(posts);
        return posts.stream().map(post -> deleteOf(post, delete)).toList();
    }

    private static JsonNode deleteOf(String post, JsonNode original) {
        ObjectNode delete = original.deepCopy();
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
                    return activity.isDelete() || !isDeleted(activity.id());
                })
                .toList();
    }

    /**
     * Writes down, durably, that a batch was published.
     *
     * @return how many it has
     */
    public int settle(@Body List<JsonNode> batch) {
        for (JsonNode json : batch) {
            Activity activity = new Activity(json);
            String id = activity.id();
            if (activity.isDelete()) {
                unlist(id, shown.remove(id));
                deleted.put(id, "");
                deletesOnTheirWay.remove(id);
                recent.add(activity);
            } else if (!isDeleted(id)) {
                shown.put(id, activity.author());
                list(id, activity.author());
                recent.add(activity);
            }
        }
        store.commit();
        return batch.size();
    }

    private boolean isDeleted(String id) {
        return deletesOnTheirWay.contains(id) || deleted.has(id);
    }

    private void list(String post, String author) {
        shownByAuthor
                .computeIfAbsent(author, key -> ConcurrentHashMap.newKeySet())
                .add(post);
    }

    private void unlist(String post, String author) {
        if (author != null) {
            shownByAuthor.computeIfPresent(author, (key, posts) -> {
                posts.remove(post);
                return posts.isEmpty() ? null : posts;
            });
        }
    }
}

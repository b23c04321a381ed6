package catwalk.wall;

import catwalk.activity.Activity;
import catwalk.store.Store;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.support.service.ServiceSupport;
import org.h2.mvstore.MVMap;

/** The last 50 posts shown and not deleted, durably: a broker that was restarted knows none of them. */
public final class RecentPosts extends ServiceSupport {
    static final int MOST = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;
    private MVMap<Long, String> posts;
    private MVMap<String, Long> places;
    /** The other way round: to forget a post, it need not be parsed for its id. */
    private Map<Long, String> ids;

    public RecentPosts(Store store) {
        this.store = store;
    }

    @Override
    protected void doInit() {
        posts = store.map("recent.posts");
        places = store.map("recent.places");
        ids = new HashMap<>();
        places.forEach((id, place) -> ids.put(place, id));
    }

    /** Takes note of what was published: a new post, an edit, which keeps its post's place, or a delete. */
    synchronized void add(Activity activity) {
        String id = activity.id();
        if (activity.isDelete()) {
            Long place = places.remove(id);
            if (place != null) {
                posts.remove(place);
                ids.remove(place);
            }
            return;
        }
        Long place = places.computeIfAbsent(id, key -> posts.isEmpty() ? 0 : posts.lastKey() + 1);
        posts.put(place, activity.json().toString());
        ids.put(place, id);
        while (posts.sizeAsLong() > MOST) {
            Long oldest = posts.firstKey();
            posts.remove(oldest);
            String forgotten = ids.remove(oldest);
            // a kill between two commits may have parted them
            if (forgotten != null) {
                places.remove(forgotten);
            }
        }
    }

    /** The posts, oldest first, as the activities that showed them. */
    public synchronized List<JsonNode> list() {
        return posts.entrySet().stream()
                .map(Map.Entry::getValue)
                .map(RecentPosts::parse)
                .toList();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store holds a broken post", e);
        }
    }
}

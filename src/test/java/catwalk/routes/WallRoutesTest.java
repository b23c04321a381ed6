package catwalk.routes;

import static catwalk.kit.RunningWall.delete;
import static catwalk.kit.RunningWall.post;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.RunningWall;
import catwalk.kit.Viewer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes under routes/wall, from a source's activity to a viewer of a real broker. */
class WallRoutesTest {
    @TempDir
    static Path data;

    private static RunningWall wall;
    private static int posts;

    private Viewer viewer;

    @BeforeAll
    static void startTheWall() {
        wall = new RunningWall(data)
                .with("wall.roles", "broker,publisher")
                .with("wall.blocked", "dog, @spammer, https://example.org/villain")
                .start();
    }

    @AfterAll
    static void stopTheWall() {
        wall.close();
    }

    @BeforeEach
    void watch() {
        viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", false);
        // the subscription is there once a post comes through
        String marker = newId();
        await().until(() -> {
            wall.offer(post(newId(), "a cat to wait for"));
            return !viewer.created().isEmpty();
        });
        wall.offer(post(marker, "a cat that ends the wait"));
        await().until(() -> viewer.created().contains(marker));
    }

    @AfterEach
    void lookAway() {
        viewer.close();
    }

    @Test
    void aPostWithAKeywordAndAPictureShows() {
        String id = newId();
        wall.offer(post(id, "my cat sleeps"));
        await().until(() -> viewer.created().contains(id));
    }

    @Test
    void aPostWithoutKeywordDoesNotShow() {
        String id = newId();
        wall.offer(post(id, "a nice day"));
        assertDoesNotShow(id);
    }

    @Test
    void aKeywordInTheAltTextOrATagIsEnough() {
        String byAlt = newId();
        String byTag = newId();
        ObjectNode alt = (ObjectNode) post(byAlt, "look");
        ((ObjectNode) alt.at("/object/attachment/0")).put("name", "우리 고양이");
        wall.offer(alt);
        JsonNode tag = post(byTag, "look");
        ((com.fasterxml.jackson.databind.node.ArrayNode) tag.at("/object/tag"))
                .addObject()
                .put("type", "Hashtag")
                .put("name", "#Caturday");
        wall.offer(tag);
        await().until(() -> viewer.created().containsAll(List.of(byAlt, byTag)));
    }

    @Test
    void aPostWithoutPictureDoesNotShow() {
        String id = newId();
        JsonNode post = post(id, "my cat sleeps");
        ((com.fasterxml.jackson.databind.node.ArrayNode) post.at("/object/attachment")).removeAll();
        wall.offer(post);
        assertDoesNotShow(id);
    }

    @Test
    void aBlockedWordOrAuthorDoesNotShow() {
        String word = newId();
        wall.offer(post(word, "cat and dog"));
        String handle = newId();
        JsonNode byHandle = post(handle, "my cat");
        ((ObjectNode) byHandle.at("/object/attributedTo")).put("preferredUsername", "Spammer");
        wall.offer(byHandle);
        String author = newId();
        JsonNode byId = post(author, "my cat");
        ((ObjectNode) byId.at("/object/attributedTo")).put("id", "https://example.org/villain");
        wall.offer(byId);
        assertDoesNotShow(word, handle, author);
    }

    @Test
    void aSensitivePostDoesNotShowWhileThePolicyIsToHide() {
        String id = newId();
        JsonNode post = post(id, "my cat");
        ((ObjectNode) post.get("object")).put("sensitive", true);
        wall.offer(post);
        assertDoesNotShow(id);
    }

    @Test
    void aPostOfferedTwiceShowsOnce() {
        String id = newId();
        wall.offer(post(id, "my cat"));
        wall.offer(post(id, "my cat"));
        assertShowsTimes(1, id);
    }

    @Test
    void theDeleteOfAShownPostPasses() {
        String id = newId();
        wall.offer(post(id, "my cat"));
        wall.offer(delete(id));
        await().until(() -> viewer.deleted().contains(id));
    }

    @Test
    void theDeleteOfAnUnknownPostIsNotPublishedButKeepsALateCreateOut() {
        String id = newId();
        wall.offer(delete(id));
        wall.offer(post(id, "my cat"));
        assertDoesNotShow(id);
        assertFalse(viewer.deleted().contains(id));
    }

    @Test
    void theDeleteOfAnAuthorTakesDownEachOfTheAuthorsPosts() {
        String author = "https://example.org/author/" + newId();
        List<String> ids = List.of(newId(), newId());
        for (String id : ids) {
            JsonNode post = post(id, "my cat");
            ((ObjectNode) post.at("/object/attributedTo")).put("id", author);
            wall.offer(post);
        }
        wall.offer(delete(author));
        await().until(() -> viewer.deleted().containsAll(ids));
    }

    @Test
    void anEditOfAShownPostPassesUnderTheSameId() {
        String id = newId();
        wall.offer(post(id, "my cat"));
        JsonNode edit = post(id, "my cat, in better words");
        ((ObjectNode) edit).put("type", "Update");
        wall.offer(edit);
        await().until(() -> viewer.arrivals().stream()
                .anyMatch(arrival ->
                        arrival.type().equals("Update") && arrival.id().equals(id)));
    }

    @Test
    void anEditIntoSomethingTheWallDoesNotShowTakesThePostDown() {
        String id = newId();
        wall.offer(post(id, "my cat"));
        JsonNode edit = post(id, "no animal at all");
        ((ObjectNode) edit).put("type", "Update");
        wall.offer(edit);
        await().until(() -> viewer.deleted().contains(id));
    }

    @Test
    void postsKeepTheirOrderAndGoInBatches() {
        List<String> ids = IntStream.range(0, 500).mapToObj(i -> newId()).toList();
        int before = viewer.collections().size();
        ids.forEach(id -> wall.offerLater(post(id, "cat")));
        await().until(() -> viewer.created().containsAll(ids));
        List<String> seen = viewer.created().stream().filter(ids::contains).toList();
        assertEquals(ids, seen, "each once and in order");
        int messages = viewer.collections().size() - before;
        assertTrue(messages <= 250, "500 posts came in " + messages + " messages");
    }

    /** All that was offered before has been dealt with when the next post shows. */
    private void assertDoesNotShow(String... ids) {
        String next = newId();
        wall.offer(post(next, "a cat that comes after"));
        await().until(() -> viewer.created().contains(next));
        for (String id : ids) {
            assertFalse(viewer.created().contains(id), id + " shows");
        }
    }

    private void assertShowsTimes(int times, String id) {
        String next = newId();
        wall.offer(post(next, "a cat that comes after"));
        await().until(() -> viewer.created().contains(next));
        assertEquals(times, viewer.created().stream().filter(id::equals).count());
    }

    private static String newId() {
        return "https://example.org/post/" + ++posts;
    }
}

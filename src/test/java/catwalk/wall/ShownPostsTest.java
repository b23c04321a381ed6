package catwalk.wall;

import static catwalk.kit.RunningWall.delete;
import static catwalk.kit.RunningWall.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.store.Store;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownPostsTest {
    private static final String MINA = "https://example.org/mina";

    @TempDir
    Path directory;

    private Store store;
    private RecentPosts recent;
    private ShownPosts posts;

    @BeforeEach
    void open() {
        store = new Store(directory);
        recent = new RecentPosts(store);
        posts = new ShownPosts(store, recent);
        ServiceHelper.initService(store, recent, posts);
        ServiceHelper.startService(store);
    }

    @AfterEach
    void close() {
        ServiceHelper.stopService(store);
    }

    @Test
    void aDeleteThatWasReadButNotPublishedIsPublishedWhenItIsReadAgain() {
        show("urn:a");
        assertEquals(1, posts.deletes(delete("urn:a")).size());
        close();
        open();
        assertEquals(1, posts.deletes(delete("urn:a")).size(), "after a restart");
        posts.settle(List.of(delete("urn:a")));
        assertEquals(0, posts.deletes(delete("urn:a")).size(), "once it was published");
        assertTrue(recent.list().isEmpty(), "it is not sent to a fresh broker");
    }

    @Test
    void aPostWhosePlaceAKillHasTornFromItIsForgottenInItsTurn() {
        show("urn:torn");
        // the store commits by itself every second, and a kill may come right then
        store.map("recent.places").remove("urn:torn");
        store.commit();
        close();
        open();
        for (int i = 0; i < RecentPosts.MOST; i++) {
            show("urn:" + i);
        }
        assertEquals(RecentPosts.MOST, recent.list().size());
        assertEquals("urn:0", recent.list().get(0).at("/object/id").asText());
    }

    @Test
    void anAuthorsDeleteTakesWhatIsShownAndWhatStillWaits() {
        show("urn:shown");
        JsonNode waiting = post("urn:waiting", "cat");
        add(waiting);
        assertEquals(2, posts.deletes(delete(MINA)).size());
        assertEquals(List.of(), posts.wanted(List.of(waiting)));
    }

    @Test
    void deletesOfStrangersDoNotPushShownPostsOutOfTheMemory() {
        show("urn:a");
        for (int i = 0; i <= ShownPosts.MOST; i++) {
            posts.deletes(delete("urn:unknown:" + i));
        }
        assertEquals(1, posts.deletes(delete("urn:a")).size());
    }

    @Test
    void whatWasShownIsKnownAfterARestart() {
        show("urn:a");
        close();
        open();
        assertFalse(add(post("urn:a", "cat")), "it would show twice");
    }

    private void show(String id) {
        JsonNode post = post(id, "cat");
        assertTrue(add(post));
        posts.settle(List.of(post));
        posts.confirm(id);
    }

    private boolean add(JsonNode post) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getIn().setBody(post);
        return posts.add(exchange, post.at("/object/id").asText());
    }
}

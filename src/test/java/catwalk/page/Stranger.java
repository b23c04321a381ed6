package catwalk.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.DevTools;
import catwalk.kit.QuietBroker;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes what it likes to a page that has it from a broker which washes nothing, and sees whether that did harm: as
 * other programs may that publish to a wall.
 */
final class Stranger {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TOPIC = "wall.cats";

    /** Notes whatever must not happen, from the page's first moment on. */
    private static final String WATCH = """
            window.harm = [];
            window.pwn = what => { harm.push(`ran: ${what}`); };
            for (const name of ['alert', 'confirm', 'prompt', 'open', 'print', 'eval']) {
              window[name] = (...told) => { harm.push(`${name}: ${told}`); };
            }
            document.addEventListener('securitypolicyviolation', event =>
              harm.push(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
            addEventListener('error', ({ message, filename, lineno }) => harm.push(`error: ${message} ${filename}:${lineno}`));
            addEventListener('unhandledrejection', event => harm.push(`rejection: ${event.reason?.stack ?? event.reason}`));
            console.error = (...told) => { harm.push(`console: ${told.map(each => each?.stack ?? each)}`); };
            """;

    /** What is wrong on the page as it is, or in a part of it. */
    private static final String FAULTS = """
            window.faults = (part = document) => {
              const faults = [...harm];
              const wrong = (what, element) => faults.push(`${what}: ${element.outerHTML.slice(0, 300)}`);
              const known = 'ARTICLE DIV P SPAN A BDI TIME BUTTON IMG CANVAS SVG PATH'.split(' ');
              for (const element of part.querySelectorAll('#wall *, #viewer *')) {
                if (!known.includes(element.tagName.toUpperCase())) wrong('markup', element);
                if (element.getAttributeNames().some(name => /^on|^srcdoc$|^id$|^name$/.test(name))) wrong('attribute', element);
                if (element.matches('a[href]') && !element.relList.contains('noopener')) wrong('opener', element);
              }
              for (const link of part.querySelectorAll('a[href]')) if (!/^https?:$/.test(link.protocol)) wrong('link', link);
              for (const image of part.querySelectorAll('img[src]')) if (!image.src.startsWith('http://127.')) wrong('picture', image);
              for (const name in {}) faults.push(`every object has ${name} now`);
              for (const box of part.querySelectorAll('#wall .card:not([inert]), .viewer[open] .label')) {
                const { left, right } = box.getBoundingClientRect();
                for (const part of box.querySelectorAll('p, a, .who, .handle, .source')) {
                  const is = part.getBoundingClientRect();
                  if (is.width && (is.left < left - 1 || is.right > right + 1)) wrong('sticks out', part);
                }
              }
              document.querySelectorAll('iframe, object, embed, base, form').forEach(each => wrong('markup', each));
              if (document.title !== 'Show me the cats') faults.push(`title: ${document.title}`);
              if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is wider than the window');
              const viewer = document.getElementById('viewer');
              if (viewer.scrollWidth > viewer.clientWidth) faults.push('the viewer is wider than the window');
              return [...new Set(faults)].slice(0, 8);
            };
            """;

    /** Opens the newest post and looks at every picture of every post from there on; returns at how many. */
    private static final String LEAF_THROUGH = """
            const viewer = document.getElementById('viewer');
            const next = viewer.querySelector('.next');
            document.querySelector('#wall .card:not([inert]) .open').click();
            let seen = 1;
            for (; !next.disabled && !faults(viewer).length; seen++) next.click();
            return seen;
            """;

    private final QuietBroker broker;
    private final Room room;

    Stranger(QuietBroker broker, Room room) {
        this.broker = broker;
        this.room = room;
    }

    /** From here on whatever happens on a page is noted. */
    void watch() {
        new DevTools(room.browser()).onEveryPage(WATCH).onEveryPage(FAULTS);
    }

    /** Sends a message as it is. */
    void say(String message) {
        broker.send(TOPIC, message);
    }

    void send(List<? extends JsonNode> activities) {
        ArrayNode items = HostilePosts.JSON.arrayNode().addAll(activities);
        String json = HostilePosts.JSON
                .objectNode()
                .put("type", "OrderedCollection")
                .set("orderedItems", items)
                .toString();
        broker.send(TOPIC, json.replace("\ud800", "\\ud800")); // half a letter can only be sent so
    }

    /** Sends a post that means well, and returns its id. */
    String good() {
        ObjectNode good = HostilePosts.whole();
        send(List.of(good));
        return HostilePosts.id(good);
    }

    void hang(List<? extends JsonNode> posts) {
        hang(posts, posts.size());
    }

    /** Sends posts in one message, and waits for so many of them, the first and the last, and for a good one that comes after. */
    void hang(List<? extends JsonNode> posts, int count) {
        List<String> ids = new ArrayList<>();
        send(posts);
        if (count == posts.size()) {
            posts.forEach(post -> ids.add(HostilePosts.id(post)));
        } else {
            ids.addAll(List.of(HostilePosts.id(posts.get(0)), HostilePosts.id(posts.get(posts.size() - 1))));
        }
        ids.add(good());
        await("the cards of " + ids).atMost(PATIENCE).until(() -> {
            room.clock().advance(Duration.ofMillis(300));
            assertEquals(List.of(), room.browser().eval("return harm"));
            return room.ids().containsAll(ids);
        });
        harmless();
    }

    void harmless() {
        assertEquals(List.of(), room.browser().eval("return faults()"));
    }

    /** Every post that hangs, every picture of it, in the viewer. */
    void lookCloser() {
        long seen = (Long) room.browser().eval(LEAF_THROUGH);
        await("a picture").until(() -> room.there("#viewer .shown") || room.there("#viewer .veil"));
        harmless();
        assertTrue(seen >= room.ids().size(), "seen: " + seen);
        room.browser().eval("document.querySelector('#viewer .close').click()");
        await("the viewer to close").until(() -> !room.there("#viewer"));
        harmless();
    }

    String text(String id, String part) {
        return room.text("return document.querySelector(arguments[0])?.textContent", Room.card(id, part));
    }
}

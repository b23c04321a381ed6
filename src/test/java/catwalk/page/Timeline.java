package catwalk.page;

import catwalk.kit.Browser;
import catwalk.kit.DevTools;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the browser's own clock says of a page: recorded from the navigation on, in milliseconds since it. */
final class Timeline {
    private static final ObjectMapper JSON = new ObjectMapper();

    /* A picture counts as seen when it is there and its card, which may fade in, is half opaque. */
    private static final String RECORDER = """
            (() => {
              const timeline = { longTasks: [], shifts: [], firstCard: null, firstPicture: null, mostCards: 0, seen: new Set() };
              Object.defineProperty(window, 'timeline', { value: timeline });
              const name = node => node?.nodeType === 1
                ? node.localName + (node.id && `#${node.id}`) + [...node.classList].map(it => `.${it}`).join('')
                : node?.nodeName ?? 'a node that has gone';
              const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
              const observe = (type, read) =>
                new PerformanceObserver(list => list.getEntries().forEach(read)).observe({ type, buffered: true });
              observe('longtask', ({ startTime, duration }) => timeline.longTasks.push({ startTime, duration }));
              observe('layout-shift', ({ startTime, value, hadRecentInput, sources }) => {
                if (!hadRecentInput) timeline.shifts.push({ startTime, value, moved: sources
                  .map(({ node, previousRect, currentRect }) =>
                    `${name(node)} from (${box(previousRect)}) to (${box(currentRect)})`) });
              });
              const opacity = node => node ? getComputedStyle(node).opacity * opacity(node.parentElement) : 1;
              const inSight = img => {
                const { top, bottom, width } = img.getBoundingClientRect();
                return width > 0 && bottom > 0 && top < innerHeight;
              };
              const seen = img => img.complete && img.naturalWidth > 0 && inSight(img) && opacity(img) >= .5;
              const look = time => {
                if ([...document.querySelectorAll('.card img.picture')].slice(0, 60).some(seen)) {
                  timeline.firstPicture = performance.now();
                } else {
                  requestAnimationFrame(look);
                }
              };
              requestAnimationFrame(look);
              new MutationObserver(() => {
                const cards = document.getElementsByClassName('card');
                if (cards.length) timeline.firstCard ??= performance.now();
                timeline.mostCards = Math.max(timeline.mostCards, cards.length);
                for (const { dataset } of cards) timeline.seen.add(dataset.id);
              }).observe(document, { subtree: true, childList: true });
            })()
            """;

    private final Browser browser;

    private Timeline(Browser browser) {
        this.browser = browser;
    }

    /** Records every page that this browser opens from now on. */
    static Timeline of(Browser browser) {
        browser.driver().executeCdpCommand("Page.enable", Map.of());
        new DevTools(browser).onEveryPage(RECORDER);
        return new Timeline(browser);
    }

    /** A stretch in which the page answered nobody. */
    record LongTask(double start, double length) {
        @Override
        public String toString() {
            return "%.0f ms at %.0f".formatted(length, start);
        }
    }

    /** Something that jumped: how much of the screen how far, and what. */
    record Shift(double time, double value, List<String> moved) {
        @Override
        public String toString() {
            return "%.4f at %.0f ms: %s".formatted(value, time, String.join(", ", moved));
        }
    }

    /** A file the page loaded: from when to when, what came over the wire, and how large it is unpacked. */
    record Load(String url, double start, double end, double transferred, double unpacked) {
        @Override
        public String toString() {
            return "%4.0f to %4.0f ms, %6.0f bytes, unpacked %6.0f: %s"
                    .formatted(start, end, transferred, unpacked, url);
        }
    }

    double now() {
        return ((Number) browser.eval("return performance.now()")).doubleValue();
    }

    boolean hasPicture() {
        return browser.eval("return timeline.firstPicture") != null;
    }

    /** When the first card entered the document. */
    double firstCard() {
        return ((Number) browser.eval("return timeline.firstCard")).doubleValue();
    }

    double firstPicture() {
        return ((Number) browser.eval("return timeline.firstPicture")).doubleValue();
    }

    /** How many cards the document held at most. */
    int mostCards() {
        return ((Number) browser.eval("return timeline.mostCards")).intValue();
    }

    /** How many posts have had a card, if only for a while. */
    int cardsSeen() {
        return ((Number) browser.eval("return timeline.seen.size")).intValue();
    }

    List<LongTask> longTasksSince(double start) {
        return list("timeline.longTasks")
                .map(task -> new LongTask(
                        task.get("startTime").asDouble(), task.get("duration").asDouble()))
                .filter(task -> task.start() >= start)
                .toList();
    }

    /** The largest first. */
    List<Shift> shifts() {
        return list("timeline.shifts")
                .map(shift -> new Shift(
                        shift.get("startTime").asDouble(),
                        shift.get("value").asDouble(),
                        StreamSupport.stream(shift.get("moved").spliterator(), false)
                                .map(JsonNode::asText)
                                .toList()))
                .sorted(Comparator.comparingDouble(Shift::value).reversed())
                .toList();
    }

    /** The page itself and all it has loaded. */
    List<Load> loads() {
        return list("[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]")
                .map(load -> new Load(
                        load.get("name").asText(),
                        load.get("startTime").asDouble(),
                        load.get("responseEnd").asDouble(),
                        load.get("transferSize").asDouble(),
                        load.get("decodedBodySize").asDouble()))
                .toList();
    }

    private Stream<JsonNode> list(String expression) {
        try {
            String json = (String) browser.eval("return JSON.stringify(" + expression + ")");
            return StreamSupport.stream(JSON.readTree(json).spliterator(), false);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String lines(List<?> things) {
        return things.stream().map(String::valueOf).collect(Collectors.joining("\n  ", "\n  ", "\n"));
    }
}

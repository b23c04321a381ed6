package catwalk.bench.endtoend;

import catwalk.kit.Browser;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What a page notes of posts that tell in their text when they were sent: when each was in its socket, and its card in
 * the document.
 */
final class Sightings {
    private static final String SCRIPT = """
            {
              const seen = { socket: {}, card: {} };
              window.sightings = seen;
              const note = (place, text) => {
                for (const [, sent] of text.matchAll(/at ([0-9]{16})/g)) place[sent] ??= Date.now() - sent / 1000;
              };
              window.WebSocket = class extends WebSocket {
                constructor(...from) {
                  super(...from);
                  this.addEventListener('message', ({ data }) => note(seen.socket, data));
                }
              };
              new MutationObserver(changes => {
                for (const { addedNodes } of changes) {
                  for (const node of addedNodes) if (node.classList?.contains('card')) note(seen.card, node.textContent);
                }
              }).observe(document, { childList: true, subtree: true });
            }
            """;

    private final Browser browser;

    /** For whatever page the browser opens next. */
    Sightings(Browser browser) {
        this.browser = browser;
        browser.driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", SCRIPT));
    }

    /** Microseconds since 1970, as the firehose counts. */
    static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** Of the posts sent between two times, how many milliseconds they took to {@code socket} or {@code card}, in order. */
    double[] delays(String place, long from, long to) {
        Map<?, ?> delays = (Map<?, ?>) browser.eval("return window.sightings[arguments[0]]", place);
        return delays.entrySet().stream()
                .filter(one -> {
                    long sent = Long.parseLong((String) one.getKey());
                    return sent >= from && sent < to;
                })
                .mapToDouble(one -> ((Number) one.getValue()).doubleValue())
                .sorted()
                .toArray();
    }
}

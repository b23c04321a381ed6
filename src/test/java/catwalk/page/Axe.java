package catwalk.page;

import catwalk.kit.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** axe-core's rules: WCAG 2.0 to 2.2, levels A and AA, and its best practices. */
final class Axe {
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");
    private static final String SCRIPT = script();

    private Axe() {}

    /** What the page as it stands breaks, a line for each rule: its name, a few of the elements, and what to do. */
    static List<String> violations(Browser browser) {
        if (browser.eval("return typeof axe").equals("undefined")) {
            browser.eval(SCRIPT);
        }
        browser.driver().manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
        List<?> violations = (List<?>) browser.driver().executeAsyncScript("""
                const [tags, done] = arguments;
                axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
                  .then(({ violations }) => violations.map(({ id, nodes }) => {
                    const elements = nodes.slice(0, 3).map(({ target }) => target.flat().join(' ')).join(', ');
                    const others = nodes.length > 3 ? ` and ${nodes.length - 3} others` : '';
                    return `${id}: ${elements}${others}: ${nodes[0].failureSummary.replace(/\\s+/g, ' ')}`;
                  }))
                  .then(done, problem => done([`axe itself fails: ${problem}`]))
                """, TAGS);
        return violations.stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

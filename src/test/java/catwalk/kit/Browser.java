package catwalk.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/**
 * A real browser, headless, looking at a wall. Nothing here skips a test: without a browser it fails, and says how to
 * get one.
 */
public final class Browser implements AutoCloseable {
    private final ChromeDriver driver;
    private final List<String> consoleErrors = new CopyOnWriteArrayList<>();

    /**
     * A post as the page shows it.
     *
     * @param pictures the addresses of its loaded pictures
     * @param alts the pictures' alt texts, in the same order
     * @param veiled whether it waits for a click, being sensitive
     */
    public record Card(
            String id, String author, String text, List<String> pictures, List<String> alts, boolean veiled) {}

    Browser(ChromeDriver driver) {
        this.driver = driver;
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
        driver.executeCdpCommand("Network.enable", Map.of());
    }

    /** Starts one in English. */
    public static Browser started() {
        return started("en-US");
    }

    /** Starts one whose user prefers a language, such as {@code ko-KR}. */
    public static Browser started(String language) {
        return new Browser(Chromium.start(language));
    }

    /** Opens a page and returns when it and its scripts are loaded. */
    public Browser open(URI url) {
        driver.get(url.toString());
        return this;
    }

    /** Sets the page's size in CSS pixels, as a phone or a television has it. */
    public Browser size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        // the window has a frame, whose size depends on the platform
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** What the page says of itself: connecting, live, … ({@code data-state} of its root). */
    public String state() {
        return String.valueOf(eval("return document.documentElement.dataset.state"));
    }

    public String title() {
        return driver.getTitle();
    }

    /** The different pictures of posts that have arrived and can be seen; avatars and the page's own don't count. */
    public List<String> loadedPictures() {
        return strings(eval("""
                const pictures = [...document.querySelectorAll('.card .pictures img')];
                return [...new Set(pictures.filter(img => img.complete && img.naturalWidth > 0).map(img => img.src))]
                """));
    }

    /** The posts on the page, in the document's order. */
    public List<Card> cards() {
        List<?> cards = (List<?>) eval("""
                return [...document.querySelectorAll('.card')].map(card => {
                  const pictures = [...card.querySelectorAll('.pictures img')].filter(img => img.naturalWidth > 0);
                  return {
                    id: card.dataset.id ?? '',
                    author: card.querySelector('.author')?.textContent ?? '',
                    text: card.querySelector('.text')?.textContent ?? '',
                    pictures: pictures.map(img => img.src),
                    alts: pictures.map(img => img.alt),
                    veiled: card.dataset.veiled !== undefined,
                  };
                })
                """);
        return cards.stream().map(card -> card((Map<?, ?>) card)).toList();
    }

    private static Card card(Map<?, ?> card) {
        return new Card(
                (String) card.get("id"),
                (String) card.get("author"),
                (String) card.get("text"),
                strings(card.get("pictures")),
                strings(card.get("alts")),
                (Boolean) card.get("veiled"));
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    /** Runs JavaScript in the page; {@code return} gives the result. */
    public Object eval(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Errors on the console since the start, refused loads included. */
    public List<String> consoleErrors() {
        // each reading empties the driver's log
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .forEach(entry -> consoleErrors.add(entry.getMessage()));
        return List.copyOf(consoleErrors);
    }

    /**
     * Cuts the page off from every network, or gives it back. The page is told ({@code navigator.onLine}, events); an
     * open WebSocket stays but falls silent, as on a phone without signal, and gets what it missed afterwards.
     */
    public Browser offline(boolean cut) {
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", cut, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
        return this;
    }

    /** Saves what can be seen as PNG. */
    public Browser screenshot(Path file) {
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The driver itself, for what is not here. */
    public ChromeDriver driver() {
        return driver;
    }

    /** Ends browser and driver. */
    @Override
    public void close() {
        driver.quit();
    }
}

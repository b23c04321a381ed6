package catwalk.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a browser can be told to be, by the DevTools protocol: a phone, a printer, somebody who prefers the dark. */
public final class DevTools {
    private static final int STEPS = 6; // of a finger's way

    private final Browser browser;

    public DevTools(Browser browser) {
        this.browser = browser;
    }

    /** Runs a script in every page that is opened from now on, before the page's own. */
    public DevTools onEveryPage(String script) {
        return tell("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** What the browser's user prefers: {@code prefers-color-scheme=dark}, …; none for the browser's own. */
    public DevTools prefers(String... features) {
        return media("", features);
    }

    /** The page as it will be on paper. */
    public DevTools print() {
        return media("print");
    }

    private DevTools media(String medium, String... features) {
        List<Map<String, String>> values = Arrays.stream(features)
                .map(feature -> feature.split("="))
                .map(feature -> Map.of("name", feature[0], "value", feature[1]))
                .toList();
        return tell("Emulation.setEmulatedMedia", Map.of("media", medium, "features", values));
    }

    /** A screen that is touched, without a mouse. */
    public DevTools phone(int width, int height) {
        tell(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", true));
        return tell("Emulation.setTouchEmulationEnabled", Map.of("enabled", true));
    }

    /** A desk again, with a mouse. */
    public DevTools desk(int width, int height) {
        tell("Emulation.setTouchEmulationEnabled", Map.of("enabled", false));
        browser.size(width, height);
        return this;
    }

    /** Moves a finger over the screen in a straight line. */
    public DevTools swipe(int fromX, int fromY, int toX, int toY) {
        touch("touchStart", List.of(Map.of("x", fromX, "y", fromY)));
        IntStream.rangeClosed(1, STEPS)
                .mapToObj(step -> Map.of(
                        "x", fromX + (toX - fromX) * step / STEPS,
                        "y", fromY + (toY - fromY) * step / STEPS))
                .forEach(point -> touch("touchMove", List.of(point)));
        return touch("touchEnd", List.of());
    }

    private DevTools touch(String type, List<Map<String, Integer>> points) {
        return tell("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
    }

    /** Saves what can be seen as JPEG: quicker than PNG, where a screen is large. */
    public DevTools photograph(Path file) {
        Object picture = browser.driver()
                .executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "jpeg", "quality", 85, "optimizeForSpeed", true))
                .get("data");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Base64.getDecoder().decode(String.valueOf(picture)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page as PDF. */
    public byte[] pdf() {
        Map<String, Object> paper =
                browser.driver().executeCdpCommand("Page.printToPDF", Map.of("printBackground", true));
        return Base64.getDecoder().decode(String.valueOf(paper.get("data")));
    }

    /** Any other of its commands. */
    public DevTools tell(String command, Map<String, Object> parameters) {
        browser.driver().executeCdpCommand(command, parameters);
        return this;
    }
}

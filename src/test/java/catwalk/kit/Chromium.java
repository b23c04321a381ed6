package catwalk.kit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Finds and starts a browser: that of {@code CHROME_BIN}, or Chromium or Chrome from the PATH with the chromedriver
 * beside it. Where there is none, Selenium looks in the platform's usual places, and downloads what is missing.
 */
final class Chromium {
    /** Warns of every browser newer than itself; of DevTools the kit uses only what all browsers have. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private Chromium() {}

    static ChromeDriver start(String language) {
        ChromeOptions options = new ChromeOptions();
        options.addArguments(
                "--headless=new",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // tabs out of sight, as all headless ones are, must not sleep
                "--disable-background-timer-throttling",
                "--disable-renderer-backgrounding",
                "--lang=" + language,
                "--accept-lang=" + language);
        if ("root".equals(System.getProperty("user.name"))) {
            // in containers: Chromium's sandbox refuses root, and /dev/shm is small
            options.addArguments("--no-sandbox", "--disable-dev-shm-usage");
        }
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
        ChromeDriverService.Builder service =
                new ChromeDriverService.Builder().withEnvironment(Map.of("LANGUAGE", language.replace('-', '_')));
        browser().ifPresent(options::setBinary);
        onPath("chromedriver").ifPresent(service::usingDriverExecutable);
        try {
            return new ChromeDriver(service.build(), options);
        } catch (WebDriverException | IllegalStateException e) {
            throw new IllegalStateException(
                    "no browser could be started (" + firstLine(e) + "); install Chromium and its driver (on Debian:"
                            + " apt-get install chromium chromium-driver) or set CHROME_BIN",
                    e);
        }
    }

    private static Optional<File> browser() {
        String chosen = System.getenv("CHROME_BIN");
        if (chosen != null && !chosen.isBlank()) {
            return Optional.of(new File(chosen));
        }
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> onPath(name).stream())
                .findFirst();
    }

    private static Optional<File> onPath(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }

    private static String firstLine(Exception problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("no reason given");
    }
}

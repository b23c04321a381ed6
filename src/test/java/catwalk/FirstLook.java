package catwalk;

import static org.awaitility.Awaitility.await;

import catwalk.kit.Browser;
import java.net.URI;
import java.time.Duration;

/** What somebody sees who has just started Catwalk and opens the page. */
final class FirstLook {
    private FirstLook() {}

    /** Twelve different pictures have loaded within 20 s; who comes later sees recent posts within 2 s. */
    static void of(URI page) {
        try (Browser first = Browser.started().open(page)) {
            await("12 pictures")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> first.loadedPictures().size() >= 12);
            try (Browser later = Browser.started().open(page)) {
                await("recent posts for a second visitor")
                        .atMost(Duration.ofSeconds(2))
                        .until(() -> !later.loadedPictures().isEmpty());
            }
        }
    }
}

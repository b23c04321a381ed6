package catwalk.feed;

import catwalk.conduct.Conduct;
import catwalk.conduct.Doubling;
import catwalk.conduct.Ending;
import catwalk.settings.SetupException;
import java.time.Duration;
import java.time.Instant;

/**
 * The patience with a feed that fails: it is never asked for sooner than one that works, then half as often each time. One
 * that is gone for good (410) is looked at again the next day, should that have been a mistake.
 */
public final class FeedConduct implements Conduct {
    private static final Duration GONE = Duration.ofDays(1);
    private static final Duration MOST = Duration.ofHours(1);

    private final Conduct failing;

    private FeedConduct(Duration pollDelay) {
        this.failing = new Doubling(pollDelay, pollDelay.compareTo(MOST) > 0 ? pollDelay : MOST);
    }

    /**
     * The conduct towards a feed.
     *
     * @param name the source's
     * @param url the feed's
     * @param pollDelay in milliseconds
     * @throws SetupException where the URL is none
     */
    public static FeedConduct of(String name, String url, long pollDelay) {
        if (!url.matches("https?://[^/?#\\s]+([/?]\\S*)?")) {
            throw new SetupException(name + ".url", "'" + url + "' is no web address", "start it with https://");
        }
        return new FeedConduct(Duration.ofMillis(pollDelay));
    }

    @Override
    public Pause after(Ending ending, int inARow, Instant now) {
        return ending.status() == 410
                ? new Pause(now.plus(GONE), "the feed is gone for good (status 410), take it out of wall.sources")
                : failing.after(ending, inARow, now);
    }
}

package catwalk.stream;

import catwalk.settings.SetupException;
import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** What to ask, and how often. */
@UriEndpoint(scheme = "poll", title = "Poll", syntax = "poll:name", consumerOnly = true, firstVersion = "1.0.0")
public final class PollEndpoint extends EventEndpoint {
    @UriPath
    private String name;

    @UriParam
    private String page;

    @UriParam(defaultValue = "60000")
    private long delay = 60_000;

    @UriParam(defaultValue = "0")
    private long leastDelay;

    @UriParam(defaultValue = "0")
    private int fullPage;

    PollEndpoint(String uri, PollComponent component) {
        super(uri, component);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        PollConsumer consumer = new PollConsumer(
                this,
                processor,
                new PollConsumer.Rounds(page, Duration.ofMillis(delay), Duration.ofMillis(leastDelay), fullPage));
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    protected void doInit() throws Exception {
        if (delay < 1) {
            throw new SetupException(getCursorName() + ".poll-delay", delay + " is no delay", "set 1 ms or more");
        }
        super.doInit();
    }

    /** The endpoint of the route that is asked; see {@link catwalk.stream.Pages}. */
    public void setPage(String page) {
        this.page = page;
    }

    /** Milliseconds between two requests for one term. */
    public void setDelay(long delay) {
        this.delay = delay;
    }

    /** Milliseconds between any two requests. */
    public void setLeastDelay(long leastDelay) {
        this.leastDelay = leastDelay;
    }

    /** From how many events on a page is full, and the next one asked for without delay; 0 where a page is all there is. */
    public void setFullPage(int fullPage) {
        this.fullPage = fullPage;
    }
}

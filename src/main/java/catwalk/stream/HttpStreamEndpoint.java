package catwalk.stream;

import catwalk.settings.SetupException;
import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultConsumer;

/** An endless HTTP response. */
@UriEndpoint(
        scheme = "http-stream",
        title = "HTTP Stream",
        syntax = "http-stream:url",
        consumerOnly = true,
        firstVersion = "1.0.0")
public final class HttpStreamEndpoint extends StreamEndpoint {
    /** How the response is divided into events. */
    public enum Format {
        /** One event a line; an empty line is a sign of life. */
        LINES,
        /** Server-Sent Events, as the HTML standard has them. The event's type is in the header {@code CatwalkEvent}. */
        SSE
    }

    @UriParam(defaultValue = "LINES")
    private Format format = Format.LINES;

    @UriParam(label = "security")
    private String bearerToken;

    @UriParam(defaultValue = "0")
    private long pollDelay;

    @UriParam(defaultValue = "0")
    private long leastPollDelay;

    @UriParam(defaultValue = "0")
    private int fullPage;

    HttpStreamEndpoint(String uri, HttpStreamComponent component, String url) {
        super(uri, component, url);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        DefaultConsumer consumer = polls() ? new PollConsumer(this, processor, rounds()) : streams(processor);
        configureConsumer(consumer);
        return consumer;
    }

    private HttpStreamConsumer streams(Processor processor) {
        return new HttpStreamConsumer(this, processor);
    }

    /** Without a token there is no stream; what would catch up with it can be asked all the same. */
    private boolean polls() {
        return pollDelay > 0 && (bearerToken == null || bearerToken.isBlank());
    }

    private PollConsumer.Rounds rounds() {
        return new PollConsumer.Rounds(
                getCatchUp(), Duration.ofMillis(pollDelay), Duration.ofMillis(leastPollDelay), fullPage);
    }

    @Override
    protected void doInit() throws Exception {
        if (!getUrl().matches("https?://[^/?#\\s]+([/?]\\S*)?")) {
            throw new SetupException(
                    getCursorName() + ".url", "'" + getUrl() + "' is no web address", "start it with https://");
        }
        super.doInit();
    }

    Format getFormat() {
        return format;
    }

    String getBearerToken() {
        return bearerToken;
    }

    /** The token to log in with. */
    public void setBearerToken(String bearerToken) {
        this.bearerToken = bearerToken;
    }

    /** For services whose streams need a token: without one, how often to call the catch-up route instead, in milliseconds. */
    public void setPollDelay(long pollDelay) {
        this.pollDelay = pollDelay;
    }

    /** Milliseconds between any two of those calls. */
    public void setLeastPollDelay(long leastPollDelay) {
        this.leastPollDelay = leastPollDelay;
    }

    /** From how many events on the answer to such a call is full, and the next one due; 0 where it is all there is. */
    public void setFullPage(int fullPage) {
        this.fullPage = fullPage;
    }

    /** {@code LINES} or {@code SSE}. */
    public void setFormat(Format format) {
        this.format = format;
    }
}

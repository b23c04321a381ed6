package catwalk.stream;

import catwalk.settings.SetupException;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;

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

    HttpStreamEndpoint(String uri, HttpStreamComponent component, String url) {
        super(uri, component, url);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        HttpStreamConsumer consumer = new HttpStreamConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
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

    /** {@code LINES} or {@code SSE}. */
    public void setFormat(Format format) {
        this.format = format;
    }
}

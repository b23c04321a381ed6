package catwalk.stream;

import catwalk.settings.SetupException;
import catwalk.store.Store;
import java.net.URI;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultEndpoint;

/** One stream: where it is, how its events carry their position, and when it counts as broken. */
@UriEndpoint(
        scheme = "websocket-stream",
        title = "WebSocket Stream",
        syntax = "websocket-stream:url",
        consumerOnly = true,
        firstVersion = "1.0.0")
public final class WebSocketStreamEndpoint extends DefaultEndpoint {
    @UriPath
    private final String url;

    @UriParam
    private String query = "";

    @UriParam
    private String cursorName;

    @UriParam
    private String cursorField;

    @UriParam
    private String cursorParameter = "cursor";

    @UriParam(defaultValue = "0")
    private long rewind;

    @UriParam(defaultValue = "60000")
    private long idleTimeout = 60_000;

    @UriParam(defaultValue = "30000")
    private long maxReconnectDelay = 30_000;

    @UriParam(defaultValue = "5000000")
    private int maxMessageSize = 5_000_000;

    @UriParam(defaultValue = "1000")
    private int maxInFlight = 1000;

    WebSocketStreamEndpoint(String uri, WebSocketStreamComponent component, String url) {
        super(uri, component);
        this.url = url;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("a websocket-stream is only read");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Store store = CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), Store.class);
        WebSocketStreamConsumer consumer = new WebSocketStreamConsumer(this, processor, store);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    protected void doInit() throws Exception {
        if (!url.matches("wss?://[^/?#\\s]+([/?]\\S*)?")) {
            throw new SetupException(
                    cursorName + ".url", "'" + url + "' is no WebSocket address", "start it with wss:// or ws://");
        }
        super.doInit();
    }

    /** The address to connect to, to go on after a position; from now on where that is 0. */
    URI address(long passed) {
        StringBuilder address = new StringBuilder(url);
        char separator = url.indexOf('?') < 0 ? '?' : '&';
        if (!query.isEmpty()) {
            address.append(separator).append(query);
            separator = '&';
        }
        if (passed > 0) {
            address.append(separator).append(cursorParameter).append('=').append(Math.max(0, passed - rewind));
        }
        return URI.create(address.toString());
    }

    String getUrl() {
        return url;
    }

    /** What follows the question mark of the address, besides the cursor. */
    public void setQuery(String query) {
        this.query = query;
    }

    String getCursorName() {
        return cursorName;
    }

    /** Under what name the position is kept: the source's. */
    public void setCursorName(String cursorName) {
        this.cursorName = cursorName;
    }

    String getCursorField() {
        return cursorField;
    }

    /** The event's top-level JSON field that holds its position, a whole number. */
    public void setCursorField(String cursorField) {
        this.cursorField = cursorField;
    }

    /** The query parameter that asks the server to go on from a position. */
    public void setCursorParameter(String cursorParameter) {
        this.cursorParameter = cursorParameter;
    }

    /** How far before the last position to resume, in the position's unit: servers of one service differ a little. */
    public void setRewind(long rewind) {
        this.rewind = rewind;
    }

    long getIdleTimeout() {
        return idleTimeout;
    }

    /** After how many milliseconds without a message or a ping the connection is given up. */
    public void setIdleTimeout(long idleTimeout) {
        this.idleTimeout = idleTimeout;
    }

    long getMaxReconnectDelay() {
        return maxReconnectDelay;
    }

    /** Longest wait before the next try to connect, in milliseconds; the first is 250. */
    public void setMaxReconnectDelay(long maxReconnectDelay) {
        this.maxReconnectDelay = maxReconnectDelay;
    }

    int getMaxMessageSize() {
        return maxMessageSize;
    }

    /** Longest message, in characters; a longer one is skipped. */
    public void setMaxMessageSize(int maxMessageSize) {
        this.maxMessageSize = maxMessageSize;
    }

    int getMaxInFlight() {
        return maxInFlight;
    }

    /** Most events under way in the pipeline; then no more are read until one is done. */
    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }
}

package catwalk.stream;

import catwalk.settings.SetupException;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.UriEndpoint;

/** A stream of WebSocket text messages. */
@UriEndpoint(
        scheme = "websocket-stream",
        title = "WebSocket Stream",
        syntax = "websocket-stream:url",
        consumerOnly = true,
        firstVersion = "1.0.0")
public final class WebSocketStreamEndpoint extends StreamEndpoint {
    WebSocketStreamEndpoint(String uri, WebSocketStreamComponent component, String url) {
        super(uri, component, url);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        WebSocketStreamConsumer consumer = new WebSocketStreamConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    protected void doInit() throws Exception {
        if (!getUrl().matches("wss?://[^/?#\\s]+([/?]\\S*)?")) {
            throw new SetupException(
                    getCursorName() + ".url",
                    "'" + getUrl() + "' is no WebSocket address",
                    "start it with wss:// or ws://");
        }
        super.doInit();
    }
}

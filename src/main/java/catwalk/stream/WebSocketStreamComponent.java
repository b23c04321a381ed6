package catwalk.stream;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;

/**
 * {@code websocket-stream:<url>}: reads an endless WebSocket stream whose events carry a position, and resumes it after
 * any break from the last position that was dealt with to the end.
 *
 * <p>Camel's vertx-websocket gives up when the first connect fails, hands messages to workers out of order and without
 * backpressure, breaks on long messages and never notices a silent peer.
 */
public final class WebSocketStreamComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String url, Map<String, Object> parameters) throws Exception {
        WebSocketStreamEndpoint endpoint = new WebSocketStreamEndpoint(uri, this, url);
        endpoint.setQuery(PropertiesHelper.extractProperties(parameters, "query."));
        endpoint.setVariables(PropertiesHelper.extractProperties(parameters, "variable."));
        setProperties(endpoint, parameters);
        return endpoint;
    }
}

package catwalk.stream;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * {@code http-stream:<url>}: reads an endless HTTP response, line by line or as Server-Sent Events, and goes on after any
 * break: from the last event by its id or a cursor, or by fetching from elsewhere what was missed.
 *
 * <p>Camel's http component reads one response to its end: it does not come back after a break, and keeps no place.
 */
public final class HttpStreamComponent extends DefaultComponent {
    private HttpClient client;

    @Override
    protected Endpoint createEndpoint(String uri, String url, Map<String, Object> parameters) throws Exception {
        HttpStreamEndpoint endpoint = new HttpStreamEndpoint(uri, this, url);
        endpoint.setQuery(PropertiesHelper.extractProperties(parameters, "query."));
        endpoint.setVariables(PropertiesHelper.extractProperties(parameters, "variable."));
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** One client for all streams, made when the first is opened. */
    synchronized HttpClient client() throws Exception {
        if (client == null) {
            QueuedThreadPool threads = new QueuedThreadPool(16, 2);
            threads.setName("http-stream");
            threads.setDaemon(true);
            HttpClient made = new HttpClient();
            made.setExecutor(threads);
            made.setConnectTimeout(10_000);
            made.start();
            // a refusal is for the consumer to read, even one that names no way to log in
            made.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
            client = made;
        }
        return client;
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        synchronized (this) {
            if (client != null) {
                client.stop();
                client = null;
            }
        }
    }
}

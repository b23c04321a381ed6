package catwalk.stream;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;

/**
 * {@code poll:<name>}: asks a route for events again and again, and sends each down its own.
 *
 * <p>Camel's scheduler and timer know no service: they don't stay away until a rate limit is reset or a budget is renewed,
 * and an exchange of theirs that carries a page of posts is done when the last of them is, so one page would be one batch
 * after the other. A poll keeps its place like a stream does, and its events are under way together.
 */
public final class PollComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) throws Exception {
        PollEndpoint endpoint = new PollEndpoint(uri, this);
        endpoint.setVariables(PropertiesHelper.extractProperties(parameters, "variable."));
        setProperties(endpoint, parameters);
        return endpoint;
    }
}

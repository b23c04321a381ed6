package catwalk.replay;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code recording:<file>}: plays activities recorded in a JSON Lines file, over and over, each time with fresh ids and
 * the current time. A line is what the topic carries, a collection of activities, or one activity.
 */
public final class RecordingComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String file, Map<String, Object> parameters) throws Exception {
        RecordingEndpoint endpoint = new RecordingEndpoint(uri, this, file);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}

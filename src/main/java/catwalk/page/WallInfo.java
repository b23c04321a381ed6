package catwalk.page;

import catwalk.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Header;

/**
 * What the page asks for first, as {@code /wall.json}: what this wall is called, where its posts come from, and which
 * languages there are words in.
 */
public final class WallInfo {
    private final Settings settings;
    private final BrokerAddress broker;
    private final PageFiles files;

    public WallInfo(Settings settings, BrokerAddress broker, PageFiles files) {
        this.settings = settings;
        this.broker = broker;
        this.files = files;
    }

    /**
     * @param host the host the page was asked for
     * @param protocol what a proxy in between says the browser used
     */
    public Map<String, Object> describe(@Header("Host") String host, @Header("X-Forwarded-Proto") String protocol) {
        Map<String, Object> wall = new LinkedHashMap<>();
        wall.put("title", settings.text("wall.title"));
        wall.put("name", settings.text("wall.name"));
        wall.put("topic", "wall." + settings.text("wall.name"));
        wall.put("brokerURL", broker.seenFrom("https".equalsIgnoreCase(protocol), host));
        wall.put("sensitive", settings.text("wall.sensitive"));
        wall.put("languages", files.languages());
        return wall;
    }
}

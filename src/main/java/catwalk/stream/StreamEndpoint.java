package catwalk.stream;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Component;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** An endless stream: where it is, how it is resumed, and when it counts as broken. */
public abstract class StreamEndpoint extends EventEndpoint {
    @UriPath
    private final String url;

    @UriParam(prefix = "query.", multiValue = true)
    private Map<String, Object> query = new TreeMap<>();

    @UriParam(defaultValue = "catwalk")
    private String userAgent = "catwalk";

    @UriParam
    private String cursorParameter = "";

    @UriParam(defaultValue = "60000")
    private long idleTimeout = 60_000;

    @UriParam(defaultValue = "30000")
    private long maxReconnectDelay = 30_000;

    @UriParam(defaultValue = "1000000")
    private int maxMessageSize = 1_000_000;

    @UriParam
    private String prepare = "";

    @UriParam
    private String catchUp = "";

    @UriParam
    private List<String> catchUpTerms = List.of();

    @UriParam(defaultValue = "0")
    private long catchUpDelay;

    protected StreamEndpoint(String uri, Component component, String url) {
        super(uri, component);
        this.url = url;
    }

    /**
     * The address to connect to.
     *
     * @param term which of the endpoint's streams; follows the URL as it is
     * @param resumeAt the position to go on from; null for now
     */
    String address(String term, String resumeAt) {
        StringBuilder address = new StringBuilder(url).append(term);
        query.forEach((name, value) -> add(address, name, String.valueOf(value)));
        if (resumeAt != null && !cursorParameter.isEmpty()) {
            add(address, cursorParameter, resumeAt);
        }
        return address.toString();
    }

    private static void add(StringBuilder address, String name, String value) {
        address.append(address.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    String getUrl() {
        return url;
    }

    /** Parameters of the address's query, besides the cursor. */
    public void setQuery(Map<String, Object> query) {
        this.query = new TreeMap<>(query);
    }

    String getUserAgent() {
        return userAgent;
    }

    /** Who asks, as the service gets to know it. */
    public void setUserAgent(String userAgent) {
        this.userAgent = userAgent;
    }

    /** The query parameter that asks the server to go on from a position; empty where there is none. */
    public void setCursorParameter(String cursorParameter) {
        this.cursorParameter = cursorParameter;
    }

    Duration idleTimeout() {
        return Duration.ofMillis(idleTimeout);
    }

    /** After how many milliseconds without a sign of life the connection is given up. */
    public void setIdleTimeout(long idleTimeout) {
        this.idleTimeout = idleTimeout;
    }

    Duration maxReconnectDelay() {
        return Duration.ofMillis(maxReconnectDelay);
    }

    /** Longest pause before the next try to connect, in milliseconds, where no conduct is set; the first is 250. */
    public void setMaxReconnectDelay(long maxReconnectDelay) {
        this.maxReconnectDelay = maxReconnectDelay;
    }

    int getMaxMessageSize() {
        return maxMessageSize;
    }

    /** Longest event, in bytes or characters; a longer one is skipped. */
    public void setMaxMessageSize(int maxMessageSize) {
        this.maxMessageSize = maxMessageSize;
    }

    String getPrepare() {
        return prepare;
    }

    /** The endpoint of a route that is called before each connection; where it fails, there is none. */
    public void setPrepare(String prepare) {
        this.prepare = prepare;
    }

    String getCatchUp() {
        return catchUp;
    }

    /** The endpoint of a route that fetches what was missed while there was no connection, see {@link Pages}. */
    public void setCatchUp(String catchUp) {
        this.catchUp = catchUp;
    }

    /** The terms to fetch for a stream: those that were set, else its own. */
    List<String> catchUpTerms(String term) {
        return catchUpTerms.isEmpty() ? List.of(term) : catchUpTerms;
    }

    /** What that route is asked for, one after the other; by default the stream's own term. */
    public void setCatchUpTerms(List<String> catchUpTerms) {
        this.catchUpTerms = List.copyOf(catchUpTerms);
    }

    Duration catchUpDelay() {
        return Duration.ofMillis(catchUpDelay);
    }

    /** How long after connecting to fetch that, in milliseconds: a search may find posts only some time later. */
    public void setCatchUpDelay(long catchUpDelay) {
        this.catchUpDelay = catchUpDelay;
    }
}

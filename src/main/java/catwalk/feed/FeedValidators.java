package catwalk.feed;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Message;
import org.apache.camel.Variable;

/**
 * What servers said by which to ask them whether a feed has changed (RFC 9110: {@code ETag}, {@code Last-Modified}). Known
 * to this process only: the next one reads each feed once as a whole, whatever became of what this one has read.
 */
public final class FeedValidators {
    private record Validators(String etag, String lastModified) {}

    private final Map<String, Validators> known = new ConcurrentHashMap<>();

    /** Makes a request for a feed one for what has changed since it was read. */
    public void ask(Message request, @Variable("url") String url) {
        Validators validators = known.get(url);
        if (validators != null && validators.etag() != null) {
            request.setHeader("If-None-Match", validators.etag());
        }
        if (validators != null && validators.lastModified() != null) {
            request.setHeader("If-Modified-Since", validators.lastModified());
        }
    }

    /** Takes note of an answer, once it could be read. */
    public void keep(Message answer, @Variable("url") String url) {
        known.put(
                url,
                new Validators(
                        answer.getHeader("ETag", String.class), answer.getHeader("Last-Modified", String.class)));
    }
}

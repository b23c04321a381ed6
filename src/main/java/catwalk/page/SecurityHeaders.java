package catwalk.page;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Headers that keep what a stranger posts from doing anything but being looked at: scripts and styles only from files of
 * the page, connections only to the broker. The page may be framed: that is how walls are embedded.
 */
public final class SecurityHeaders extends Handler.Wrapper {
    private final BrokerAddress broker;

    public SecurityHeaders(BrokerAddress broker) {
        this.broker = broker;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("Content-Security-Policy", policy(request));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        return super.handle(request, response, callback);
    }

    private String policy(Request request) {
        Origin origin = Origin.of(request);
        return "default-src 'none'; script-src 'self'; style-src 'self'; "
                + "img-src 'self' https: http://127.0.0.1:* http://localhost:*; "
                + "connect-src 'self' " + broker.seenFrom(origin.secure(), origin.authority()) + "; "
                + "manifest-src 'self'; base-uri 'none'; form-action 'none'";
    }
}

package catwalk.page;

import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.server.Request;

/**
 * Where a browser found the page, as its request says.
 *
 * @param secure whether it came over TLS, as far as to a proxy at least
 * @param authority the host, with its port unless it is the usual one; letters, digits and punctuation that means
 *     nothing in markup and headers
 */
record Origin(boolean secure, String authority) {

    /** @throws BadMessageException where the request names no host */
    static Origin of(Request request) {
        String authority = request.getHttpURI().getAuthority();
        if (authority == null || !authority.matches("([\\w.~-]+|\\[[0-9A-Fa-f:.]+])(:\\d+)?")) {
            throw new BadMessageException("no host");
        }
        return new Origin(isSecure(request), authority);
    }

    /** A proxy that ends TLS says so. */
    private static boolean isSecure(Request request) {
        return request.isSecure()
                || "https".equalsIgnoreCase(request.getHeaders().get("X-Forwarded-Proto"));
    }

    /** As an address, without a slash at its end. */
    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority;
    }
}

package catwalk.webhook;

import catwalk.settings.SetupException;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Who may come in with a post: one who posts JSON and knows the token. All others get their answer before anything of
 * what they send is read. Those inside wait for their post to be shown; when there are many, the next are asked to come
 * back later.
 */
public final class Door implements Filter {
    /** With 64 KiB of JSON each, what a small machine can hold. */
    static final int MOST_INSIDE = 500;

    private final String source;
    private final byte[] key;
    private final Semaphore places = new Semaphore(MOST_INSIDE);

    /**
     * @param source the source's name
     * @param path where it is reached, without the slash in front
     * @throws SetupException where the path is none
     */
    public Door(String source, String path, String token) {
        if (!path.matches("[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*")) {
            throw new SetupException(
                    source + ".path",
                    "'" + path + "' is no path",
                    "use letters, digits, '.', '-' and '_', with '/' only in between");
        }
        this.source = source;
        this.key = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param paths each source's path, by the source's name
     * @throws SetupException where two have the same
     */
    public static void requireApart(Map<String, String> paths) {
        Map<String, String> sources = new HashMap<>();
        paths.forEach((source, path) -> {
            String other = sources.put(path, source);
            if (other != null) {
                throw new SetupException(
                        source + ".path", "is the path of " + other + ", too", "give each a path of its own");
            }
        });
    }

    @Override
    public void doFilter(ServletRequest any, ServletResponse answer, FilterChain inside)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) any;
        HttpServletResponse response = (HttpServletResponse) answer;
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            inside.doFilter(request, response);
        } else if (!"POST".equals(request.getMethod())) {
            response.setHeader("Allow", "POST");
            refuse(response, 405, "only POST is understood here");
        } else if (!knowsTheToken(request)) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"" + source + "\"");
            refuse(response, 401, "the header Authorization: Bearer, with this wall's token, is missing or wrong");
        } else if (!isJson(request.getContentType())) {
            refuse(response, 415, "send the header Content-Type: application/json");
        } else if (!places.tryAcquire()) {
            response.setHeader("Retry-After", "10");
            refuse(response, 503, "too many posts wait already; send this one again later");
        } else {
            letIn(request, response, inside);
        }
    }

    /** Takes as long for a token that is nearly right as for any other. */
    private boolean knowsTheToken(HttpServletRequest request) {
        String given = request.getHeader("Authorization");
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), key);
    }

    /** A form, which is what curl calls what it is not told of, would be taken apart on its way. */
    private static boolean isJson(String type) {
        return type == null || type.toLowerCase(Locale.ROOT).contains("json");
    }

    private void letIn(HttpServletRequest request, HttpServletResponse response, FilterChain inside)
            throws IOException, ServletException {
        boolean waits = false;
        try {
            inside.doFilter(request, response);
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new Leaving());
                waits = true;
            }
        } finally {
            if (!waits) {
                places.release();
            }
        }
    }

    private static void refuse(HttpServletResponse response, int status, String problem) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(("{\"error\":\"" + problem + "\"}\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Makes room when an answer is out. */
    private final class Leaving implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            places.release();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // completes next
        }

        @Override
        public void onError(AsyncEvent event) {
            // completes next
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // once only
        }
    }
}

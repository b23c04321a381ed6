package catwalk.simulator;

import java.time.Instant;

/**
 * A request that a simulator got.
 *
 * @param path without the query
 * @param rawQuery the query string as it came; empty where there was none
 * @param query the same, taken apart, with what a form sent
 * @param body empty where there was none
 * @param status the HTTP status answered; 101 for a WebSocket, 0 while there is no answer
 */
public record Request(Instant at, String method, String path, String rawQuery, Query query, String body, int status) {
    /** A GET. */
    Request(Instant at, String path, String rawQuery, Query query, int status) {
        this(at, "GET", path, rawQuery, query, "", status);
    }

    Request answered(int newStatus) {
        return new Request(at, method, path, rawQuery, query, body, newStatus);
    }
}

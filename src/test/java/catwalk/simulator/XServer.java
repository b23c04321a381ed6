package catwalk.simulator;

import catwalk.simulator.HttpSimulator.Answer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** What stands before the endpoints of {@link XApi}: the log, tokens, failures, limits, and the way to each of them. */
final class XServer implements AutoCloseable {
    static final String STREAM = "/2/tweets/search/stream";
    static final String RULES = "/2/tweets/search/stream/rules";
    static final String SEARCH = "/2/tweets/search/recent";
    private static final String CONNECTIONS = "/2/connections";
    private static final String CUT = "cut";

    private final InstantSource clock;
    private final HttpWire wire = new HttpWire(this::handle);
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final XRules rules;
    private final XStream stream;
    private final XRecentSearch search;
    private final XConnections connections;
    private final Map<String, RateLimit> limits = new HashMap<>();
    private final Map<String, Deque<String>> failures = new HashMap<>();
    private volatile CompletableFuture<?> gate = CompletableFuture.completedFuture(null);
    private volatile boolean revoked;

    XServer(InstantSource clock, XRules rules, XStream stream, XRecentSearch search) {
        this.clock = clock;
        this.rules = rules;
        this.stream = stream;
        this.search = search;
        connections = new XConnections(stream);
        // requests of an app in 15 minutes, by the page "Rate limits"
        limits.put("GET " + STREAM, new RateLimit(50, clock));
        limits.put("GET " + RULES, new RateLimit(450, clock));
        limits.put("POST " + RULES, new RateLimit(100, clock));
        limits.put("GET " + SEARCH, new RateLimit(450, clock));
    }

    /** @param port 0 for any that is free */
    int listen(int port) {
        wire.listen(port);
        return wire.port();
    }

    void stop() {
        wire.close();
    }

    @Override
    public void close() {
        gate.complete(null);
        wire.close();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    RateLimit limit(String path) {
        return limits.get("GET " + path);
    }

    void fail(String path, String problem, int times) {
        synchronized (failures) {
            failures.computeIfAbsent(path, key -> new ArrayDeque<>()).addAll(Collections.nCopies(times, problem));
        }
    }

    void revoke(boolean isRevoked) {
        revoked = isRevoked;
    }

    void hang() {
        gate = new CompletableFuture<>();
    }

    void recover() {
        synchronized (failures) {
            failures.clear();
        }
        gate.complete(null);
    }

    private void handle(HttpWire.Call call, HttpWire.Line line) throws IOException {
        String rawQuery =
                call.target().getRawQuery() == null ? "" : call.target().getRawQuery();
        Request request = new Request(
                clock.instant(),
                call.method(),
                call.target().getPath(),
                rawQuery,
                Query.of(call.target()),
                call.body(),
                0);
        int place;
        synchronized (requests) {
            place = requests.size();
            requests.add(request);
        }
        gate.join();
        String failure = nextFailure(request.path());
        if (CUT.equals(failure)) {
            line.cut();
        } else if (!isAuthorized(call)) {
            answer(line, place, XProblems.named("401"), Map.of());
        } else {
            answer(request, place, failure, line);
        }
    }

    private String nextFailure(String path) {
        synchronized (failures) {
            Deque<String> waiting = failures.get(path);
            return waiting == null ? null : waiting.poll();
        }
    }

    private boolean isAuthorized(HttpWire.Call call) {
        return !revoked && ("Bearer " + XApi.TOKEN).equals(call.headers().get("authorization"));
    }

    private void answer(Request request, int place, String failure, HttpWire.Line line) throws IOException {
        RateLimit limit = limits.get(request.method() + " " + request.path());
        if (failure != null) {
            boolean rate = failure.equals("429 rate") && limit != null;
            answer(line, place, XProblems.named(failure), rate ? limit.pretendRefusal() : Map.of());
            return;
        }
        RateLimit.Count count = limit == null ? new RateLimit.Count(false, Map.of()) : limit.count();
        if (count.refused()) {
            answer(line, place, XProblems.named("429 rate"), count.headers());
        } else if (request.path().equals(STREAM) && request.method().equals("GET")) {
            stream(request, place, line, count.headers());
        } else {
            answer(line, place, route(request), count.headers());
        }
    }

    private void stream(Request request, int place, HttpWire.Line line, Map<String, String> headers)
            throws IOException {
        synchronized (stream) {
            Optional<Answer> refusal = stream.refusal(request.query());
            if (refusal.isPresent()) {
                answer(line, place, refusal.get(), headers);
            } else {
                requests.set(place, requests.get(place).answered(200));
                stream.begin(request.query(), line, headers);
            }
        }
    }

    private Answer route(Request request) {
        String what = request.method() + " " + request.path();
        return switch (what) {
            case "GET " + RULES -> rules.get(request.query());
            case "POST " + RULES -> rules.post(request.query(), request.body());
            case "GET " + SEARCH -> search.get(request.query());
            case "GET " + CONNECTIONS -> connections.get(request.query());
            default ->
                what.startsWith("DELETE " + CONNECTIONS)
                        ? connections.delete(request.path().substring(CONNECTIONS.length()), request.body())
                        : XProblems.named("404");
        };
    }

    private void answer(HttpWire.Line line, int place, Answer answer, Map<String, String> headers) throws IOException {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json; charset=utf-8");
        // before the answer is out: who has it may look at the log
        requests.set(place, requests.get(place).answered(answer.status()));
        line.answer(answer.status(), all, answer.body());
    }
}

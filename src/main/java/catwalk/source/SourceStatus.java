package catwalk.source;

import catwalk.conduct.Conduct;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * How one source fares, as health, metrics and the page tell it. A source with several connections, as one for each
 * hashtag, counts as connected when all of them are; else the one that is worst off is told.
 */
public final class SourceStatus {
    /** From best to worst. */
    public enum State {
        CONNECTED,
        /** Connected, and what comes is old: it catches up. */
        BEHIND,
        STARTING,
        /** Not connected: by the service's wish, by the budget's end, or because it cannot be reached. */
        WAITING
    }

    /** When what comes is this old, the source is behind. X says that its posts take 6 to 7 s. */
    static final Duration BEHIND = Duration.ofMinutes(1);

    private record Connection(State state, Instant until, String reason, Duration lag) {
        private static final Connection STARTING = new Connection(State.STARTING, null, null, Duration.ZERO);

        State told() {
            return state == State.CONNECTED && lag.compareTo(BEHIND) > 0 ? State.BEHIND : state;
        }
    }

    private final String name;
    private final InstantSource clock;
    private final Map<String, Connection> connections = new TreeMap<>();
    private final AtomicLong events = new AtomicLong();
    private volatile Instant lastEvent;
    private volatile Supplier<Map<String, Object>> budget = Map::of;

    SourceStatus(String name, InstantSource clock) {
        this.name = name;
        this.clock = clock;
    }

    public String name() {
        return name;
    }

    /** @param described what is left of the budget that the source reads from */
    public void paysFrom(Supplier<Map<String, Object>> described) {
        budget = described;
    }

    /** @param connection which of the source's; empty where it has but one */
    public synchronized void starting(String connection) {
        connections.put(connection, Connection.STARTING);
    }

    public synchronized void connected(String connection) {
        Connection before = connections.getOrDefault(connection, Connection.STARTING);
        if (before.state != State.CONNECTED) {
            connections.put(connection, new Connection(State.CONNECTED, null, null, Duration.ZERO));
        }
    }

    public synchronized void waiting(String connection, Conduct.Pause pause) {
        connections.put(connection, new Connection(State.WAITING, pause.until(), pause.reason(), Duration.ZERO));
    }

    public synchronized void gone(String connection) {
        connections.remove(connection);
    }

    /** @param happened when the event was, by the service's clock; null where that is unknown */
    public void received(String connection, Instant happened) {
        events.incrementAndGet();
        Instant now = clock.instant();
        lastEvent = now;
        if (happened != null) {
            lag(connection, Duration.between(happened, now));
        }
    }

    private synchronized void lag(String connection, Duration lag) {
        Connection before = connections.getOrDefault(connection, Connection.STARTING);
        // in whole seconds, so that most events leave nothing to write down
        Duration seconds = Duration.ofSeconds(Math.max(0, lag.toSeconds()));
        if (before.state == State.CONNECTED && !seconds.equals(before.lag)) {
            connections.put(connection, new Connection(State.CONNECTED, null, null, seconds));
        }
    }

    public synchronized State state() {
        return worst().told();
    }

    /** When it tries again, as seconds since 1970; 0 where it does not wait. */
    public synchronized long waitsUntil() {
        Instant until = worst().until;
        return until == null ? 0 : until.getEpochSecond();
    }

    /** How old the newest event was when it came, in seconds; 0 where that is unknown. */
    public synchronized long behindSeconds() {
        return connections.values().stream()
                .mapToLong(connection -> connection.lag.toSeconds())
                .max()
                .orElse(0);
    }

    /** How many events came since the start. */
    public long events() {
        return events.get();
    }

    private Connection worst() {
        return connections.values().stream()
                .max((a, b) -> a.told().compareTo(b.told()))
                .orElse(Connection.STARTING);
    }

    /**
     * In JSON's terms: {@code state} (connected, behind, starting, waiting), {@code events}, and as far as there are any
     * {@code lastEvent}, {@code until} (times, ISO 8601), {@code reason}, {@code behindSeconds}, {@code connections} and
     * {@code budget}.
     */
    public synchronized Map<String, Object> describe() {
        Map<String, Object> status = new LinkedHashMap<>();
        Connection worst = worst();
        status.put("state", worst.told().name().toLowerCase(Locale.ROOT));
        status.put("events", events());
        if (lastEvent != null) {
            status.put("lastEvent", lastEvent.toString());
        }
        if (worst.until != null) {
            status.put("until", worst.until.toString());
            status.put("reason", worst.reason);
        }
        if (worst.told() == State.BEHIND) {
            status.put("behindSeconds", behindSeconds());
        }
        if (connections.size() > 1) {
            status.put(
                    "connections",
                    connections.values().stream()
                                    .filter(connection -> connection.state == State.CONNECTED)
                                    .count()
                            + " of " + connections.size());
        }
        if (!budget.get().isEmpty()) {
            status.put("budget", budget.get());
        }
        return status;
    }
}

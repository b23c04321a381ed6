package catwalk.bench.fanout.peer;

import java.util.List;

/** All that are compared, in the tables' order. */
public final class Peers {
    private static final List<Peer> ALL = List.of(
            new ActiveMq(),
            new Artemis(),
            new SpringBroker(),
            new RabbitMq(),
            new Nats(),
            new Mosquitto(),
            new NodeWs());

    private Peers() {}

    /**
     * Those with these keys.
     *
     * @param keys empty for all
     */
    public static List<Peer> of(List<String> keys) {
        List<String> known = ALL.stream().map(Peer::key).toList();
        if (!known.containsAll(keys)) {
            throw new IllegalArgumentException(
                    "bench.peers is '" + String.join(",", keys) + "': there are " + String.join(", ", known));
        }
        return ALL.stream()
                .filter(peer -> keys.isEmpty() || keys.contains(peer.key()))
                .toList();
    }
}

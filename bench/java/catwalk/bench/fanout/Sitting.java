package catwalk.bench.fanout;

import catwalk.bench.fanout.peer.Peer;
import catwalk.bench.fanout.publisher.Feed;
import catwalk.bench.report.Contender;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One server under all loads in turn, fed in all ways. It goes on from one load to the next, warm as a server is that has
 * run for a while; who did not bear a load starts anew for the next.
 */
final class Sitting implements Contender {
    private final Peer peer;
    private final Terms terms;
    private final Set<String> notes = new LinkedHashSet<>();
    private House house;

    Sitting(Peer peer, Terms terms) {
        this.peer = peer;
        this.terms = terms;
    }

    @Override
    public String name() {
        return peer.name();
    }

    /** What else is to be said of it. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public Map<String, Double> measure() throws Exception {
        Map<String, Double> figures = new HashMap<>();
        try {
            for (Load load : terms.loads()) {
                for (Feed feed : terms.feeds()) {
                    String key = load.key(feed);
                    measure(load, feed).forEach((figure, value) -> figures.put(key + figure, value));
                }
            }
        } finally {
            end();
        }
        return figures;
    }

    private Map<String, Double> measure(Load load, Feed feed) throws Exception {
        System.err.println(peer.name() + ", " + feed.title() + ": " + load.title());
        try {
            if (house == null || !house.isFor(load)) {
                end();
                house = new House(peer, load.kind(), terms);
            }
            Map<String, Double> figures = house.measure(load, feed);
            house.complaint().ifPresent(why -> note(load, feed, why));
            if (!house.isSound()) {
                end();
            }
            return figures;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            // a server that breaks down is a figure as well
            note(load, feed, String.valueOf(e.getMessage()).lines().findFirst().orElse("broke down"));
            end();
            return Map.of();
        }
    }

    private void note(Load load, Feed feed, String what) {
        notes.add(peer.name() + ", " + load.key(feed) + what);
    }

    private void end() {
        if (house != null) {
            house.close();
            house = null;
        }
    }
}

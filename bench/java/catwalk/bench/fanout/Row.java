package catwalk.bench.fanout;

import catwalk.bench.fanout.peer.Peer;
import catwalk.bench.fanout.publisher.Feed;
import catwalk.bench.report.Comparison;

/** A line of a table: a server that is fed in one of the ways. */
record Row(Peer peer, Feed feed) {

    String name() {
        return peer.name() + ", " + feed.title();
    }

    /** What it is to show of a load. */
    Comparison.Part part(Load load) {
        return new Comparison.Part(name(), peer.name(), load.key(feed));
    }
}

package catwalk.bench.ingest;

import java.util.List;

/** The events of a load, over and over: as many match as the load says, evenly spread. */
final class Frames {
    private final List<Frame> round;
    private int next;

    Frames(Load load) {
        this.round = switch (load.network()) {
            case BLUESKY -> BlueskyEvents.mixed(load.percent());
            case BLUESKY_PICTURES -> BlueskyEvents.pictures();
            case X -> List.of(XEvents.post());
        };
    }

    Frame next() {
        Frame frame = round.get(next);
        next = (next + 1) % round.size();
        return frame;
    }

    /** Bytes of an event on average, its frame included. */
    double meanLength() {
        return round.stream().mapToInt(Frame::length).average().orElseThrow();
    }
}

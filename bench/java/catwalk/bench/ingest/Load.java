package catwalk.bench.ingest;

import java.util.List;

/**
 * What a firehose sends.
 *
 * @param percent how many of a hundred posts with pictures hold a keyword
 * @param pace events per second at which latency is measured
 */
public record Load(String name, Network network, int percent, int pace) {
    /** Whose events they are. */
    public enum Network {
        /** All that happens on Bluesky, over WebSocket: of 152 events 17 are posts, 2 of them with pictures. */
        BLUESKY,
        /** Nothing but posts with pictures, in Bluesky's shape. */
        BLUESKY_PICTURES,
        /** Posts with pictures as X's filtered stream has them, lines over HTTP. */
        X
    }

    /** A post for the wall with each event. */
    public static final Load PICTURES = new Load("bluesky-pictures", Network.BLUESKY_PICTURES, 100, 5_700);

    /** X's filtered stream, all of it wanted. */
    public static final Load X = new Load("x", Network.X, 100, 5_700);

    /** The paces: Bluesky's peak ten times over, and all of X on average. */
    static final List<Load> ALL = List.of(
            new Load("bluesky-few", Network.BLUESKY, 1, 20_000),
            new Load("bluesky-some", Network.BLUESKY, 10, 20_000),
            new Load("bluesky-all", Network.BLUESKY, 100, 20_000),
            PICTURES,
            X);

    public boolean isX() {
        return network == Network.X;
    }

    /** As a heading. */
    public String title() {
        return switch (network) {
            case BLUESKY -> "Bluesky, " + percent + " % of the posts with pictures match";
            case BLUESKY_PICTURES -> "Bluesky, nothing but posts with pictures that match";
            case X -> "X, nothing but posts with pictures that match";
        };
    }
}

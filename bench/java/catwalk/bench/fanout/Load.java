package catwalk.bench.fanout;

import catwalk.bench.fanout.publisher.Feed;

/**
 * What the servers have to bear.
 *
 * @param viewers how many look on
 * @param rate posts per second
 * @param kind what the viewers have in common
 */
record Load(int viewers, int rate, Kind kind) {

    /**
     * Viewers who are let in together, whatever the rate.
     *
     * @param postLength bytes of a post
     * @param deflate whether viewers ask for compression, as browsers do
     */
    record Kind(int postLength, boolean deflate) {}

    String title() {
        return "%,d viewers, %d posts/s of %,d bytes%s"
                .formatted(viewers, rate, kind.postLength(), kind.deflate() ? ", compression offered" : "");
    }

    /** What names of figures begin with. */
    String key(Feed feed) {
        return title() + ", " + feed.title() + ": ";
    }
}

package catwalk.bench.fanout;

/**
 * What the servers have to bear.
 *
 * @param viewers how many look on
 * @param rate posts per second
 * @param postLength bytes of a post
 * @param deflate whether viewers ask for compression, as browsers do
 */
record Load(int viewers, int rate, int postLength, boolean deflate) {

    String title() {
        return "%,d viewers, %d posts/s of %,d bytes%s"
                .formatted(viewers, rate, postLength, deflate ? ", compression offered" : "");
    }
}

package catwalk.bench.report;

/** Of sorted values the one that so many of a hundred do not exceed. */
public final class Percentile {
    private Percentile() {}

    public static double of(double[] sorted, double percent) {
        return sorted[(int) Math.max(0, Math.ceil(percent / 100 * sorted.length) - 1)];
    }
}

package catwalk.bench.report;

import java.util.Arrays;
import java.util.Collection;

/** Several measurements of one thing: their median, and how far apart they lie. */
public record Spread(double least, double median, double most, int count) {
    /** Beyond this a figure says more of the machine than of what was measured. */
    private static final double MOST_MEANINGFUL = 0.5;

    public static Spread of(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1], sorted.length);
    }

    public static Spread of(double... values) {
        return of(Arrays.stream(values).boxed().toList());
    }

    /** How far least and most lie apart, by the median: 0.1 is a tenth. */
    public double width() {
        return median == 0 ? (most == least ? 0 : Double.POSITIVE_INFINITY) : (most - least) / Math.abs(median);
    }

    /** Whether the median means anything. */
    public boolean isMeaningful() {
        return width() <= MOST_MEANINGFUL;
    }
}

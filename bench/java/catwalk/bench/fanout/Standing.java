package catwalk.bench.fanout;

import catwalk.bench.fanout.publisher.Feed;
import catwalk.bench.report.Comparison;
import catwalk.bench.report.Spread;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the first of those compared stands to the best of all others that keep up, by the posts that a second of processor time delivers. */
final class Standing {
    private static final String FIGURE = "perCpuSecond";

    /** Percent of the rate. */
    private static final double KEEPING_UP = 90;

    private final Comparison comparison;
    private final Row first;
    private final List<Row> others;

    Standing(Comparison comparison, List<Row> rows) {
        this.comparison = comparison;
        this.first = rows.get(0);
        this.others =
                rows.stream().filter(row -> !row.peer().equals(first.peer())).toList();
    }

    @Override
    public String toString() {
        return Stream.of(Feed.values()).flatMap(feed -> line(feed).stream()).collect(Collectors.joining("\n"));
    }

    private Optional<String> line(Feed feed) {
        return others.stream()
                .filter(other -> other.feed() == feed && keepsUp(other))
                .max(Comparator.comparingDouble(other -> median(other, FIGURE)))
                .flatMap(best ->
                        comparison.ratio(first.name(), best.name(), FIGURE).map(ratio -> said(feed, best, ratio)));
    }

    private boolean keepsUp(Row row) {
        return median(row, "kept") >= KEEPING_UP && median(row, FIGURE) > 0;
    }

    private double median(Row row, String figure) {
        return comparison.figure(row.name(), figure).map(Spread::median).orElse(0.0);
    }

    private String said(Feed feed, Row best, Spread ratio) {
        String number = ratio.isMeaningful()
                ? String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", ratio.median(), ratio.least(), ratio.most())
                : "too noisy to say how many";
        return "- Of all others that keep up, fed %s, %s delivers most for its processor time; %s %s times as much."
                .formatted(feed.title(), best.peer().name(), first.name(), number);
    }
}

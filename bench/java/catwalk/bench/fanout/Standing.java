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

    private final Comparison comparison;
    private final Measurement first;
    private final List<Measurement> others;

    Standing(Comparison comparison, List<Measurement> measurements) {
        this.comparison = comparison;
        this.first = measurements.get(0);
        this.others = measurements.stream()
                .filter(measurement -> !measurement.peer().equals(first.peer()))
                .toList();
    }

    @Override
    public String toString() {
        return Stream.of(Feed.values()).flatMap(feed -> line(feed).stream()).collect(Collectors.joining("\n"));
    }

    private Optional<String> line(Feed feed) {
        return others.stream()
                .filter(other -> other.feed() == feed && other.keepsUp(comparison))
                .max(Comparator.comparingDouble(
                        other -> figure(other).orElseThrow().median()))
                .flatMap(best ->
                        comparison.ratio(first.name(), best.name(), FIGURE).map(ratio -> said(feed, best, ratio)));
    }

    private Optional<Spread> figure(Measurement measurement) {
        return comparison.figure(measurement.name(), FIGURE);
    }

    private String said(Feed feed, Measurement best, Spread ratio) {
        String number = ratio.isMeaningful()
                ? String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", ratio.median(), ratio.least(), ratio.most())
                : "too noisy to say how many";
        return "- Of all others that keep up, fed %s, %s delivers most for its processor time; %s %s times as much."
                .formatted(feed.title(), best.peer().name(), first.name(), number);
    }
}

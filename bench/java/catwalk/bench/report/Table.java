package catwalk.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** A comparison as a Markdown table: medians, from the least to the most, and ratios to one of the contenders. */
public final class Table {
    private final Comparison comparison;
    private final List<Column> columns;
    private final String reference;

    /** @param reference the contender that the first column's ratio is taken to; null for none */
    public Table(Comparison comparison, List<Column> columns, String reference) {
        this.comparison = comparison;
        this.columns = List.copyOf(columns);
        this.reference = reference;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("|  |");
        columns.forEach(column -> text.append(' ').append(column.title()).append(" |"));
        text.append(reference == null ? "\n" : " by " + reference + " |\n");
        text.append("| --- |")
                .append(" ---: |".repeat(columns.size() + (reference == null ? 0 : 1)))
                .append('\n');
        for (String name : comparison.names()) {
            StringJoiner row = new StringJoiner(" | ", "| ", " |\n").add(name);
            columns.forEach(column -> row.add(figure(name, column)));
            if (reference != null) {
                row.add(ratio(name));
            }
            text.append(row);
        }
        return text.toString();
    }

    private String figure(String name, Column column) {
        return comparison
                .figure(name, column.name())
                .map(spread -> said(spread, column.digits(), ""))
                .orElse("–");
    }

    private String ratio(String name) {
        Optional<Spread> ratio =
                comparison.ratio(name, reference, columns.get(0).name());
        return ratio.map(spread -> spread.isMeaningful() ? said(spread, 2, " ×") : "too noisy to say")
                .orElse("–");
    }

    private static String said(Spread spread, int digits, String unit) {
        String number = "%,." + digits + "f";
        String median = String.format(Locale.ROOT, number, spread.median()) + unit;
        return spread.count() == 1
                ? median
                : String.format(
                        Locale.ROOT, "%s (" + number + "–" + number + ")", median, spread.least(), spread.most());
    }
}

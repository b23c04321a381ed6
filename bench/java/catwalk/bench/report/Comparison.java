package catwalk.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Contenders measured on one machine in one run, in turn: each round measures all of them, in another order each time, so
 * that what else the machine does falls on all alike. Ratios are taken within a round, and so bear a machine that is
 * slower in one round than in the next.
 */
public final class Comparison {
    private final List<Contender> contenders;
    private final List<String> names;
    private final List<Map<String, Map<String, Double>>> rounds = new ArrayList<>();

    public Comparison(List<? extends Contender> contenders) {
        this.contenders = List.copyOf(contenders);
        this.names = contenders.stream().map(Contender::name).toList();
    }

    private Comparison(Comparison whole, List<Part> parts) {
        this.contenders = List.of();
        this.names = parts.stream().map(Part::name).toList();
        whole.rounds.forEach(round -> rounds.add(
                parts.stream().collect(Collectors.toMap(Part::name, part -> part.of(round.get(part.contender()))))));
    }

    /**
     * Of a contender's figures those whose names begin alike.
     *
     * @param name what they stand under
     * @param beginning of their names, and left out of them
     */
    public record Part(String name, String contender, String beginning) {

        private Map<String, Double> of(Map<String, Double> figures) {
            Map<String, Double> ours = new HashMap<>();
            figures.forEach((figure, value) -> {
                if (figure.startsWith(beginning)) {
                    ours.put(figure.substring(beginning.length()), value);
                }
            });
            return ours;
        }
    }

    /** Parts of what was measured, side by side. */
    public Comparison of(List<Part> parts) {
        return new Comparison(this, parts);
    }

    /** Measures all contenders so many times. */
    public Comparison run(int times) throws Exception {
        for (int round = 0; round < times; round++) {
            List<Contender> order = new ArrayList<>(contenders);
            Collections.rotate(order, -rounds.size());
            Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
            for (Contender contender : order) {
                figures.put(contender.name(), contender.measure());
            }
            rounds.add(figures);
        }
        return this;
    }

    public List<String> names() {
        return names;
    }

    /** A contender's figure over all rounds; empty where it has none. */
    public Optional<Spread> figure(String contender, String column) {
        return spread(
                rounds.stream().map(round -> round.get(contender).get(column)).toList());
    }

    /** A contender's figure by another's, round by round. */
    public Optional<Spread> ratio(String contender, String other, String column) {
        List<Double> ratios = new ArrayList<>();
        for (Map<String, Map<String, Double>> round : rounds) {
            Double one = round.get(contender).get(column);
            Double by = round.get(other).get(column);
            ratios.add(one == null || by == null || by == 0 ? null : one / by);
        }
        return spread(ratios);
    }

    private static Optional<Spread> spread(List<Double> values) {
        List<Double> there = values.stream()
                .filter(value -> value != null && Double.isFinite(value))
                .toList();
        return there.isEmpty() ? Optional.empty() : Optional.of(Spread.of(there));
    }
}

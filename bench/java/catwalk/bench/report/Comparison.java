package catwalk.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Contenders measured on one machine in one run, in turn: each round measures all of them, in another order each time, so
 * that what else the machine does falls on all alike. Ratios are taken within a round, and so bear a machine that is
 * slower in one round than in the next.
 */
public final class Comparison {
    private final List<Contender> contenders;
    private final List<Map<String, Map<String, Double>>> rounds = new ArrayList<>();

    public Comparison(List<? extends Contender> contenders) {
        this.contenders = List.copyOf(contenders);
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
        return contenders.stream().map(Contender::name).toList();
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

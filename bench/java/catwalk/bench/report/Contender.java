package catwalk.bench.report;

import java.util.Map;

/** One of those that a comparison measures, in turn and several times over. */
public interface Contender {

    /** What a table calls it. */
    String name();

    /**
     * Measures once.
     *
     * @return figures by the names of a comparison's columns; one that does not apply is missing
     */
    Map<String, Double> measure() throws Exception;
}

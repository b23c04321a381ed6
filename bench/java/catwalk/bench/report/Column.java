package catwalk.bench.report;

/**
 * A column of figures.
 *
 * @param name as contenders name their figures
 * @param title in the table, with the unit
 * @param digits after the point
 */
public record Column(String name, String title, int digits) {}

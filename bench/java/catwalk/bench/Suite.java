package catwalk.bench;

/** One part of the benchmarks: a heading of docs/benchmarks.md and what stands below it. */
public interface Suite {

    /** Its name on the command line: {@code -Dbench=ingest}. */
    String name();

    /** Measures, and says what came out, as Markdown that begins with a heading of the second level. */
    String run() throws Exception;
}

package catwalk.bench;

import catwalk.bench.burst.BurstSuite;
import catwalk.bench.endtoend.EndToEndSuite;
import catwalk.bench.fanout.FanOutSuite;
import catwalk.bench.ingest.IngestSuite;
import catwalk.bench.micro.MicroSuite;
import catwalk.bench.process.Scratch;
import catwalk.bench.report.Document;
import catwalk.bench.report.Machine;
import catwalk.bench.start.StartSuite;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * All benchmarks, one after the other: {@code ./mvnw -Pbench verify}; some of them: {@code -Dbench=ingest,fanout}; shorter
 * or less: see {@link Options}. What comes out is printed; a suite that was measured as it is meant to be also gets its
 * section of docs/benchmarks.md.
 */
public final class Bench {
    private static final Path DOCUMENT = Path.of("docs", "benchmarks.md");
    private static final String PREFACE = """
            # Benchmarks

            Each section is what `./mvnw -Pbench verify` measured, or `-Dbench=` with its name. Contenders take turns, several rounds
            of them; figures are medians, in brackets the least and the most, and ratios are taken within a round. A ratio
            whose rounds lie too far apart is not told.""";
    private static final List<Suite> SUITES = List.of(
            new IngestSuite(),
            new BurstSuite(),
            new FanOutSuite(),
            new EndToEndSuite(),
            new StartSuite(),
            new MicroSuite());

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> wanted = List.of(System.getProperty("bench", "").split(","));
        Scratch.clear();
        boolean all = wanted.equals(List.of(""));
        List<String> names = SUITES.stream().map(Suite::name).toList();
        if (!all && !names.containsAll(wanted)) {
            throw new IllegalArgumentException(
                    "bench is '" + String.join(",", wanted) + "': there are " + String.join(", ", names));
        }
        for (Suite suite : SUITES) {
            if (all || wanted.contains(suite.name())) {
                measure(suite);
            }
        }
    }

    private static void measure(Suite suite) throws Exception {
        String[] section = suite.run().split("\n", 2);
        String dated =
                section[0] + "\n\nMeasured on " + LocalDate.now() + ": " + Machine.describe() + ".\n" + section[1];
        System.out.println(dated);
        if (Options.areNone()) {
            new Document(DOCUMENT, PREFACE).put(dated);
        }
    }
}

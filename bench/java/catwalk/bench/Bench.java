package catwalk.bench;

import catwalk.bench.burst.BurstSuite;
import catwalk.bench.endtoend.EndToEndSuite;
import catwalk.bench.fanout.FanOutSuite;
import catwalk.bench.ingest.IngestSuite;
import catwalk.bench.micro.MicroSuite;
import catwalk.bench.process.Scratch;
import catwalk.bench.report.Machine;
import catwalk.bench.start.StartSuite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * All benchmarks, one after the other: {@code ./mvnw -Pbench verify}; some of them: {@code -Dbench=ingest,fanout}; shorter
 * or less: see {@link Options}. The tables are printed, and where all have run written to docs/benchmarks.md.
 */
public final class Bench {
    private static final Path DOCUMENT = Path.of("docs", "benchmarks.md");
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
        List<String> told = new ArrayList<>();
        told.add("# Benchmarks\n\nMeasured by `./mvnw -Pbench verify` on " + LocalDate.now() + ": " + Machine.describe()
                + ".\nMedians of interleaved rounds, in brackets the least and the most.\n");
        for (Suite suite : SUITES) {
            if (all || wanted.contains(suite.name())) {
                told.add(suite.run());
                System.out.println(told.get(told.size() - 1));
            }
        }
        if (all && Options.only().isEmpty()) {
            Files.writeString(DOCUMENT, String.join("\n", told));
        }
    }
}

package catwalk.bench.micro;

import catwalk.bench.Options;
import catwalk.bench.Suite;
import java.util.Collection;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The hot steps by themselves, by JMH. */
public final class MicroSuite implements Suite {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    @Override
    public String name() {
        return "micro";
    }

    @Override
    public String run() throws Exception {
        int seconds = Options.seconds(10);
        StringJoiner text = new StringJoiner("\n", String.format(Locale.ROOT, """
                ## Steps

                By JMH, on one thread, %d JVMs each, %d s of measurement in each after as much warming up. Of batches of 50 posts the
                figures are by post.

                |  | µs | ± (99.9 %%) | bytes allocated |
                | --- | ---: | ---: | ---: |
                """, Options.rounds(2), seconds), "\n");
        ChainedOptionsBuilder options = new OptionsBuilder()
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(Options.rounds(2))
                .warmupIterations(seconds)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(seconds)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        for (Class<?> steps : new Class<?>[] {EventSteps.class, BatchSteps.class}) {
            options.include(Pattern.quote(steps.getName()) + "\\..*" + Options.only() + ".*");
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        results.forEach(result -> text.add(row(result)));
        return text.toString();
    }

    private static String row(RunResult result) {
        Result<?> time = result.getPrimaryResult();
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %s | %,.0f |",
                time.getLabel().replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT),
                time.getScore(),
                Double.isNaN(time.getScoreError()) ? "–" : String.format(Locale.ROOT, "%.2f", time.getScoreError()),
                allocated.getScore());
    }
}

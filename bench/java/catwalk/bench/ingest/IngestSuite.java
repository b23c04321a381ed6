package catwalk.bench.ingest;

import catwalk.bench.Options;
import catwalk.bench.Suite;
import catwalk.bench.process.Scratch;
import catwalk.bench.report.Column;
import catwalk.bench.report.Comparison;
import catwalk.bench.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** From a firehose's socket to the topic. */
public final class IngestSuite implements Suite {
    private static final String FLOOR = "parsing only";

    private static final List<Column> COLUMNS = List.of(
            new Column("perCpuSecond", "events per CPU-second", 0),
            new Column("rate", "events/s", 0),
            new Column("cores", "cores used", 2),
            new Column("allocated", "bytes allocated per event", 0),
            new Column("kept", "of the pace, %", 0),
            new Column("p50", "p50 ms", 0),
            new Column("p99", "p99 ms", 0),
            new Column("missing", "posts missing", 0),
            new Column("others", "cores of firehose, broker and viewer", 2));

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String run() throws Exception {
        int seconds = Options.seconds(10);
        int warmup = Options.warmup(20);
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """
                ## Ingest

                From a firehose's socket to the topic: events are read, posts picked out and mapped, names looked up (Bluesky), known
                ones left out, and collections published to a broker in a process of its own, which is not counted. Measured for
                %1$d s as fast as the reader takes events, after %2$d s of warming up; then for %1$d s at a pace, from when the event was
                written into the socket to when a viewer had its post. All contenders use Jetty's clients for the socket. The floor
                parses each event with Jackson into a tree and does nothing else. The plain route has the same steps in Camel's Java
                DSL, and promises less: it forgets what is under way when it dies, resumes nowhere, and looks at no deletes.
                A real Jetstream would send posts only; here all collections come, as if there were that many more posts.
                """, seconds, warmup));
        try (Broker broker = new Broker(Scratch.folder())) {
            for (Load load : Load.ALL) {
                List<IngestRun> contenders = new ArrayList<>();
                contender(contenders, FLOOR, Reader::parseOnly, load, broker, warmup, seconds);
                contender(contenders, "plain Camel route", Reader::plainRoute, load, broker, warmup, seconds);
                contender(contenders, "Catwalk", Reader::catwalk, load, broker, warmup, seconds);
                if (!contenders.isEmpty()) {
                    Comparison comparison = new Comparison(contenders).run(Options.rounds(3));
                    boolean floor = comparison.names().contains(FLOOR);
                    text.append(String.format(
                            Locale.ROOT,
                            "%n### %s%n%nAt a pace of %,d events/s, of %.0f bytes on average.%n%n%s",
                            load.title(),
                            load.pace(),
                            new Frames(load).meanLength(),
                            new Table(comparison, COLUMNS, floor ? FLOOR : null)));
                }
            }
        }
        return text.toString();
    }

    private static void contender(
            List<IngestRun> contenders,
            String name,
            Reader.Kind kind,
            Load load,
            Broker broker,
            int warmup,
            int seconds) {
        if (Options.wants(load.name() + " " + name)) {
            contenders.add(new IngestRun(name, kind, load, broker, warmup, seconds));
        }
    }
}

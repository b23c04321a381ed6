package catwalk.bench.start;

import catwalk.bench.Options;
import catwalk.bench.Suite;
import catwalk.bench.report.Column;
import catwalk.bench.report.Comparison;
import catwalk.bench.report.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How soon there is a picture, and how much memory that takes. */
public final class StartSuite implements Suite {
    private static final List<Column> TIMES = List.of(
            new Column("picture", "first picture, s", 2),
            new Column("page", "the page answers, s", 2),
            new Column("cpu", "CPU-seconds until then", 1));

    private static final List<Column> MEMORY =
            List.of(new Column("idle", "idle, MB resident", 0), new Column("busy", "after 10 posts/s, MB resident", 0));

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String run() throws Exception {
        int seconds = Options.seconds(30);
        int busy = Options.busy(600);
        List<Command> commands = commands();
        Comparison times = new Comparison(commands.stream().map(StartRun::new).toList()).run(Options.rounds(5));
        String text = String.format(Locale.ROOT, """
                ## Start

                From the command to the first picture in Chromium, which opens the page as soon as it is served; the bundled cats,
                nothing stored, everything built before.

                %s""", new Table(times, TIMES, null));
        if (busy == 0) {
            return text;
        }
        Comparison memory = new Comparison(commands.stream()
                        .map(command -> new MemoryRun(command, Duration.ofSeconds(seconds), Duration.ofSeconds(busy)))
                        .toList())
                .run(1);
        return text + String.format(Locale.ROOT, """

                %d s after a start without posts, and after %d s of 10 posts/s with one viewer; with Maven's own JVM where it
                is that. Java takes for its heap what the machine has, up to a quarter, unless told otherwise.

                %s""", seconds, busy, new Table(memory, MEMORY, null));
    }

    private static List<Command> commands() throws IOException {
        List<Command> commands = new ArrayList<>();
        if (Options.wants("bin/catwalk")) {
            commands.add(Command.ofDistribution());
        }
        if (Options.wants("./mvnw camel:run")) {
            commands.add(Command.ofProject());
        }
        return commands;
    }
}

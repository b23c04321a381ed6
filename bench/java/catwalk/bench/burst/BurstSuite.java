package catwalk.bench.burst;

import catwalk.bench.Options;
import catwalk.bench.Suite;
import catwalk.bench.ingest.Load;
import catwalk.bench.report.Column;
import catwalk.bench.report.Comparison;
import catwalk.bench.report.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A goal, a kiss at midnight: for a second the world posts what it else does in half a minute. */
public final class BurstSuite implements Suite {
    /**
     * X's record, of 3 August 2013
     * (https://blog.x.com/engineering/en_us/a/2013/new-tweets-per-second-record-and-how).
     */
    private static final int POSTS = 143_199;

    private static final List<Column> COLUMNS = List.of(
            new Column("taken", "all read after, s", 1),
            new Column("live", "the last one shows after, s", 1),
            new Column("pause", "longest pause between posts that show, s", 1),
            new Column("shown", "shown", 0),
            new Column("shed", "shed and counted", 0),
            new Column("unaccounted", "unaccounted for", 0),
            new Column("before", "MB resident before", 0),
            new Column("most", "most MB resident", 0));

    @Override
    public String name() {
        return "burst";
    }

    @Override
    public String run() throws Exception {
        List<BurstRun> runs = Stream.of(Load.X, Load.PICTURES)
                .filter(load -> Options.wants(load.name()))
                .map(load -> new BurstRun(load, POSTS, Options.warmup(15)))
                .toList();
        return String.format(
                Locale.ROOT, """
                ## Burst

                %,d posts that all match, as fast as the wall reads them, for a wall as it is shipped (10 posts/s, 100 wait), all in one
                process with 256 MB of heap. X's record is that many in one second, on all of X.

                %s""", POSTS, new Table(new Comparison(runs).run(Options.rounds(3)), COLUMNS, null));
    }
}

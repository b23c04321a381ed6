package catwalk.bench.endtoend;

import catwalk.bench.Options;
import catwalk.bench.Suite;
import catwalk.bench.report.Column;
import catwalk.bench.report.Comparison;
import catwalk.bench.report.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** From a source's socket to the card on the page. */
public final class EndToEndSuite implements Suite {
    private static final List<Column> COLUMNS = List.of(
            new Column("socket50", "in the browser, p50 ms", 0),
            new Column("socket99", "p99 ms", 0),
            new Column("card50", "card on the page, p50 ms", 0),
            new Column("card99", "p99 ms", 0),
            new Column("posts", "posts", 0),
            new Column("missing", "posts missing", 0),
            new Column("cards", "cards", 0));

    @Override
    public String name() {
        return "endtoend";
    }

    @Override
    public String run() throws Exception {
        int seconds = Options.seconds(60);
        List<PageRun> rates = Stream.of(1, 10, 50)
                .map(rate -> new PageRun(rate, seconds))
                .filter(run -> Options.wants(run.name()))
                .toList();
        return String.format(
                Locale.ROOT, """
                ## End to end

                Posts with a picture come over a Jetstream's socket, go through a whole Catwalk (source, wall, embedded broker, page)
                and onto the page in Chromium, for %d s. The time is taken when the event is written into the socket, when the
                message is in the page's WebSocket, and when the post's card is in the document. A wall that is full hangs what is new
                once in 1.2 s, newest first, so that it can be looked at; so cards are that much later, and at high rates not every
                post becomes one.

                %s""", seconds, new Table(new Comparison(rates).run(Options.rounds(3)), COLUMNS, null));
    }
}

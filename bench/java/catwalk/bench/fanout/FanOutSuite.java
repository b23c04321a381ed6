package catwalk.bench.fanout;

import catwalk.bench.Suite;
import catwalk.bench.fanout.peer.Peer;
import catwalk.bench.fanout.peer.Peers;
import catwalk.bench.fanout.publisher.Feed;
import catwalk.bench.report.Column;
import catwalk.bench.report.Comparison;
import catwalk.bench.report.Table;
import java.util.ArrayList;
import java.util.List;

/** From a publisher to many viewers, by Catwalk's broker and by what else one could take. */
public final class FanOutSuite implements Suite {
    private static final List<Column> COLUMNS = List.of(
            new Column("perCpuSecond", "posts delivered per CPU-second of the server", 0),
            new Column("perSecond", "per second", 0),
            new Column("lost", "lost, %", 2),
            new Column("p50", "p50, ms", 1),
            new Column("p99", "p99, ms", 1),
            new Column("max", "most, ms", 0),
            new Column("memory", "KiB a viewer", 0),
            new Column("storm", "all connected, ms", 0),
            new Column("cpu", "server, % of a core", 0),
            new Column("wire", "bytes on the wire a post", 0),
            new Column("busy", "generator busy, %", 0));

    @Override
    public String name() {
        return "fanout";
    }

    @Override
    public String run() throws Exception {
        Terms terms = Terms.fromProperties();
        List<Peer> there = new ArrayList<>();
        StringBuilder text = new StringBuilder("""
                ## Fan-out

                From the moment when a post is due at the publisher to the one when a viewer has it. Viewers, publisher and server are
                a process each on one machine. All servers deliver at most once and store nothing. A server that runs on Java has
                the JVM's defaults. "In batches" is Catwalk's own way: at once after a quiet time, else every 100 ms, at most 50.
                Lost is what had not come 5 s after the last post was sent. The memory a viewer takes is what the server has grown
                by since the first ten, after a collection where it runs on Java. One server goes on from load to load, warm, and
                viewers stay; one that lost something starts anew. A generator that is busy all the time would be the limit.

                """);
        for (Peer peer : Peers.of(terms.peers())) {
            peer.missing()
                    .ifPresentOrElse(
                            why -> text.append("- ")
                                    .append(peer.name())
                                    .append(": not measured: ")
                                    .append(why)
                                    .append('\n'),
                            () -> {
                                there.add(peer);
                                text.append("- ")
                                        .append(peer.name())
                                        .append(": ")
                                        .append(peer.settings())
                                        .append('\n');
                            });
        }
        if (there.isEmpty()) {
            return text.toString();
        }
        List<Sitting> sittings =
                there.stream().map(peer -> new Sitting(peer, terms)).toList();
        Comparison comparison = new Comparison(sittings).run(terms.rounds());
        for (Load load : terms.loads()) {
            text.append('\n').append(table(comparison, load, there, terms.feeds()));
        }
        sittings.forEach(
                sitting -> sitting.notes().forEach(note -> text.append("\n- ").append(note)));
        return text.append('\n').toString();
    }

    private static String table(Comparison all, Load load, List<Peer> peers, List<Feed> feeds) {
        List<Row> rows = peers.stream()
                .flatMap(peer -> feeds.stream().map(feed -> new Row(peer, feed)))
                .toList();
        Comparison comparison = all.of(rows.stream().map(row -> row.part(load)).toList());
        return "### " + load.title() + "\n\n"
                + new Table(comparison, COLUMNS, rows.get(0).name()) + '\n' + new Standing(comparison, rows) + '\n';
    }
}

package catwalk.bench.fanout;

import static org.awaitility.Awaitility.await;

import catwalk.bench.fanout.peer.Peer;
import catwalk.bench.fanout.peer.Server;
import catwalk.bench.fanout.publisher.Feed;
import catwalk.bench.fanout.publisher.Publisher;
import catwalk.bench.fanout.publisher.Sender;
import catwalk.bench.fanout.viewers.ViewersProcess;
import catwalk.bench.process.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/** A server and its viewers. It warms up with a few of them; more and more come then, those of a load all at once. */
final class House implements AutoCloseable {
    /** With these viewers a server warms up, at this rate: what a first viewer costs, all others do not. */
    private static final int FIRST_VIEWERS = 10;

    private static final int WARM_UP_RATE = 500;

    /** Before each load, what every server bears, shared among all viewers. */
    private static final int SETTLING_DELIVERIES = 20_000;

    private static final int MANY = 500;

    private static final Duration STORM = Duration.ofSeconds(60);

    /** Posts that have not come so long after the last was sent are lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Peer peer;
    private final Load.Kind kind;
    private final Terms terms;
    private final Posts posts;
    private final Server server;
    private ViewersProcess viewers;
    private Sender sender;
    private double residentBefore;
    private int present;
    private double storm;
    private double memory;
    private boolean sound = true;
    private String complaint;

    House(Peer peer, Load.Kind kind, Terms terms) throws Exception {
        this.peer = peer;
        this.kind = kind;
        this.terms = terms;
        this.posts = new Posts(kind.postLength());
        Path directory = Scratch.folder();
        server = peer.start(directory);
        try {
            viewers = new ViewersProcess(directory, server.port(), peer.dialect(), kind.postLength(), kind.deflate());
            sender = peer.sender(server);
            admit(FIRST_VIEWERS);
            for (Feed feed : terms.feeds()) {
                send(feed, WARM_UP_RATE, terms.warmup());
            }
            residentBefore = resident();
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** Whether these viewers are of a load's kind, and not too many. */
    boolean isFor(Load load) {
        return kind.equals(load.kind()) && present <= load.viewers();
    }

    /** Whether all has come and everybody is still there, so that the next load finds no remains. */
    boolean isSound() {
        return sound;
    }

    /** What is to be said of the last load. */
    Optional<String> complaint() {
        return Optional.ofNullable(complaint);
    }

    Map<String, Double> measure(Load load, Feed feed) throws Exception {
        complaint = null;
        if (present < load.viewers()) {
            storm = admit(load.viewers() - present);
            memory = (resident() - residentBefore) * 1e6 / 1024 / (load.viewers() - FIRST_VIEWERS);
        }
        send(feed, Math.max(1, Math.min(load.rate(), SETTLING_DELIVERIES / load.viewers())), 1);
        return measure(load, new Publisher(sender, feed, posts));
    }

    private Map<String, Double> measure(Load load, Publisher publisher) throws Exception {
        double cpu = server.cpuSeconds();
        viewers.measure();
        int count = load.rate() * terms.seconds();
        long start = publisher.publish(count, load.rate(), Posts.Part.MEASURED);
        long expected = (long) count * load.viewers();
        drained(() -> viewers.state().measured() >= expected);
        cpu = server.cpuSeconds() - cpu;

        ViewersProcess.Result result = viewers.result();
        double seconds = Math.max(terms.seconds(), (result.last() - start) / 1e9);
        Map<String, Double> figures = new HashMap<>();
        // of a few, what the server has grown by says little of them
        figures.put("memory", load.viewers() < MANY ? null : memory);
        figures.put("storm", storm);
        figures.put("perCpuSecond", cpu == 0 ? null : result.delivered() / cpu);
        figures.put("perSecond", result.delivered() / seconds);
        figures.put("kept", 100.0 * result.delivered() / seconds / load.rate() / load.viewers());
        figures.put("cpu", 100 * cpu / seconds);
        figures.put("lost", 100.0 * (expected - result.delivered()) / expected);
        if (result.delivered() > 0) {
            figures.put("p50", result.p50Millis());
            figures.put("p99", result.p99Millis());
            figures.put("max", result.maxMillis());
            figures.put("wire", (double) result.wireBytes() / result.delivered());
        }
        figures.put("busy", 100 * result.busy());
        judge(result.delivered() == expected, result.deflating());
        return figures;
    }

    private void judge(boolean complete, int deflating) throws IOException {
        ViewersProcess.State state = viewers.state();
        sound = complete && state.lost() == 0;
        if (state.lost() > 0) {
            complaint = state.lost() + " viewers were not let in, or cut off: " + state.problem();
        } else if (kind.deflate() && deflating == 0) {
            complaint = "does not compress";
        }
    }

    /** Lets viewers come, and says how many milliseconds it took until all of them were subscribed. */
    private double admit(int count) throws IOException {
        long start = viewers.admit(count);
        present += count;
        await("all viewers to be subscribed").atMost(STORM).until(() -> {
            ViewersProcess.State state = viewers.state();
            return state.subscribers() + state.lost() >= present;
        });
        ViewersProcess.State state = viewers.state();
        if (state.subscribers() < present / 2) {
            sound = false;
            throw new IOException("only " + state.subscribers() + " viewers were let in: " + state.problem());
        }
        return (state.subscribedAt() - start) / 1e6;
    }

    /** Posts that do not count. */
    private void send(Feed feed, int rate, int seconds) throws Exception {
        long before = viewers.state().warmUps();
        int count = rate * seconds;
        new Publisher(sender, feed, posts).publish(count, rate, Posts.Part.WARM_UP);
        drained(() -> viewers.state().warmUps() - before >= (long) count * present);
    }

    /** Waits until all have come, or patience is at an end. */
    private static void drained(Callable<Boolean> all) {
        try {
            await().atMost(PATIENCE).until(all);
        } catch (ConditionTimeoutException e) {
            // what is missing is lost, and counted
        }
    }

    private double resident() throws IOException, InterruptedException {
        if (peer.isJvm()) {
            server.collectGarbage();
        }
        return server.residentMegabytes();
    }

    @Override
    public void close() {
        if (sender != null) {
            sender.close();
        }
        if (viewers != null) {
            viewers.close();
        }
        server.close();
    }
}

package catwalk.bench.fanout;

import static org.awaitility.Awaitility.await;

import catwalk.bench.fanout.peer.Peer;
import catwalk.bench.fanout.peer.Server;
import catwalk.bench.fanout.publisher.Feed;
import catwalk.bench.fanout.publisher.Publisher;
import catwalk.bench.fanout.publisher.Sender;
import catwalk.bench.fanout.viewers.ViewersProcess;
import catwalk.bench.process.Scratch;
import catwalk.bench.report.Comparison;
import catwalk.bench.report.Contender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A server under a load, fed in one of the ways. Each time it is a fresh one: it warms up with a few viewers, then all others
 * come at once, then all of them see the posts.
 */
final class Measurement implements Contender {
    /** With these viewers a server warms up, at this rate: what a first viewer costs, all others do not. */
    private static final int FIRST_VIEWERS = 10;

    private static final int WARM_UP_RATE = 250;

    /** What every server bears, shared among all viewers. */
    private static final int WARM_UP_DELIVERIES = 20_000;

    private static final Duration STORM = Duration.ofSeconds(60);

    /** Posts that have not come so long after the last was sent are lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Peer peer;
    private final Feed feed;
    private final Load load;
    private final Terms terms;
    private final Posts posts;
    private final Set<String> notes = new LinkedHashSet<>();

    Measurement(Peer peer, Feed feed, Load load, Terms terms) {
        this.peer = peer;
        this.feed = feed;
        this.load = load;
        this.terms = terms;
        this.posts = new Posts(load.postLength());
    }

    @Override
    public String name() {
        return peer.name() + ", " + feed.title();
    }

    Peer peer() {
        return peer;
    }

    Feed feed() {
        return feed;
    }

    /** Whether nearly all posts have come while they were sent, and not long after. */
    boolean keepsUp(Comparison comparison) {
        return comparison
                .figure(name(), "perSecond")
                .filter(perSecond -> perSecond.median() >= 0.9 * load.rate() * load.viewers())
                .isPresent();
    }

    /** What else is to be said of it. */
    List<String> notes() {
        return notes.stream().map(note -> name() + ": " + note).toList();
    }

    @Override
    public Map<String, Double> measure() throws Exception {
        System.err.println(load.title() + ": " + name());
        Path directory = Scratch.folder();
        try (Server server = peer.start(directory);
                ViewersProcess viewers = new ViewersProcess(
                        directory, server.port(), peer.dialect(), load.postLength(), load.deflate());
                Sender sender = peer.sender(server)) {
            return measure(server, viewers, new Publisher(sender, feed, posts));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            // a server that breaks down is a figure as well
            notes.add(String.valueOf(e.getMessage()).lines().findFirst().orElse("broke down"));
            return Map.of();
        }
    }

    private Map<String, Double> measure(Server server, ViewersProcess viewers, Publisher publisher) throws Exception {
        Map<String, Double> figures = new HashMap<>();
        int first = Math.min(FIRST_VIEWERS, load.viewers() / 2);
        admit(viewers, first, first);
        warmUp(viewers, publisher, first, WARM_UP_RATE);
        double before = resident(server);
        figures.put("storm", admit(viewers, load.viewers() - first, load.viewers()));
        warmUp(
                viewers,
                publisher,
                load.viewers(),
                Math.max(1, Math.min(WARM_UP_RATE, WARM_UP_DELIVERIES / load.viewers())));
        figures.put("memory", (resident(server) - before) * 1e6 / 1024 / (load.viewers() - first));

        double cpu = server.cpuSeconds();
        viewers.measure();
        int count = load.rate() * terms.seconds();
        long start = publisher.publish(count, load.rate(), Posts.Part.MEASURED);
        long expected = (long) count * load.viewers();
        drained(() -> viewers.state().measured() >= expected);
        cpu = server.cpuSeconds() - cpu;

        ViewersProcess.Result result = viewers.result();
        double seconds = Math.max(terms.seconds(), (result.last() - start) / 1e9);
        figures.put("perCpuSecond", cpu == 0 ? null : result.delivered() / cpu);
        figures.put("perSecond", result.delivered() / seconds);
        figures.put("cpu", 100 * cpu / seconds);
        figures.put("lost", 100.0 * (expected - result.delivered()) / expected);
        if (result.delivered() > 0) {
            figures.put("p50", result.p50Millis());
            figures.put("p99", result.p99Millis());
            figures.put("max", result.maxMillis());
            figures.put("wire", (double) result.wireBytes() / result.delivered());
        }
        figures.put("busy", 100 * result.busy());
        if (load.deflate() && result.deflating() == 0) {
            notes.add("does not compress");
        }
        ViewersProcess.State state = viewers.state();
        if (state.lost() > 0) {
            notes.add(state.lost() + " viewers were not let in, or cut off: " + state.problem());
        }
        return figures;
    }

    /** Lets viewers come, and says how many milliseconds it took until all of them were subscribed. */
    private double admit(ViewersProcess viewers, int count, int all) throws IOException {
        long start = viewers.admit(count);
        await("all viewers to be subscribed").atMost(STORM).until(() -> {
            ViewersProcess.State state = viewers.state();
            return state.subscribers() + state.lost() >= all;
        });
        ViewersProcess.State state = viewers.state();
        if (state.subscribers() < all / 2) {
            throw new IOException("only " + state.subscribers() + " viewers were let in: " + state.problem());
        }
        return (state.subscribedAt() - start) / 1e6;
    }

    private void warmUp(ViewersProcess viewers, Publisher publisher, int count, int rate) throws Exception {
        long before = viewers.state().warmUps();
        int sent = rate * terms.warmup();
        publisher.publish(sent, rate, Posts.Part.WARM_UP);
        long expected = (long) sent * count;
        if (!drained(() -> viewers.state().warmUps() - before >= expected)) {
            notes.add("%,d of %,d posts of a warm-up did not come"
                    .formatted(expected + before - viewers.state().warmUps(), expected));
        }
    }

    /** Whether all have come while there was patience. */
    private static boolean drained(Callable<Boolean> all) {
        try {
            await().atMost(PATIENCE).until(all);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private double resident(Server server) throws IOException, InterruptedException {
        if (peer.isJvm()) {
            server.collectGarbage();
        }
        return server.residentMegabytes();
    }
}

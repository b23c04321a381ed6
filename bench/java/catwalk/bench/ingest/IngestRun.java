package catwalk.bench.ingest;

import catwalk.bench.Options;
import catwalk.bench.process.Jvm;
import catwalk.bench.process.Processes;
import catwalk.bench.process.Profile;
import catwalk.bench.process.Scratch;
import catwalk.bench.process.Usage;
import catwalk.bench.report.Contender;
import catwalk.bench.report.Percentile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures one reader of one load, in two parts: as much as it takes, for what that costs; then at a pace, for how long a
 * post takes.
 */
final class IngestRun implements Contender {
    /** How long to go on at a pace before latency counts, so that what piled up before is gone. */
    private static final int SETTLING = 2;

    private static final Path PROFILES = Path.of("target", "bench");

    private final String name;
    private final Reader.Kind kind;
    private final Load load;
    private final Broker broker;
    private final int warmup;
    private final int seconds;

    IngestRun(String name, Reader.Kind kind, Load load, Broker broker, int warmup, int seconds) {
        this.name = name;
        this.kind = kind;
        this.load = load;
        this.broker = broker;
        this.warmup = warmup;
        this.seconds = seconds;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, Double> measure() throws Exception {
        Path directory = Scratch.folder();
        Map<String, Double> figures = new LinkedHashMap<>();
        try (FirehoseProcess firehose = new FirehoseProcess(directory, load);
                TopicReader viewer = new TopicReader(broker.viewers(), Broker.TOPIC);
                Reader reader = kind.start(directory, firehose, broker);
                Jvm jvm = new Jvm(reader.pid())) {
            if (Options.profile()) {
                jvm.startProfile();
            }
            TimeUnit.SECONDS.sleep(warmup);
            measureCost(firehose, jvm, figures);
            if (reader.publishes()) {
                measureLatency(firehose, viewer, figures);
            }
        }
        return figures;
    }

    private void measureCost(FirehoseProcess firehose, Jvm jvm, Map<String, Double> figures) throws Exception {
        double others = cpuOfOthers(firehose);
        long sent = firehose.counts().sent();
        Usage before = jvm.usage();
        TimeUnit.SECONDS.sleep(seconds);
        Usage after = jvm.usage();
        double events = firehose.counts().sent() - sent;
        figures.put("rate", events / after.secondsSince(before));
        figures.put("perCpuSecond", events / after.cpuSecondsSince(before));
        figures.put("cores", after.cpuSecondsSince(before) / after.secondsSince(before));
        figures.put("allocated", after.allocatedSince(before) / events);
        figures.put("others", (cpuOfOthers(firehose) - others) / after.secondsSince(before));
        if (Options.profile()) {
            profile(jvm);
        }
    }

    /** Of all that is there for the measurement only: firehose and app view, broker, and the viewer in this JVM. */
    private double cpuOfOthers(FirehoseProcess firehose) {
        return Processes.cpuSeconds(firehose.pid())
                + Processes.cpuSeconds(broker.pid())
                + Processes.cpuSeconds(ProcessHandle.current().pid());
    }

    /** What is said is of the time when it was warm, or nearly so. */
    private void profile(Jvm jvm) throws IOException {
        Instant since = Instant.now().minusSeconds(seconds + warmup / 2);
        Path file =
                Files.createDirectories(PROFILES).resolve(load.name() + "-" + name.replaceAll("\\W+", "-") + ".jfr");
        System.out.println(
                name + ", " + load.title() + " (" + file + ")\n\n" + new Profile(jvm.endProfile(file), since));
    }

    private void measureLatency(FirehoseProcess firehose, TopicReader viewer, Map<String, Double> figures)
            throws Exception {
        firehose.pace(load.pace());
        TimeUnit.SECONDS.sleep(SETTLING);
        long from = TopicReader.now();
        long sent = firehose.counts().sent();
        TimeUnit.SECONDS.sleep(seconds);
        long to = TopicReader.now();
        figures.put("kept", (firehose.counts().sent() - sent) * 1e8 / (load.pace() * (double) (to - from)));
        firehose.pause();
        long missing = missing(firehose, viewer);
        double[] delays = viewer.delays(from, to);
        if (delays.length == 0) {
            throw new IllegalStateException(name + " published nothing within " + seconds + " s");
        }
        figures.put("p50", Percentile.of(delays, 50));
        figures.put("p99", Percentile.of(delays, 99));
        figures.put("missing", (double) missing);
    }

    /** How many posts are not there, once all are or none has come for a second. */
    private static long missing(FirehoseProcess firehose, TopicReader viewer) throws Exception {
        long before = -1;
        long count = viewer.count();
        while (firehose.counts().matching() != count && count > before) {
            TimeUnit.SECONDS.sleep(1);
            before = count;
            count = viewer.count();
        }
        return firehose.counts().matching() - count;
    }
}

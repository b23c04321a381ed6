package catwalk.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of a process's heap is used when all that can be collected has been, in MiB, sample after sample. */
public final class HeapAfterCollection {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final long pid;
    private final List<Long> samples = new CopyOnWriteArrayList<>();

    /** @param pid a Java process of the same user */
    public HeapAfterCollection(long pid) {
        this.pid = pid;
    }

    /** Collects, and takes a sample. */
    public void sample() {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        if (used.find()) {
            samples.add(Long.parseLong(used.group(1)) / 1024);
        }
    }

    private String jcmd(String command) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(pid),
                            command)
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Long> samples() {
        return List.copyOf(samples);
    }

    /** The median of the first third of the samples: a sample may be taken while something huge is read. */
    public double firstThird() {
        return median(samples.subList(0, third()));
    }

    /** The median of the last third. */
    public double lastThird() {
        return median(samples.subList(samples.size() - third(), samples.size()));
    }

    private int third() {
        return Math.max(1, samples.size() / 3);
    }

    private static double median(List<Long> some) {
        return some.stream().sorted().toList().get(some.size() / 2);
    }
}

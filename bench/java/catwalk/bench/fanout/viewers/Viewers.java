package catwalk.bench.fanout.viewers;

import catwalk.bench.fanout.Posts;
import catwalk.bench.fanout.dialect.Dialects;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * Any number of viewers, in a process of their own. It does what it reads from its standard input, a word a line, and
 * answers each with a line of numbers; it ends with the one that started it. {@link ViewersProcess} is the other end.
 *
 * <p>Arguments: port, dialect, bytes of a post, whether to ask for compression.
 */
public final class Viewers {
    private final Audience audience;
    private final List<Loop> loops = new ArrayList<>();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long cpuBefore;
    private long nanosBefore;

    private Viewers(Audience audience) throws IOException {
        this.audience = audience;
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        for (int i = 0; i < threads; i++) {
            loops.add(new Loop(audience));
        }
        loops.forEach(Thread::start);
    }

    public static void main(String[] arguments) throws IOException {
        Audience audience = new Audience(
                Integer.parseInt(arguments[0]),
                Dialects.valueOf(arguments[1]).dialect(),
                new Posts(Integer.parseInt(arguments[2])),
                Boolean.parseBoolean(arguments[3]));
        Viewers viewers = new Viewers(audience);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            System.out.println(viewers.answer(line.split(" ")));
        }
    }

    private String answer(String[] words) {
        return switch (words[0]) {
            case "clock" -> String.valueOf(System.nanoTime());
            case "admit" -> admit(Integer.parseInt(words[1]));
            case "state" -> state();
            case "measure" -> measure();
            case "result" -> result();
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private String admit(int count) {
        long now = System.nanoTime();
        for (int i = 0; i < loops.size(); i++) {
            loops.get(i).admit((count + i) / loops.size());
        }
        return String.valueOf(now);
    }

    private String state() {
        return numbers(
                        audience.subscribers(),
                        audience.subscribedAt(),
                        audience.lost(),
                        sum(Arrivals::warmUps),
                        sum(Arrivals::measured))
                + " "
                + audience.problem();
    }

    private String measure() {
        loops.forEach(loop -> loop.ask(arrivals -> {
            arrivals.startMeasuring();
            return true;
        }));
        cpuBefore = system.getProcessCpuTime();
        nanosBefore = System.nanoTime();
        return "0";
    }

    private String result() {
        Histogram latency = new Histogram(3);
        loops.forEach(loop -> latency.add(loop.ask(Arrivals::latency)));
        return numbers(
                latency.getTotalCount(),
                latency.getValueAtPercentile(50),
                latency.getValueAtPercentile(99),
                latency.getMaxValue(),
                loops.stream().mapToLong(loop -> loop.ask(Arrivals::last)).max().orElseThrow(),
                sum(Arrivals::wireBytes),
                audience.deflating(),
                system.getProcessCpuTime() - cpuBefore,
                (System.nanoTime() - nanosBefore) * loops.size());
    }

    private long sum(ToLongFunction<Arrivals> what) {
        return loops.stream().mapToLong(loop -> loop.ask(what::applyAsLong)).sum();
    }

    private static String numbers(long... numbers) {
        StringBuilder text = new StringBuilder();
        for (long number : numbers) {
            text.append(text.isEmpty() ? "" : " ").append(number);
        }
        return text.toString();
    }
}

package catwalk.bench.process;

import java.util.Map;

/**
 * What a JVM has used up to a moment.
 *
 * @param nanos the moment, in {@link System#nanoTime()}
 * @param cpuSeconds of all its threads, user and system
 * @param allocated bytes by the ids of threads that live
 */
public record Usage(long nanos, double cpuSeconds, Map<Long, Long> allocated) {

    public double secondsSince(Usage before) {
        return (nanos - before.nanos) / 1e9;
    }

    public double cpuSecondsSince(Usage before) {
        return cpuSeconds - before.cpuSeconds;
    }

    /** Bytes allocated since then; what threads did that have ended meanwhile is missing. */
    public long allocatedSince(Usage before) {
        return allocated.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.allocated.getOrDefault(thread.getKey(), 0L))
                .sum();
    }
}

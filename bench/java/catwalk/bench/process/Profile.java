package catwalk.bench.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** A Flight Recorder file in a screenful: which threads, whose code and which methods it was that ran and allocated. */
public final class Profile {
    private static final int ROWS = 16;
    private static final Pattern STEPS = Pattern.compile(
            "catwalk\\..*|org\\.apache\\.camel\\.(component|language|processor|support\\.builder)\\..*|.*\\.ObjectMapper");

    private final Map<String, Double> threads = new HashMap<>();
    private final Map<String, Double> owners = new HashMap<>();
    private final Map<String, Double> methods = new HashMap<>();
    private final Map<String, Double> steps = new HashMap<>();
    private double samples;
    private final Map<String, Double> allocators = new HashMap<>();
    private final Map<String, Double> allocated = new HashMap<>();

    /** @param since when what is of interest began */
    public Profile(Path file, Instant since) throws IOException {
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getStartTime().isAfter(since)) {
                    add(event);
                }
            }
        }
    }

    private void add(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return;
        }
        List<RecordedFrame> frames = event.getStackTrace().getFrames();
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> {
                count(
                        threads,
                        event.getThread("sampledThread").getJavaName().replaceAll("[0-9]+", "#"),
                        event,
                        one -> 1);
                count(owners, owner(frames), event, one -> 1);
                count(methods, method(frames.get(0)), event, one -> 1);
                samples++;
                frames.stream()
                        .map(Profile::method)
                        .filter(method -> STEPS.matcher(method).matches())
                        .distinct()
                        .forEach(method -> count(steps, method, event, one -> 1));
            }
            case "jdk.ObjectAllocationSample" -> {
                count(allocators, owner(frames), event, one -> one.getLong("weight"));
                count(allocated, event.getClass("objectClass").getName(), event, one -> one.getLong("weight"));
            }
            default -> {
                // of no use here
            }
        }
    }

    private static void count(
            Map<String, Double> into, String what, RecordedEvent event, ToDoubleFunction<RecordedEvent> weight) {
        into.merge(what, weight.applyAsDouble(event), Double::sum);
    }

    /** Whose code it was: the package of the innermost frame that is not the JDK's. */
    private static String owner(List<RecordedFrame> frames) {
        return frames.stream()
                .map(frame -> frame.getMethod().getType().getName())
                .filter(type -> !type.matches("(java|javax|jdk|sun)\\..*"))
                .findFirst()
                .map(type -> type.replaceAll("\\.?[^.]*$", ""))
                .orElse("the JDK");
    }

    private static String method(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    @Override
    public String toString() {
        return list("threads that ran", threads)
                + list("whose code ran", owners)
                + list("methods that ran", methods)
                + list("methods that ran or waited for what they called", steps, samples)
                + list("whose code allocated", allocators)
                + list("what was allocated", allocated);
    }

    private static String list(String title, Map<String, Double> counts) {
        return list(
                title,
                counts,
                counts.values().stream().mapToDouble(Double::doubleValue).sum());
    }

    private static String list(String title, Map<String, Double> counts, double all) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(ROWS)
                .map(row -> String.format(Locale.ROOT, "%5.1f %%  %s%n", row.getValue() / all * 100, row.getKey()))
                .collect(Collectors.joining("", title + "\n", "\n"));
    }
}

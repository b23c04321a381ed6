package catwalk.page;

import catwalk.kit.Browser;
import catwalk.page.Timeline.LongTask;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What the page's JavaScript spent its time in, function by function: a sample each millisecond. */
final class Profile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int INTERVAL = 1_000; // µs
    private static final double GAP = 5; // ms between two samples after which the thread had no processor to run on

    private final Map<Integer, JsonNode> nodes = new HashMap<>();
    private final Map<Integer, Integer> parents = new HashMap<>();
    private final JsonNode samples;
    private final JsonNode deltas;
    private final double start;
    private final double navigation;

    /** Time in a function itself, and in it and all that it called. */
    record Function(String name, double self, double total) {
        @Override
        public String toString() {
            return "%6.1f ms itself, %6.1f ms with what it calls: %s".formatted(self, total, name);
        }
    }

    /** @param navigation when the page's own clock began, in µs */
    private Profile(JsonNode profile, double navigation) {
        this.navigation = navigation;
        for (JsonNode node : profile.get("nodes")) {
            nodes.put(node.get("id").asInt(), node);
            node.path("children")
                    .forEach(child -> parents.put(child.asInt(), node.get("id").asInt()));
        }
        samples = profile.get("samples");
        deltas = profile.get("timeDeltas");
        start = profile.get("startTime").asDouble();
    }

    static void start(Browser browser) {
        command(browser, "Performance.enable", Map.of());
        command(browser, "Profiler.enable", Map.of());
        command(browser, "Profiler.setSamplingInterval", Map.of("interval", INTERVAL));
        command(browser, "Profiler.start", Map.of());
    }

    static Profile stop(Browser browser) {
        JsonNode profile = command(browser, "Profiler.stop", Map.of()).get("profile");
        double navigation = StreamSupport.stream(
                        command(browser, "Performance.getMetrics", Map.of())
                                .get("metrics")
                                .spliterator(),
                        false)
                .filter(metric -> metric.get("name").asText().equals("NavigationStart"))
                .mapToDouble(metric -> metric.get("value").asDouble() * 1e6)
                .findFirst()
                .orElseThrow();
        return new Profile(profile, navigation);
    }

    private static JsonNode command(Browser browser, String name, Map<String, Object> parameters) {
        return JSON.valueToTree(browser.driver().executeCdpCommand(name, parameters));
    }

    /** Where most time went; waiting is left out. */
    List<Function> hottest(int count) {
        return hottest(count, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** What ran in a long task. */
    List<Function> in(LongTask task) {
        return hottest(6, task.start(), task.start() + task.length());
    }

    /**
     * How much of a long task the page was at work: a machine that is busy with something else makes any task long, but
     * then no samples are taken.
     */
    double work(LongTask task) {
        return hottest(Integer.MAX_VALUE, task.start(), task.start() + task.length()).stream()
                .mapToDouble(Function::self)
                .sum();
    }

    private List<Function> hottest(int count, double from, double to) {
        Map<String, Double> self = new HashMap<>();
        Map<String, Double> total = new HashMap<>();
        double time = start;
        for (int i = 0; i < samples.size(); i++) {
            time += deltas.get(i).asDouble();
            // a sample stands for the time until the next
            double length =
                    i + 1 < samples.size() ? Math.min(GAP, deltas.get(i + 1).asDouble() / 1_000) : 0;
            double at = (time - navigation) / 1_000;
            if (at < from || at > to) {
                continue;
            }
            Set<String> seen = new HashSet<>();
            Deque<Integer> stack = new ArrayDeque<>(List.of(samples.get(i).asInt()));
            self.merge(name(stack.peek()), length, Double::sum);
            while (!stack.isEmpty()) {
                int node = stack.pop();
                if (seen.add(name(node))) {
                    total.merge(name(node), length, Double::sum);
                }
                if (parents.containsKey(node)) {
                    stack.push(parents.get(node));
                }
            }
        }
        return total.keySet().stream()
                .filter(name -> !name.equals("(idle)") && !name.equals("(root)"))
                .map(name -> new Function(name, self.getOrDefault(name, 0d), total.get(name)))
                .sorted(Comparator.comparingDouble(Function::total).reversed())
                .limit(count)
                .toList();
    }

    private String name(int id) {
        JsonNode frame = nodes.get(id).get("callFrame");
        String function = frame.get("functionName").asText();
        String url = frame.get("url").asText();
        return url.isEmpty()
                ? function
                : "%s (%s:%d)"
                        .formatted(
                                function.isEmpty() ? "a function" : function,
                                url.replaceFirst("^https?://[^/]*/", ""),
                                frame.get("lineNumber").asInt() + 1);
    }
}

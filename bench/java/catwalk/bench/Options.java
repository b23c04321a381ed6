package catwalk.bench;

import java.util.List;

/** What the command line asks for: {@code -Dbench.rounds=2} and the like; a property that is empty is not set. */
public final class Options {
    private Options() {}

    /** How long one measurement takes: {@code bench.seconds}. */
    public static int seconds(int otherwise) {
        return number("bench.seconds", otherwise);
    }

    /** How long to run before that: {@code bench.warmup}. */
    public static int warmup(int otherwise) {
        return number("bench.warmup", otherwise);
    }

    /** How often each contender is measured: {@code bench.rounds}. */
    public static int rounds(int otherwise) {
        return number("bench.rounds", otherwise);
    }

    /** For how many seconds a wall is kept busy before its memory is looked at: {@code bench.busy}; 0 for not at all. */
    public static int busy(int otherwise) {
        return number("bench.busy", otherwise);
    }

    /** What to measure, a part of its name: {@code bench.only}, or empty. */
    public static String only() {
        return text("bench.only");
    }

    /** Whether to measure this: its name holds each of the words of {@code bench.only}, divided by commas. */
    public static boolean wants(String name) {
        return List.of(only().split(",")).stream().allMatch(name::contains);
    }

    /** Whether to record where the time goes as well: {@code bench.profile=true}. */
    public static boolean profile() {
        return Boolean.parseBoolean(text("bench.profile"));
    }

    /** Whether a suite is measured as it is meant to be, with no option set. */
    public static boolean areNone() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(property -> property.startsWith("bench."))
                .allMatch(property -> text(property).isEmpty());
    }

    private static int number(String property, int otherwise) {
        String text = text(property);
        try {
            return text.isEmpty() ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(property + " is '" + text + "': write a whole number", e);
        }
    }

    private static String text(String property) {
        return System.getProperty(property, "").strip();
    }
}

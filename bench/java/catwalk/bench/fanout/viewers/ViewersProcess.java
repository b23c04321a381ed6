package catwalk.bench.fanout.viewers;

import catwalk.bench.fanout.dialect.Dialects;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@link Viewers}, seen from the one who measures. */
public final class ViewersProcess implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final PrintWriter questions;

    /**
     * How viewers fare.
     *
     * @param subscribers how many have ever been subscribed
     * @param subscribedAt when the last of them was, in {@link System#nanoTime()}
     * @param lost how many are no longer connected, or never were
     * @param warmUps posts of the warm-up that they have got, in all
     * @param measured posts to be measured that they have got, in all, since {@link #measure}
     * @param problem why the first of the lost is lost
     */
    public record State(int subscribers, long subscribedAt, int lost, long warmUps, long measured, String problem) {}

    /**
     * What was measured.
     *
     * @param delivered posts, in all
     * @param last when the last of them came, in {@link System#nanoTime()}
     * @param wireBytes bytes that came in the meantime, WebSocket frames included
     * @param deflating how many viewers were given compression
     * @param busy which part of its threads' time the process has used
     */
    public record Result(
            long delivered,
            double p50Millis,
            double p99Millis,
            double maxMillis,
            long last,
            long wireBytes,
            int deflating,
            double busy) {}

    /** @param deflate whether to ask for compression, as browsers do */
    public ViewersProcess(Path directory, int port, Dialects dialect, int postLength, boolean deflate)
            throws IOException {
        log = directory.resolve("viewers.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Viewers.class.getName()));
        command.addAll(
                List.of(String.valueOf(port), dialect.name(), String.valueOf(postLength), String.valueOf(deflate)));
        process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        compareClocks();
    }

    /** Posts tell when they were due by this process's clock, and are looked at with the other's. */
    private void compareClocks() throws IOException {
        ask("clock"); // once for the process to start
        long before = System.nanoTime();
        long there = Long.parseLong(ask("clock"));
        if (there < before || there > System.nanoTime()) {
            throw new IOException("two processes' System.nanoTime() have nothing to do with each other here");
        }
    }

    /** Lets so many more come at once, and says when they began to, in {@link System#nanoTime()}. */
    public long admit(int count) throws IOException {
        return Long.parseLong(ask("admit " + count));
    }

    public State state() throws IOException {
        String[] words = ask("state").split(" ", 6);
        return new State(
                Integer.parseInt(words[0]),
                Long.parseLong(words[1]),
                Integer.parseInt(words[2]),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]),
                words[5]);
    }

    /** Begins anew to count posts, bytes and processor time. */
    public void measure() throws IOException {
        ask("measure");
    }

    public Result result() throws IOException {
        String[] words = ask("result").split(" ");
        return new Result(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]) / 1e3,
                Long.parseLong(words[2]) / 1e3,
                Long.parseLong(words[3]) / 1e3,
                Long.parseLong(words[4]),
                Long.parseLong(words[5]),
                Integer.parseInt(words[6]),
                Long.parseLong(words[7]) / (double) Long.parseLong(words[8]));
    }

    private String ask(String question) throws IOException {
        questions.println(question);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the viewers' process has ended:\n" + Files.readString(log));
        }
        return answer;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package catwalk.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One client's open answer of server-sent events. What it is sent waits in a queue, so that a client that does not read
 * holds nobody up. A client that has gone is noticed when writing to it fails.
 */
final class EventStream {
    /** What is written next: a text, or how it ends. */
    private record Step(String text, boolean cut) {
        private static final Step END = new Step(null, false);
        private static final Step CUT = new Step(null, true);
    }

    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private final String comment;
    private final Duration commentPeriod;
    private volatile boolean silent;
    private long lastComment = System.nanoTime();

    /**
     * @param comment what keeps the connection alive, sent as it is
     * @param commentPeriod how often; zero for never
     */
    EventStream(String comment, Duration commentPeriod) {
        this.comment = comment;
        this.commentPeriod = commentPeriod;
    }

    /** Sends a text as it is, after what was sent before. */
    void send(String text) {
        if (!silent) {
            steps.add(new Step(text, false));
        }
    }

    /** Ends the answer as HTTP has it, after what was sent before. */
    void end() {
        steps.add(Step.END);
    }

    /** Ends the TCP connection amid the answer, after what was sent before. */
    void cut() {
        steps.add(Step.CUT);
    }

    /** Says nothing more for ever, while the connection stays open: the server died and nobody told the client. */
    void fallSilent() {
        silent = true;
    }

    /** Writes what is sent, in this thread, until the stream ends or the client has gone. */
    void serve(HttpExchange exchange) {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            // chunked: the headers go out with the first flush, even when nothing is to be said
            out.flush();
            for (Step step = next(out); step != Step.END; step = next(out)) {
                if (step.cut()) {
                    cut(out);
                }
                write(out, step.text());
            }
        } catch (IOException e) {
            // cut, or the client has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next step; comments are written meanwhile, a period apart whatever else is sent. */
    private Step next(OutputStream out) throws IOException, InterruptedException {
        if (commentPeriod.isZero()) {
            return steps.take();
        }
        while (true) {
            Step step = steps.poll(Math.max(0, commentDue() - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (step != null) {
                return step;
            }
            lastComment = commentDue();
            if (!silent) {
                write(out, comment);
            }
        }
    }

    private long commentDue() {
        return lastComment + commentPeriod.toNanos();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Closing a response in order would write its last chunk; a write in an interrupted thread closes the channel. */
    private static void cut(OutputStream out) throws IOException {
        Thread.currentThread().interrupt();
        try {
            write(out, "\n");
        } finally {
            Thread.interrupted();
        }
    }
}

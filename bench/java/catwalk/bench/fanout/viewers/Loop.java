package catwalk.bench.fanout.viewers;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A thread with its share of the viewers. */
final class Loop extends Thread {
    private static final int BUFFER = 1024 * 1024;

    private final Audience audience;
    private final Arrivals arrivals = new Arrivals();
    private final Inflation.Scratchpad scratchpad = new Inflation.Scratchpad();
    private final byte[] buffer = new byte[BUFFER];
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Selector selector;

    Loop(Audience audience) throws IOException {
        super("viewers");
        this.audience = audience;
        this.selector = Selector.open();
        setDaemon(true);
    }

    /** Lets so many more viewers come, all at once. */
    void admit(int count) {
        later(() -> {
            for (int i = 0; i < count; i++) {
                try {
                    new Viewer(audience, arrivals, scratchpad, selector);
                } catch (IOException e) {
                    audience.lost(e);
                }
            }
        });
    }

    /** Asks something of the arrivals, which are this thread's. */
    <T> T ask(Function<Arrivals, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        later(() -> answer.complete(question.apply(arrivals)));
        return answer.join();
    }

    private void later(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    @Override
    public void run() {
        try {
            while (true) {
                selector.select(this::go);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("a selector that does not select", e);
        }
    }

    private void go(SelectionKey key) {
        Viewer viewer = (Viewer) key.attachment();
        try {
            viewer.go(key, buffer);
        } catch (IOException | RuntimeException e) {
            audience.lost(e);
            viewer.close();
        }
    }
}

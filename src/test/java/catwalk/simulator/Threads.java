package catwalk.simulator;

import java.util.concurrent.ThreadFactory;

/** Threads that never keep a test's process alive. */
final class Threads {
    private Threads() {}

    static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, "simulator-" + name);
            thread.setDaemon(true);
            return thread;
        };
    }
}

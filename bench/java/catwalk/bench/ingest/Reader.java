package catwalk.bench.ingest;

import catwalk.bench.process.JavaProcess;
import catwalk.kit.CatwalkProcess;
import java.io.IOException;
import java.nio.file.Path;

/** Something that reads a firehose, and has a JVM of its own for that. */
interface Reader extends AutoCloseable {

    long pid();

    /** Whether it sends what it reads to the topic. */
    boolean publishes();

    @Override
    void close();

    /** Starts one of a kind. */
    interface Kind {
        Reader start(Path directory, FirehoseProcess firehose, Broker broker) throws IOException;
    }

    /** Parses each event into a tree, and no more. */
    static Reader parseOnly(Path directory, FirehoseProcess firehose, Broker broker) throws IOException {
        return of(new JavaProcess(directory, ParseOnly.class, firehose.url()), false);
    }

    /** The steps as Camel routes that somebody writes who does not know Catwalk. */
    static Reader plainRoute(Path directory, FirehoseProcess firehose, Broker broker) throws IOException {
        return of(new JavaProcess(directory, PlainMain.class, firehose.url(), firehose.appView(), broker.url()), true);
    }

    /** Catwalk's publisher. */
    static Reader catwalk(Path directory, FirehoseProcess firehose, Broker broker) {
        boolean x = firehose.load().isX();
        CatwalkProcess catwalk = new CatwalkProcess(directory)
                .withEnvironment("JAVA_TOOL_OPTIONS", JavaProcess.OPTIONS)
                .with("wall.roles", "publisher")
                .with("wall.sources", x ? "x-stream" : "bluesky")
                .with(x ? "x.url" : "bluesky.url", firehose.url())
                .with("bluesky.appview-url", firehose.appView())
                .with("wall.max-posts-per-second", 0)
                .with("x.budget.posts-per-day", 0)
                .with("x.budget.posts-per-month", 0)
                .with("broker.url", broker.url())
                .withEnvironment("BROKER_PASSWORD", Broker.PASSWORD)
                .withEnvironment("X_BEARER_TOKEN", "benchmark")
                .start();
        return of(catwalk.pid(), true, catwalk::close);
    }

    private static Reader of(JavaProcess process, boolean publishes) {
        return of(process.pid(), publishes, process::close);
    }

    private static Reader of(long pid, boolean publishes, Runnable end) {
        return new Reader() {
            @Override
            public long pid() {
                return pid;
            }

            @Override
            public boolean publishes() {
                return publishes;
            }

            @Override
            public void close() {
                end.run();
            }
        };
    }
}

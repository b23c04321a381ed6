package catwalk.bench.fanout.peer;

import catwalk.bench.fanout.dialect.Dialects;
import catwalk.bench.fanout.publisher.Sender;
import catwalk.bench.fanout.publisher.WebSocketSender;
import java.nio.file.Path;
import java.util.Optional;

/** Something that hands posts out to viewers. */
public interface Peer {

    /** Its name on the command line: {@code -Dbench.peers=activemq,nats}. */
    String key();

    /** What a table calls it. */
    String name();

    /** What it is and how it is set, in a line. */
    String settings();

    /** Why it cannot be measured on this machine, and what to do about that. */
    Optional<String> missing();

    Dialects dialect();

    /** Whether it runs on a JVM, whose memory is looked at after a collection. */
    default boolean isJvm() {
        return false;
    }

    /**
     * Starts it, and waits until it listens.
     *
     * @param directory for what it writes
     */
    Server start(Path directory) throws Exception;

    /** A way in for the publisher. */
    default Sender sender(Server server) throws Exception {
        return new WebSocketSender(server.port(), dialect().dialect());
    }
}

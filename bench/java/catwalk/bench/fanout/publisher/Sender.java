package catwalk.bench.fanout.publisher;

/** The way of messages into a server. */
public interface Sender extends AutoCloseable {

    /** Hands a message over; returns when the server, or the system on the way to it, has taken it. */
    void send(String message) throws Exception;

    @Override
    void close();
}

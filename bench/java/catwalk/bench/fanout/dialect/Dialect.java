package catwalk.bench.fanout.dialect;

/**
 * What is spoken over a WebSocket. It keeps nothing of a conversation, so one serves any number of them. Of what is said
 * to a server, an empty array is not sent.
 */
public interface Dialect {
    byte[] NOTHING = {};

    /** Of the WebSocket's URL. */
    String path();

    /** The sub-protocol to ask for; empty for none. */
    String subprotocol();

    /** Whether its messages are binary ones. */
    boolean isBinary();

    /**
     * Whether a message is a piece of a stream, which may begin and end anywhere in the dialect's own frames, instead of one
     * such frame.
     */
    boolean isStream();

    /** Logs in. The server confirms, unless this is empty. */
    byte[] connect();

    /** Asks for posts. The server confirms, if {@link #confirmsSubscription()}. */
    byte[] subscribe();

    default boolean confirmsSubscription() {
        return true;
    }

    /** Sends a message to all who have subscribed. */
    byte[] publish(byte[] body);

    /**
     * Hears what the server says.
     *
     * @return up to where it could be understood
     */
    int read(byte[] data, int from, int to, Listener listener);

    /** Whom to tell what the server said. */
    interface Listener {
        /** First of logging in, then of a subscription. */
        void confirmed();

        /** A message's body. */
        void message(byte[] data, int from, int to);

        /** Something that has to be answered. */
        void answer(byte[] answer);

        void refused(String why);
    }
}

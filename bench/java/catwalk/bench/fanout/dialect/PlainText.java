package catwalk.bench.fanout.dialect;

/** Messages and nothing else: whoever connects gets what anybody sends. */
public final class PlainText implements Dialect {

    @Override
    public String path() {
        return "/";
    }

    @Override
    public String subprotocol() {
        return "";
    }

    @Override
    public boolean isBinary() {
        return false;
    }

    @Override
    public boolean isStream() {
        return false;
    }

    @Override
    public byte[] connect() {
        return NOTHING;
    }

    @Override
    public byte[] subscribe() {
        return NOTHING;
    }

    @Override
    public boolean confirmsSubscription() {
        return false;
    }

    @Override
    public byte[] publish(byte[] body) {
        return body;
    }

    @Override
    public int read(byte[] data, int from, int to, Listener listener) {
        listener.message(data, from, to);
        return to;
    }
}

package catwalk.bench.fanout.dialect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * STOMP 1.2, a frame a message.
 *
 * @param path of the server's endpoint
 * @param destination where the posts are
 * @param login user and passcode, the same word; empty for an anonymous one
 * @param confirmsSubscription whether the server knows receipts
 */
public record Stomp(String path, String destination, String login, boolean confirmsSubscription) implements Dialect {

    @Override
    public String subprotocol() {
        return "v12.stomp";
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
        String user = login.isEmpty() ? "" : "login:" + login + "\npasscode:" + login + "\n";
        return bytes("CONNECT\naccept-version:1.2\nhost:/\nheart-beat:0,0\n" + user + "\n\0");
    }

    @Override
    public byte[] subscribe() {
        String receipt = confirmsSubscription ? "receipt:1\n" : "";
        return bytes("SUBSCRIBE\nid:0\nack:auto\ndestination:" + destination + "\n" + receipt + "\n\0");
    }

    @Override
    public byte[] publish(byte[] body) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(body.length + 100);
        frame.writeBytes(bytes("SEND\ndestination:" + destination + "\ncontent-type:text/plain\ncontent-length:"
                + body.length + "\n\n"));
        frame.writeBytes(body);
        frame.write(0);
        return frame.toByteArray();
    }

    @Override
    public int read(byte[] data, int from, int to, Listener listener) {
        int end = to;
        while (end > from && (data[end - 1] == '\n' || data[end - 1] == '\r')) {
            end--;
        }
        if (end == from) {
            return to; // a heart-beat
        }
        switch (data[from]) {
            case 'M' -> listener.message(data, body(data, from, end), end - 1);
            case 'C', 'R' -> listener.confirmed();
            default -> listener.refused(new String(data, from, end - from, StandardCharsets.UTF_8));
        }
        return to;
    }

    private static int body(byte[] data, int from, int to) {
        for (int i = from; i < to - 1; i++) {
            if (data[i] == '\n' && (data[i + 1] == '\n' || data[i + 1] == '\r')) {
                return data[i + 1] == '\n' ? i + 2 : i + 3;
            }
        }
        throw new IllegalArgumentException("a frame without a body");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package catwalk.bench.fanout.dialect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** NATS, as its clients for browsers speak it. */
public final class Nats implements Dialect {
    private static final String SUBJECT = "wall.cats";
    private static final byte[] PONG = bytes("PONG\r\n");

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
        return true;
    }

    @Override
    public boolean isStream() {
        return true;
    }

    @Override
    public byte[] connect() {
        return bytes("CONNECT {\"verbose\":false,\"pedantic\":false,\"lang\":\"java\",\"version\":\"1\",\"protocol\":1,"
                + "\"echo\":false}\r\nPING\r\n");
    }

    @Override
    public byte[] subscribe() {
        return bytes("SUB " + SUBJECT + " 1\r\nPING\r\n");
    }

    @Override
    public byte[] publish(byte[] body) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(body.length + 40);
        frame.writeBytes(bytes("PUB " + SUBJECT + " " + body.length + "\r\n"));
        frame.writeBytes(body);
        frame.writeBytes(bytes("\r\n"));
        return frame.toByteArray();
    }

    @Override
    public int read(byte[] data, int from, int to, Listener listener) {
        int at = from;
        for (int end = line(data, at, to); end >= 0; end = line(data, at, to)) {
            int next = end + 2;
            switch (data[at]) {
                case 'M' -> {
                    int length = lastNumber(data, end);
                    if (next + length + 2 > to) {
                        return at;
                    }
                    listener.message(data, next, next + length);
                    next += length + 2;
                }
                case 'P' -> {
                    if (data[at + 1] == 'O') {
                        listener.confirmed();
                    } else {
                        listener.answer(PONG);
                    }
                }
                case 'I', '+' -> {
                    // the server tells of itself
                }
                default -> listener.refused(new String(data, at, end - at, StandardCharsets.UTF_8));
            }
            at = next;
        }
        return at;
    }

    /** Where the line ends that begins here; -1 where it is not all there. */
    private static int line(byte[] data, int from, int to) {
        for (int i = from; i < to - 1; i++) {
            if (data[i] == '\r' && data[i + 1] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int lastNumber(byte[] data, int end) {
        int number = 0;
        int digit = 1;
        for (int i = end - 1; data[i] != ' '; i--) {
            number += digit * (data[i] - '0');
            digit *= 10;
        }
        return number;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package catwalk.bench.fanout.dialect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** MQTT 3.1.1 with quality of service 0: at most once, as all others here. */
public final class Mqtt implements Dialect {
    private static final byte[] TOPIC = "wall/cats".getBytes(StandardCharsets.UTF_8);
    private static final int CONNECT = 0x10;
    private static final int CONNACK = 0x20;
    private static final int PUBLISH = 0x30;
    private static final int SUBSCRIBE = 0x82;
    private static final int SUBACK = 0x90;

    /** A server knows its clients by their ids. */
    private final AtomicInteger clients = new AtomicInteger();

    @Override
    public String path() {
        return "/mqtt";
    }

    @Override
    public String subprotocol() {
        return "mqtt";
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
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        string(body, "MQTT".getBytes(StandardCharsets.UTF_8));
        body.write(4); // 3.1.1
        body.write(2); // a clean session
        body.write(0); // no keep-alive
        body.write(0);
        String id = "v" + ProcessHandle.current().pid() + "-" + clients.incrementAndGet();
        string(body, id.getBytes(StandardCharsets.UTF_8));
        return packet(CONNECT, body);
    }

    @Override
    public byte[] subscribe() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(0); // the packet's id
        body.write(1);
        string(body, TOPIC);
        body.write(0); // quality of service
        return packet(SUBSCRIBE, body);
    }

    @Override
    public byte[] publish(byte[] body) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream(body.length + 20);
        string(packet, TOPIC);
        packet.writeBytes(body);
        return packet(PUBLISH, packet);
    }

    @Override
    public int read(byte[] data, int from, int to, Listener listener) {
        int at = from;
        while (at < to) {
            int body = at + 1;
            int length = 0;
            for (int shift = 0; ; shift += 7) {
                if (body >= to) {
                    return at;
                }
                byte digit = data[body++];
                length |= (digit & 0x7f) << shift;
                if (digit >= 0) {
                    break;
                }
            }
            if (body + length > to) {
                return at;
            }
            packet(data, at, body, body + length, listener);
            at = body + length;
        }
        return at;
    }

    private static void packet(byte[] data, int at, int from, int to, Listener listener) {
        switch (data[at] & 0xf0) {
            case PUBLISH -> {
                int topic = (data[from] & 0xff) << 8 | data[from + 1] & 0xff;
                listener.message(data, from + 2 + topic, to);
            }
            case CONNACK, SUBACK -> {
                if (data[to - 1] == 0) {
                    listener.confirmed();
                } else {
                    listener.refused("code " + data[to - 1]);
                }
            }
            default -> listener.refused("packet of type " + (data[at] >> 4 & 0xf));
        }
    }

    private static void string(ByteArrayOutputStream out, byte[] text) {
        out.write(text.length >> 8);
        out.write(text.length);
        out.writeBytes(text);
    }

    private static byte[] packet(int type, ByteArrayOutputStream body) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream(body.size() + 5);
        packet.write(type);
        int length = body.size();
        do {
            packet.write(length > 0x7f ? length & 0x7f | 0x80 : length);
            length >>= 7;
        } while (length > 0);
        packet.writeBytes(body.toByteArray());
        return packet.toByteArray();
    }
}

package catwalk.bench.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An event ready to be sent, but for the time: that is written into it, microseconds since 1970, wherever it holds
 * {@link #STAMP}, and as an id of X where it holds {@link #X_ID}. So ids and positions rise as the service's do, and who
 * receives the event knows when it was sent.
 */
final class Frame {
    static final String STAMP = "0000000000000000";
    static final String X_ID = "1111111111111111111";

    /** The first millisecond of X's ids. */
    private static final long X_EPOCH = 1_288_834_974_657L;

    private final byte[] bytes;
    private final int[] stamps;
    private final int[] ids;
    private final boolean matching;

    private Frame(byte[] head, String json, String tail, boolean matching) {
        byte[] body = (json + tail).getBytes(StandardCharsets.UTF_8);
        this.bytes = new byte[head.length + body.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(body, 0, bytes, head.length, body.length);
        this.stamps = places(STAMP);
        this.ids = places(X_ID);
        this.matching = matching;
    }

    /** A whole text message of WebSocket, as servers send it. */
    static Frame ofWebSocket(String json, boolean matching) {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        if (length < 126 || length > 0xffff) {
            throw new IllegalArgumentException("an event of " + length + " bytes has another kind of header");
        }
        return new Frame(new byte[] {(byte) 0x81, 126, (byte) (length >> 8), (byte) length}, json, "", matching);
    }

    static Frame ofLine(String json, boolean matching) {
        return new Frame(new byte[0], json, "\r\n", matching);
    }

    private int[] places(String mark) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Integer> places = new ArrayList<>();
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length())) {
            places.add(at);
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Whether the wall is to show it. */
    boolean isMatching() {
        return matching;
    }

    int length() {
        return bytes.length;
    }

    /** Copies the frame with a time into a buffer, and tells where it ends. */
    int copy(long micros, byte[] into, int at) {
        System.arraycopy(bytes, 0, into, at, bytes.length);
        for (int place : stamps) {
            write(micros, STAMP.length(), into, at + place);
        }
        if (ids.length > 0) {
            long id = micros / 1000 - X_EPOCH << 22 | micros % 1000 << 12;
            for (int place : ids) {
                write(id, X_ID.length(), into, at + place);
            }
        }
        return at + bytes.length;
    }

    private static void write(long number, int digits, byte[] into, int at) {
        long left = number;
        for (int place = at + digits - 1; place >= at; place--) {
            into[place] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }
}

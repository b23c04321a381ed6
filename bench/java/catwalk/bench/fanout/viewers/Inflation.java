package catwalk.bench.fanout.viewers;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What permessage-deflate has made small, one connection's. */
final class Inflation implements AutoCloseable {
    /** What a sender leaves out at the end of a message (RFC 7692). */
    private static final byte[] END = {0, 0, -1, -1};

    private final Inflater inflater = new Inflater(true);
    private final boolean keepsContext;

    /** @param keepsContext whether the server goes on with its window from message to message */
    Inflation(boolean keepsContext) {
        this.keepsContext = keepsContext;
    }

    /** Inflates a frame into the scratch space, which grows. */
    int inflate(byte[] data, int from, int to, boolean last, Scratchpad into) throws IOException {
        try {
            int length = inflate(data, from, to - from, 0, into);
            if (last) {
                length = inflate(END, 0, END.length, length, into);
                if (!keepsContext) {
                    inflater.reset();
                }
            }
            return length;
        } catch (DataFormatException e) {
            throw new IOException("a frame does not inflate", e);
        }
    }

    private int inflate(byte[] data, int from, int count, int already, Scratchpad into) throws DataFormatException {
        int length = already;
        inflater.setInput(data, from, count);
        while (true) {
            if (length == into.bytes.length) {
                into.bytes = Arrays.copyOf(into.bytes, 2 * length);
            }
            int inflated = inflater.inflate(into.bytes, length, into.bytes.length - length);
            length += inflated;
            if (inflater.finished()) {
                // a server may close its stream with a message
                int rest = inflater.getRemaining();
                inflater.reset();
                inflater.setInput(data, from + count - rest, rest);
            } else if (inflated == 0) {
                return length;
            }
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    /** Space of a thread for what its viewers inflate. */
    static final class Scratchpad {
        byte[] bytes = new byte[256 * 1024];
    }
}

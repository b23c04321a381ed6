package catwalk.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads lines of UTF-8, ended by LF or CRLF, as they come; of one that is too long nothing is kept. */
final class Lines {
    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[16 * 1024];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int at;
    private int end;
    private boolean tooLong;

    /** @param longest most bytes of a line */
    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Reads the next line; false at the stream's end. A last line without an end is none: it was cut off. */
    boolean next() throws IOException {
        line.reset();
        tooLong = false;
        while (true) {
            if (at == end) {
                end = in.read(buffer);
                at = 0;
                if (end < 0) {
                    end = 0;
                    return false;
                }
            }
            int start = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            keep(start, at - start);
            if (at < end) {
                at++;
                return true;
            }
        }
    }

    private void keep(int start, int length) {
        tooLong |= line.size() + length > longest;
        if (tooLong) {
            line.reset();
        } else {
            line.write(buffer, start, length);
        }
    }

    boolean isTooLong() {
        return tooLong;
    }

    /** The line, without its end. */
    String line() {
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}

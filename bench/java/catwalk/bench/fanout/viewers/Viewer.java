package catwalk.bench.fanout.viewers;

import catwalk.bench.fanout.Posts;
import catwalk.bench.fanout.dialect.Dialect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One viewer: a connection that logs in, subscribes and takes what comes. It belongs to one thread, whose buffer it reads
 * into, and keeps only what of a frame or message has not all come yet.
 */
final class Viewer implements Dialect.Listener {
    private static final byte[] NONE = {};

    private final Audience audience;
    private final Dialect dialect;
    private final Posts posts;
    private final Arrivals arrivals;
    private final Inflation.Scratchpad scratchpad;
    private final SocketChannel channel;

    private boolean open;
    private int confirmations;
    private byte[] frame = NONE;
    private byte[] message = NONE;
    private boolean compressed;
    private Inflation inflation;

    /** Begins to connect. */
    Viewer(Audience audience, Arrivals arrivals, Inflation.Scratchpad scratchpad, Selector selector)
            throws IOException {
        this.audience = audience;
        this.dialect = audience.dialect();
        this.posts = audience.posts();
        this.arrivals = arrivals;
        this.scratchpad = scratchpad;
        this.channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.register(selector, SelectionKey.OP_CONNECT, this);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), audience.port()));
    }

    /** Goes on when the selector says that there is something to do. */
    void go(SelectionKey key, byte[] buffer) throws IOException {
        if (key.isConnectable() && channel.finishConnect()) {
            key.interestOps(SelectionKey.OP_READ);
            write(Frames.opening(dialect.path(), audience.port(), dialect.subprotocol(), audience.deflate()));
        } else if (key.isReadable()) {
            read(buffer);
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // gone as well
        }
        if (inflation != null) {
            inflation.close();
        }
    }

    private void read(byte[] buffer) throws IOException {
        System.arraycopy(frame, 0, buffer, 0, frame.length);
        int before = frame.length;
        int count = channel.read(ByteBuffer.wrap(buffer, before, buffer.length - before));
        if (count < 0) {
            throw new IOException("the server has ended the connection");
        }
        arrivals.read(count);
        int end = before + count;
        int from = open ? 0 : opened(buffer, end);
        while (open && from < end) {
            int next = frame(buffer, from, end);
            if (next == from) {
                break;
            }
            from = next;
        }
        if (from == 0 && end == buffer.length) {
            throw new IOException("a frame of more than " + end + " bytes");
        }
        frame = from == end ? NONE : Arrays.copyOfRange(buffer, from, end);
    }

    /** Reads the server's answer to the opening request. */
    private int opened(byte[] data, int end) throws IOException {
        String answer = new String(data, 0, end, StandardCharsets.ISO_8859_1);
        int length = answer.indexOf("\r\n\r\n") + 4;
        if (length < 4) {
            return 0;
        }
        String head = answer.substring(0, length).toLowerCase(Locale.ROOT);
        if (!head.startsWith("http/1.1 101")) {
            throw new IOException(head.lines().findFirst().orElse(""));
        }
        if (head.contains("permessage-deflate")) {
            inflation = new Inflation(!head.contains("server_no_context_takeover"));
            audience.deflates();
        }
        open = true;
        if (dialect.connect().length == 0) {
            confirmed();
        } else {
            say(dialect.connect());
        }
        return length;
    }

    /** Reads a frame, if all of it is there. */
    private int frame(byte[] data, int from, int end) throws IOException {
        if (end - from < 2) {
            return from;
        }
        int length = data[from + 1] & 0x7f;
        int payload = from + 2;
        int more = length == 126 ? 2 : length == 127 ? 8 : 0;
        if (payload + more > end) {
            return from;
        }
        if (more > 0) {
            length = 0;
            for (int i = 0; i < more; i++) {
                length = length << 8 | data[payload++] & 0xff;
            }
        }
        if (payload + length > end) {
            return from;
        }
        boolean last = (data[from] & 0x80) != 0;
        int opcode = data[from] & 0xf;
        switch (opcode) {
            case Frames.PING -> write(Frames.frame(Frames.PONG, Arrays.copyOfRange(data, payload, payload + length)));
            case Frames.PONG -> {
                // none was asked for
            }
            case Frames.CLOSE ->
                throw new IOException("the server closes: "
                        + new String(
                                data, payload + Math.min(2, length), Math.max(0, length - 2), StandardCharsets.UTF_8));
            default -> {
                if (opcode != Frames.CONTINUATION) {
                    compressed = (data[from] & 0x40) != 0;
                }
                if (compressed) {
                    int inflated = inflation.inflate(data, payload, payload + length, last, scratchpad);
                    piece(scratchpad.bytes, 0, inflated, last);
                } else {
                    piece(data, payload, payload + length, last);
                }
            }
        }
        return payload + length;
    }

    /** A piece of a message: read where it is, unless something came before it or is missing after it. */
    private void piece(byte[] data, int from, int to, boolean last) {
        if (message.length == 0 && (last || dialect.isStream())) {
            int understood = dialect.read(data, from, to, this);
            message = understood == to ? NONE : Arrays.copyOfRange(data, understood, to);
            return;
        }
        int before = message.length;
        message = Arrays.copyOf(message, before + to - from);
        System.arraycopy(data, from, message, before, to - from);
        if (last || dialect.isStream()) {
            byte[] whole = message;
            int understood = dialect.read(whole, 0, whole.length, this);
            message = understood == whole.length ? NONE : Arrays.copyOfRange(whole, understood, whole.length);
        }
    }

    @Override
    public void confirmed() {
        confirmations++;
        if (confirmations == 1) {
            if (dialect.subscribe().length > 0) {
                answer(dialect.subscribe());
            }
            if (!dialect.confirmsSubscription()) {
                audience.subscribed();
            }
        } else if (confirmations == 2) {
            audience.subscribed();
        }
    }

    @Override
    public void message(byte[] data, int from, int to) {
        posts.read(data, from, to, arrivals);
    }

    @Override
    public void answer(byte[] answer) {
        try {
            say(answer);
        } catch (IOException e) {
            throw new IllegalStateException("a viewer cannot answer", e);
        }
    }

    @Override
    public void refused(String why) {
        throw new IllegalStateException("the server refuses: " + why.strip());
    }

    private void say(byte[] words) throws IOException {
        write(Frames.frame(dialect.isBinary() ? Frames.BINARY : Frames.TEXT, words));
    }

    /** Little is ever said, so there is always room for it. */
    private void write(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            throw new IOException("the server takes nothing");
        }
    }
}

package catwalk.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * HTTP/1.1 over plain sockets, as far as a simulator of an endless answer needs it. The JDK's server can neither cut a
 * connection in the middle of an answer nor notice that a client has gone before it writes to it; this one can.
 */
final class HttpWire implements AutoCloseable {
    private static final byte[] CRLF = {'\r', '\n'};

    /** What answers a call, by one of the methods of {@link Line}. */
    interface Handler {
        void handle(Call call, Line line) throws IOException;
    }

    /** @param headers by their names in lower case */
    record Call(String method, URI target, Map<String, String> headers, String body) {}

    private final Handler handler;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;
    private volatile Thread accepting;

    HttpWire(Handler handler) {
        this.handler = handler;
    }

    /** Begins to listen. */
    void listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            server = socket;
            accepting = Threads.daemon("accept").newThread(() -> accept(socket));
            accepting.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** Refuses new connections and cuts those there are. */
    @Override
    public void close() {
        try {
            server.close();
            // until then, somebody could still get in
            accepting.join();
        } catch (IOException e) {
            // closed all the same
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lines.forEach(Line::cut);
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Line line = new Line(socket.accept());
                lines.add(line);
                Threads.daemon("http").newThread(line::serve).start();
            } catch (IOException e) {
                // closed, or the client did not wait
            }
        }
    }

    /** A connection to one client. */
    final class Line {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private volatile Runnable left;

        private Line(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        /** Answers a call whole. */
        void answer(int status, Map<String, String> headers, String text) throws IOException {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream bytes = head(status, headers);
            bytes.writeBytes(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(body);
            write(bytes.toByteArray());
        }

        /**
         * Begins an answer without an end; the connection serves nothing else.
         *
         * @param onLeft runs when the client has gone
         */
        void stream(int status, Map<String, String> headers, Runnable onLeft) throws IOException {
            left = onLeft;
            ByteArrayOutputStream bytes = head(status, headers);
            bytes.writeBytes(
                    "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            write(bytes.toByteArray());
        }

        /** Sends a piece of an endless answer. */
        void chunk(byte[] data, int offset, int length) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(length + 12);
            bytes.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.write(data, offset, length);
            bytes.writeBytes(CRLF);
            write(bytes.toByteArray());
        }

        /** Ends an endless answer as HTTP has it, and the connection. */
        void end() {
            try (socket) {
                write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // the client did not wait
            }
        }

        /** Resets the connection: no last chunk, no FIN. */
        void cut() {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException e) {
                // closed already
            }
        }

        private ByteArrayOutputStream head(int status, Map<String, String> headers) {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " \r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            return bytes;
        }

        private synchronized void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        private void serve() {
            try (socket) {
                Call call = read();
                while (call != null) {
                    handler.handle(call, this);
                    // after an endless answer nothing follows but the end of the connection
                    call = left == null ? read() : awaitEnd();
                }
            } catch (IOException e) {
                // cut, by us or by the client
            } finally {
                lines.remove(this);
                if (left != null) {
                    left.run();
                }
            }
        }

        private Call awaitEnd() throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
            return null;
        }

        private Call read() throws IOException {
            String first = readLine();
            if (first.isEmpty()) {
                return null;
            }
            String[] parts = first.split(" ");
            Map<String, String> headers = new HashMap<>();
            for (String header = readLine(); !header.isEmpty(); header = readLine()) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
            if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
                write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            return new Call(parts[0], URI.create(parts[1]), headers, readBody(headers));
        }

        private String readBody(Map<String, String> headers) throws IOException {
            if (!headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
                int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
                return new String(in.readNBytes(length), StandardCharsets.UTF_8);
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            int length;
            do {
                length = Integer.parseInt(readLine().split(";")[0].strip(), 16);
                body.writeBytes(in.readNBytes(length));
                readLine();
            } while (length > 0);
            return body.toString(StandardCharsets.UTF_8);
        }

        /** A line without its end; empty where the connection ended, too. */
        private String readLine() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int next = in.read();
            while (next >= 0 && next != '\n') {
                if (next != '\r') {
                    line.write(next);
                }
                next = in.read();
            }
            return line.toString(StandardCharsets.ISO_8859_1);
        }
    }
}

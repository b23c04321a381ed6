package catwalk.bench.ingest;

import catwalk.bench.process.JavaProcess;
import catwalk.simulator.AppView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;

/**
 * A service that sends the events of a load to whoever connects, as fast as they are read or at a pace: Bluesky's over
 * WebSocket, X's as lines over HTTP, with as much beside them as a source asks for. A process of its own, on bare sockets
 * and with events made before, so that it is not what limits.
 */
public final class Firehose {
    /** Small, so that what waits here is no large part of the latency. */
    private static final int SEND_BUFFER = 128 * 1024;

    private final Pump pump;

    private Firehose(Pump pump) {
        this.pump = pump;
    }

    /** Prints the port of the stream and the address of the app view. */
    public static void main(String[] arguments) throws IOException {
        JavaProcess.endWithParent();
        Load load = Load.ALL.stream()
                .filter(one -> one.name().equals(arguments[0]))
                .findFirst()
                .orElseThrow();
        Firehose firehose = new Firehose(new Pump(new Frames(load)));
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort() + " " + new AppView().url());
            while (true) {
                Socket socket = server.accept();
                new Thread(() -> firehose.serve(socket)).start();
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSendBufferSize(SEND_BUFFER);
            BufferedReader request =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String target = String.valueOf(request.readLine()).replaceAll("^\\S+ | HTTP/.*$", "");
            String key = "";
            for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                    key = line.substring(line.indexOf(':') + 1).strip();
                }
            }
            answer(target, key, socket.getOutputStream());
        } catch (IOException e) {
            // who connected has gone
        }
    }

    private void answer(String target, String key, OutputStream out) throws IOException {
        if (target.startsWith("/subscribe")) {
            write(
                    out,
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n");
            pump.run(out, false);
        } else if (target.startsWith("/2/tweets/search/stream/rules")) {
            json(out, "{\"meta\":{\"sent\":\"2026-07-04T14:37:36.000Z\"}}");
        } else if (target.startsWith("/2/tweets/search/stream")) {
            write(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            pump.run(out, true);
        } else if (target.startsWith("/pace/")) {
            pump.pace(Integer.parseInt(target.substring("/pace/".length())));
            json(out, pump.counts());
        } else if (target.startsWith("/burst/")) {
            pump.burst(Integer.parseInt(target.substring("/burst/".length())));
            json(out, pump.counts());
        } else {
            json(out, pump.counts());
        }
    }

    private static void json(OutputStream out, String body) throws IOException {
        write(
                out,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String accept(String key) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1")
                            .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                    .getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

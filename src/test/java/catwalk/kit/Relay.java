package catwalk.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A network between a browser and a server, which can fail as networks do. */
public final class Relay implements AutoCloseable {
    private enum Network {
        WHOLE,
        CUT,
        SILENT
    }

    private final URI target;
    private final ServerSocket entrance;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger made = new AtomicInteger();
    private volatile Network network = Network.WHOLE;

    /** @param target the server, by an address that names its port */
    public Relay(URI target) {
        this.target = target;
        try {
            entrance = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** The server's address by way of this network. */
    public URI url() {
        return URI.create("%s://127.0.0.1:%d/".formatted(target.getScheme(), entrance.getLocalPort()));
    }

    /** How many connections reached the server. */
    public int connections() {
        return made.get();
    }

    /** Ends every connection, and each new one at once. */
    public void cut() {
        network = Network.CUT;
        connections.forEach(Connection::reset);
    }

    /**
     * Keeps every connection open, new ones too, and lets no byte pass either way; what is sent is lost. A connection
     * that this has befallen stays silent, for it would lack bytes ever after.
     */
    public void stall() {
        network = Network.SILENT;
        connections.forEach(Connection::silence);
    }

    /** New connections are as good as ever. */
    public void restore() {
        network = Network.WHOLE;
    }

    @Override
    public void close() {
        cut();
        quietly(entrance);
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Connection connection = new Connection(entrance.accept());
                connections.add(connection);
                daemon(connection::serve);
            } catch (IOException e) {
                // closed, or somebody who has gone already
            }
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // it is to be gone, and is
        }
    }

    /** One connection of the browser's, and ours to the server. */
    private final class Connection {
        private final Socket browser;
        private final Socket server = new Socket();
        private volatile boolean silent;

        Connection(Socket browser) {
            this.browser = browser;
        }

        void silence() {
            silent = true;
        }

        /** A FIN would be a farewell; a cut network says none. */
        void reset() {
            for (Socket end : List.of(browser, server)) {
                try {
                    end.setSoLinger(true, 0);
                } catch (IOException e) {
                    // closed by then
                }
            }
            end();
        }

        private void end() {
            connections.remove(this);
            quietly(browser);
            quietly(server);
        }

        void serve() {
            if (network == Network.CUT) {
                reset();
                return;
            }
            try {
                if (network == Network.SILENT) {
                    silence();
                } else {
                    server.connect(new InetSocketAddress(target.getHost(), target.getPort()));
                    made.incrementAndGet();
                    daemon(() -> carry(server, browser));
                }
                carry(browser, server);
            } catch (IOException e) {
                end(); // the server isn't there
            }
        }

        private void carry(Socket from, Socket to) {
            byte[] bytes = new byte[8_192];
            try {
                InputStream in = from.getInputStream();
                for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                    if (!silent) {
                        to.getOutputStream().write(bytes, 0, length);
                    }
                }
            } catch (IOException e) {
                // one end has gone without a word
            }
            if (!silent || from == browser) {
                end();
            }
        }
    }
}

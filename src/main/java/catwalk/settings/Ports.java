package catwalk.settings;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks at the start whether a port is free: what would bind it later fails with a stack trace, or not at all. */
public final class Ports {
    private final Settings settings;

    public Ports(Settings settings) {
        this.settings = settings;
    }

    /** @throws SetupException where the port is taken or the host is not this machine's */
    public void requireFree(String hostKey, String portKey) {
        String host = settings.text(hostKey);
        int port = settings.port(portKey);
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new SetupException(hostKey, "'" + host + "' is no host", "use a name or address of this machine");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            throw new SetupException(
                    portKey,
                    "port " + port + " on " + host + " cannot be opened (" + e.getMessage() + ")",
                    "stop the program that has it, or set another port",
                    e);
        }
    }
}

package catwalk.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for processes that bind them later. They lie below the range from which Linux takes a port for a connection that
 * goes out, and each is given once, so that nobody takes it in between.
 */
public final class FreePorts {
    /** Below what systems give to clients, and apart for each JVM that tests run in. */
    private static final int LEAST = 15_000 + 8_500 * ((Integer.getInteger("catwalk.fork", 1) - 1) % 2);

    private static final int MOST = LEAST + 8_500;
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(LEAST, MOST - 4_000));

    private FreePorts() {}

    public static int next() {
        for (int port = NEXT.incrementAndGet(); port < MOST; port = NEXT.incrementAndGet()) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // taken: the next one
            }
        }
        throw new IllegalStateException("no free port below " + MOST);
    }
}

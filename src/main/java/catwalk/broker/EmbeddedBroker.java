package catwalk.broker;

import catwalk.settings.SetupException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.support.service.ServiceSupport;

/**
 * An ActiveMQ Classic broker in this process, configured by {@code broker/activemq.xml} like any stand-alone one, with
 * the settings for its placeholders.
 */
public final class EmbeddedBroker extends ServiceSupport {
    private static final Path CONFIGURATION = Path.of("broker", "activemq.xml");

    /** A viewer that takes nothing blocks only its own sender; free that after 5 s, not ActiveMQ's 30. */
    private static final String SEND_TIMEOUT = "org.apache.activemq.transport.ws.StompSocket.sendTimeout";

    private final Map<String, String> settings;
    private BrokerLibraries libraries;
    private Object broker;

    /** @param settings the settings that {@code activemq.xml} asks for, by key */
    public EmbeddedBroker(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
    }

    @Override
    protected void doStart() throws Exception {
        if (!Files.isReadable(CONFIGURATION)) {
            throw new SetupException(
                    CONFIGURATION.toString(),
                    "cannot be read",
                    "start in Catwalk's folder, or leave 'broker' out of wall.roles");
        }
        libraries = new BrokerLibraries();
        ClassLoader ours = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(libraries);
        try {
            broker = create();
            call("start");
        } catch (InvocationTargetException e) {
            throw new SetupException(
                    CONFIGURATION.toString(), "the broker does not start (" + root(e).getMessage() + ")", "mend it", e);
        } finally {
            Thread.currentThread().setContextClassLoader(ours);
        }
    }

    /** Spring reads the placeholders from system properties; they are there while it does, and no longer. */
    private Object create() throws ReflectiveOperationException {
        synchronized (EmbeddedBroker.class) {
            System.getProperties().putIfAbsent(SEND_TIMEOUT, "5000");
            Map<String, String> before = new java.util.HashMap<>();
            settings.forEach((key, value) -> before.put(key, System.setProperty(key, value)));
            try {
                return libraries
                        .loadClass("org.apache.activemq.broker.BrokerFactory")
                        .getMethod("createBroker", String.class)
                        .invoke(null, "xbean:file:" + CONFIGURATION + "?validate=false");
            } finally {
                before.forEach((key, value) -> {
                    if (value == null) {
                        System.clearProperty(key);
                    } else {
                        System.setProperty(key, value);
                    }
                });
            }
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (broker != null) {
            call("stop");
            call("waitUntilStopped");
            broker = null;
        }
        if (libraries != null) {
            libraries.close();
        }
    }

    private void call(String method) throws ReflectiveOperationException {
        broker.getClass().getMethod(method).invoke(broker);
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}

package catwalk.bench.fanout.peer;

import catwalk.bench.process.JavaProcess;
import java.io.File;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** Artemis with one topic, in a process of its own. Arguments: its port, a folder for what it writes. */
public final class ArtemisServer {
    private ArtemisServer() {}

    public static void main(String[] arguments) throws Exception {
        JavaProcess.endWithParent();
        String acceptor = "tcp://127.0.0.1:" + arguments[0] + "?protocols=STOMP;webSocketCompressionSupported=true";
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("stomp", acceptor)
                .addAddressConfiguration(
                        new CoreAddressConfiguration().setName("wall.cats").addRoutingType(RoutingType.MULTICAST));
        configuration.setBrokerInstance(new File(arguments[1]));
        new EmbeddedActiveMQ().setConfiguration(configuration).start();
        System.out.println("ready");
    }
}

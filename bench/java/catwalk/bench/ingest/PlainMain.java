package catwalk.bench.ingest;

import catwalk.bench.process.JavaProcess;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.activemq6.ActiveMQComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** Runs {@link PlainRoute}. */
public final class PlainMain {
    private PlainMain() {}

    /** The addresses of firehose, app view and broker. */
    public static void main(String[] arguments) throws Exception {
        JavaProcess.endWithParent();
        URI firehose = URI.create(arguments[0]);
        DefaultCamelContext context = new DefaultCamelContext();
        context.addComponent("activemq6", activemq(arguments[2]));
        context.addRoutes(
                firehose.getScheme().equals("ws") ? PlainRoute.ofBluesky(keywords(), arguments[1]) : PlainRoute.ofX());
        context.start();
        ProducerTemplate template = context.createProducerTemplate();
        EventSocket.read(firehose, event -> template.sendBody("direct:event", event));
        System.out.println("ready");
        Thread.currentThread().join();
    }

    private static ActiveMQComponent activemq(String broker) {
        ActiveMQComponent component = new ActiveMQComponent();
        component.setBrokerURL(broker);
        component.setUsername("publisher");
        component.setPassword(Broker.PASSWORD);
        return component;
    }

    /** As many as Catwalk looks for. */
    private static List<String> keywords() throws Exception {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(PlainMain.class.getResourceAsStream("/catwalk/application.properties")),
                StandardCharsets.UTF_8)) {
            Properties settings = new Properties();
            settings.load(file);
            return Arrays.asList(settings.getProperty("wall.keywords").split("\\s*,\\s*"));
        }
    }
}

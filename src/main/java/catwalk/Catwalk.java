package catwalk;

import catwalk.route.StartFailures;
import catwalk.settings.Settings;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.PropertiesComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs Catwalk: camel-main, with settings read as UTF-8 from the working directory over the defaults in the jar, and with
 * a mistake in the set-up told in one line. What runs is in {@code routes/} and {@link Assembly}.
 */
public final class Catwalk extends Main {
    private static final Logger LOG = LoggerFactory.getLogger("catwalk");
    private static final String LOCATIONS =
            "file:application.properties;optional=true,classpath:catwalk/application.properties";

    static {
        // netty, in the management server, reaches into the JVM where it can; from JDK 24 on that is four lines of
        // warning
        System.getProperties().putIfAbsent("io.netty.noUnsafe", "true");
    }

    private final Assembly assembly = new Assembly();

    public Catwalk() {
        addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport main) {
                assembly.assemble(
                        Catwalk.this, new Settings(main.getCamelContext().getPropertiesComponent()));
            }

            @Override
            public void afterConfigure(BaseMainSupport main) {
                assembly.addRoutes(main.getCamelContext());
            }

            @Override
            public void afterStart(BaseMainSupport main) {
                LOG.info(assembly.summary());
            }
        });
    }

    public static void main(String... args) throws Exception {
        int exit = new Catwalk().launch(args);
        if (exit != 0) {
            // a failed start leaves threads alive that would keep the JVM
            System.exit(exit);
        }
    }

    /** Runs until stopped; the process's exit status. */
    int launch(String... args) {
        try {
            return run(args);
        } catch (Exception e) {
            LOG.error(StartFailures.describe(e));
            LOG.debug("the whole story", e);
            return 1;
        }
    }

    /** Camel reads property files as Latin-1 unless told before it loads them: Korean keywords would be mojibake. */
    @Override
    protected CamelContext createCamelContext() {
        CamelContext context = super.createCamelContext();
        PropertiesComponent properties = context.getPropertiesComponent();
        ((org.apache.camel.component.properties.PropertiesComponent) properties).setEncoding("UTF-8");
        properties.setLocation(LOCATIONS);
        return context;
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        assembly.stop();
    }
}

package catwalk.replay;

import catwalk.settings.SetupException;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** One recording and how fast to play it. */
@UriEndpoint(
        scheme = "recording",
        title = "Recording",
        syntax = "recording:file",
        consumerOnly = true,
        firstVersion = "1.0.0")
public final class RecordingEndpoint extends DefaultEndpoint {
    private static final double FASTEST = 10_000;

    @UriPath
    private final String file;

    @UriParam(defaultValue = "2")
    private String postsPerSecond = "2";

    @UriParam
    private String settings = "replay";

    private Recording recording;

    RecordingEndpoint(String uri, RecordingComponent component, String file) {
        super(uri, component);
        this.file = file;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("a recording is only read; record with the json-lines sink");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        RecordingConsumer consumer = new RecordingConsumer(this, processor, recording, rate());
        configureConsumer(consumer);
        return consumer;
    }

    /** Reads the recording through once, so that a broken one is told at the start and not an hour later. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        rate();
        recording = new Recording(getCamelContext(), file, settings + ".file");
        recording.check();
    }

    private double rate() {
        try {
            double rate = Double.parseDouble(postsPerSecond);
            if (rate > 0 && rate <= FASTEST) {
                return rate;
            }
        } catch (NumberFormatException e) {
            // answered below, with the bounds
        }
        throw new SetupException(
                settings + ".posts-per-second",
                "'" + postsPerSecond + "' is out of range",
                "use a number above 0, up to " + (int) FASTEST);
    }

    /** Activities a second, above 0; fractions are fine. */
    public void setPostsPerSecond(String postsPerSecond) {
        this.postsPerSecond = postsPerSecond;
    }

    /** The source's name, to speak of its settings. */
    public void setSettings(String settings) {
        this.settings = settings;
    }
}

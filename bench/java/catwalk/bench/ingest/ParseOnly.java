package catwalk.bench.ingest;

import catwalk.bench.process.JavaProcess;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;

/** The floor: whoever wants to know what an event says has to read and parse it. */
public final class ParseOnly {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static long fields;

    private ParseOnly() {}

    /** The firehose's address. */
    public static void main(String[] arguments) throws Exception {
        JavaProcess.endWithParent();
        EventSocket.read(URI.create(arguments[0]), ParseOnly::parse);
        System.out.println("ready");
        Thread.currentThread().join();
    }

    private static void parse(String event) {
        try {
            fields += JSON.readTree(event).size();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package catwalk.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Message;

/** Reads what somebody sent as JSON, up to 64 KiB of it. */
public final class JsonBody {
    static final int MOST_BYTES = 64 * 1024;

    /** One who is cut off while sending may never read the answer: so much more is read, and thrown away. */
    private static final int MOST_THROWN_AWAY = 16 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** @throws Refused where it is too long, or no JSON */
    public JsonNode read(Message message) throws IOException {
        InputStream body = message.getBody(InputStream.class);
        byte[] bytes = body == null ? new byte[0] : body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throwAway(body);
            throw new Refused(413, "a post is at most 64 KiB of JSON; pictures are sent as links");
        }
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json.isMissingNode()) {
                throw new Refused(400, "there is nothing in it; send a post as JSON");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new Refused(
                    400,
                    "broken JSON in line %d, column %d: %s"
                            .formatted(
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr(),
                                    e.getOriginalMessage().lines().findFirst().orElse("")));
        }
    }

    private static void throwAway(InputStream body) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int left = MOST_THROWN_AWAY; left > 0; ) {
            int read = body.read(buffer, 0, Math.min(buffer.length, left));
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }
}

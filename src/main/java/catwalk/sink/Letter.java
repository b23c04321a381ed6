package catwalk.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A collection on its way to one sink. Its state is guarded by the lock of its {@link Outbox}. */
final class Letter {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Its sender waits for this sink to have it, so it is not shed. */
    boolean awaited = true;

    /** Its sender will send it again. */
    boolean withdrawn;

    /** The sink has it, or refused it for good. */
    boolean done;

    private final String collection;

    Letter(String collection) {
        this.collection = collection;
    }

    /** JSON text. */
    String collection() {
        return collection;
    }

    /** How many posts the collection holds. */
    int posts() {
        return posts(collection);
    }

    static int posts(String collection) {
        try {
            return JSON.readTree(collection).path("totalItems").asInt(1);
        } catch (JsonProcessingException e) {
            return 1;
        }
    }
}

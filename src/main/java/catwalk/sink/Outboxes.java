package catwalk.sink;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.Body;

/**
 * Sends collections to the sinks, by an outbox for each, so that a sink that is down or slow holds up no other.
 *
 * <p>Collections count as published when one sink has them and each other has them too, or is behind: has kept a
 * sender waiting for a second. While no sink takes anything, senders wait, and with them the wall: what nobody has got is not
 * written down as shown.
 */
public final class Outboxes {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    /** How soon a sender that nobody serves notices that the process ends. */
    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(500);

    private final OutboxComponent component;
    private final List<String> sinks;
    private final List<String> topics;

    /**
     * @param sinks the names of all sinks
     * @param topics the names of those that lead to a broker
     */
    public Outboxes(OutboxComponent component, List<String> sinks, List<String> topics) {
        this.component = component;
        this.sinks = List.copyOf(sinks);
        this.topics = List.copyOf(topics);
    }

    /**
     * Sends collections to every sink, and returns when they count as published.
     *
     * @throws RejectedExecutionException where the process ends before that
     */
    public void publish(@Body List<String> collections) throws InterruptedException {
        component.lock().lockInterruptibly();
        try {
            Map<Letter, Outbox> letters = new LinkedHashMap<>();
            for (String sink : sinks) {
                Outbox outbox = component.outbox(sink);
                collections.forEach(collection -> letters.put(outbox.add(collection), outbox));
            }
            await(letters, () -> isPublished(letters));
        } finally {
            component.lock().unlock();
        }
    }

    private static boolean isPublished(Map<Letter, Outbox> letters) {
        Set<Outbox> owing = new HashSet<>();
        letters.forEach((letter, outbox) -> {
            if (!letter.done) {
                owing.add(outbox);
            }
        });
        return owing.isEmpty() || owing.stream().allMatch(Outbox::isBehind) && !owing.containsAll(letters.values());
    }

    /**
     * Sends collections to the broker's sinks ahead of all that wait for them, and returns when they have them.
     *
     * @throws RejectedExecutionException where the process ends before that
     */
    public void resend(@Body List<String> collections) throws InterruptedException {
        component.lock().lockInterruptibly();
        try {
            Map<Letter, Outbox> letters = new LinkedHashMap<>();
            for (String topic : topics) {
                Outbox outbox = component.outbox(topic);
                outbox.addFirst(collections).forEach(letter -> letters.put(letter, outbox));
            }
            await(letters, () -> letters.keySet().stream().allMatch(letter -> letter.done));
        } finally {
            component.lock().unlock();
        }
    }

    /** Letters that their sender will send again are taken back, as far as they are not under way. */
    private void await(Map<Letter, Outbox> letters, BooleanSupplier enough) throws InterruptedException {
        try {
            long patience = PATIENCE;
            while (!enough.getAsBoolean()) {
                if (component.isEnding()) {
                    throw new RejectedExecutionException("the wall stops before a sink has taken it");
                }
                if (patience > 0) {
                    patience = component.senders().awaitNanos(patience);
                } else if (!fallBehind(letters)) {
                    component.senders().awaitNanos(GLANCE);
                }
            }
            letters.keySet().forEach(letter -> letter.awaited = false);
        } catch (InterruptedException | RejectedExecutionException e) {
            letters.forEach((letter, outbox) -> outbox.withdraw(letter));
            throw e;
        }
    }

    /** Whether this is news. */
    private static boolean fallBehind(Map<Letter, Outbox> letters) {
        boolean news = false;
        for (Map.Entry<Letter, Outbox> letter : letters.entrySet()) {
            if (!letter.getKey().done && !letter.getValue().isBehind()) {
                letter.getValue().fallBehind();
                news = true;
            }
        }
        return news;
    }
}

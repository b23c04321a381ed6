package catwalk.sink;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultShutdownStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two sinks' outboxes, with the test as their takers. */
@Timeout(20)
class OutboxesTest {
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Ending ending = new Ending();
    private OutboxComponent component;
    private Outbox broker;
    private Outbox hook;
    private Outboxes both;
    private Outboxes one;

    /** The process ends when the test says so. */
    private static final class Ending extends DefaultShutdownStrategy {
        private volatile boolean now;

        @Override
        public boolean isForceShutdown() {
            return now;
        }
    }

    @BeforeEach
    void open() {
        context.getRegistry().bind("meters", meters);
        context.setShutdownStrategy(ending);
        component = context.getComponent("outbox", OutboxComponent.class);
        broker = component.outbox("broker");
        hook = component.outbox("hook");
        both = new Outboxes(component, List.of("broker", "hook"), List.of("broker"));
        one = new Outboxes(component, List.of("broker"), List.of("broker"));
    }

    @AfterEach
    void close() {
        context.stop();
    }

    @Test
    void aCollectionIsPublishedWhenTheOnlySinkHasIt() throws Exception {
        int turn = broker.open(10);
        CompletableFuture<Void> sender = publishing(one, "a");
        Letter letter = broker.take(turn);
        assertEquals("a", letter.collection());
        assertFalse(sender.isDone(), "the sink has not taken it yet");
        broker.done(letter);
        sender.get(5, TimeUnit.SECONDS);
    }

    @Test
    void collectionsSentTogetherArePublishedWhenASinkHasThemAll() throws Exception {
        int turn = broker.open(1);
        hook.open(1);
        CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> run(() -> both.publish(List.of("a", "b"))));
        broker.done(broker.take(turn));
        Letter second = broker.take(turn);
        await().until(() -> isBehind(broker) && isBehind(hook));
        assertFalse(sender.isDone(), "the sink has one of two");
        broker.done(second);
        sender.get(5, TimeUnit.SECONDS);
    }

    @Test
    void theSenderWaitsForBothWhileBothAreInTime() throws Exception {
        int brokers = broker.open(10);
        int hooks = hook.open(10);
        CompletableFuture<Void> sender = publishing(both, "a");
        broker.done(broker.take(brokers));
        assertFalse(sender.isDone(), "one of two has it");
        hook.done(hook.take(hooks));
        sender.get(5, TimeUnit.SECONDS);
        assertFalse(isBehind(hook));
    }

    @Test
    void aSinkThatKeptASenderWaitingForASecondHoldsUpNobodyUntilItHasCaughtUp() throws Exception {
        int turn = broker.open(10);
        int hooks = hook.open(10);
        CompletableFuture<Void> sender = publishing(both, "a");
        broker.done(broker.take(turn));
        long start = System.nanoTime();
        sender.get(5, TimeUnit.SECONDS);
        assertTrue(isBehind(hook));
        for (String collection : List.of("b", "c", "d")) {
            CompletableFuture<Void> next = publishing(both, collection);
            broker.done(broker.take(turn));
            next.get(5, TimeUnit.SECONDS);
        }
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(4), "each waited for the sink that is behind");
        assertEquals(List.of("a", "b", "c", "d"), takeAll(hook, hooks), "what waits, in its order");
        assertFalse(isBehind(hook), "it has caught up");
    }

    @Test
    void whileNoSinkTakesAnythingTheSenderWaits() throws Exception {
        int turn = broker.open(1);
        hook.open(1);
        CompletableFuture<Void> sender = publishing(both, "a");
        await().until(() -> isBehind(broker) && isBehind(hook));
        assertFalse(sender.isDone());
        broker.done(broker.take(turn));
        sender.get(5, TimeUnit.SECONDS);
    }

    @Test
    void beyondTheCapacityTheOldestAreShedAndCountedInPosts() throws Exception {
        int turn = broker.open(10);
        int hooks = hook.open(2);
        for (int posts = 1; posts <= 5; posts++) {
            CompletableFuture<Void> sender = publishing(both, collection(posts));
            broker.done(broker.take(turn));
            sender.get(5, TimeUnit.SECONDS);
        }
        assertEquals(
                2,
                meters.get("catwalk.sink.waiting").tag("sink", "hook").gauge().value());
        assertEquals(
                1 + 2 + 3,
                meters.get("catwalk.sink.shed").tag("sink", "hook").counter().count());
        assertEquals(
                0,
                meters.get("catwalk.sink.shed").tag("sink", "broker").counter().count());
        assertEquals(List.of(collection(4), collection(5)), takeAll(hook, hooks));
    }

    @Test
    void whatASenderWaitsForIsNotShed() throws Exception {
        int turn = broker.open(1);
        CompletableFuture<Void> first = publishing(one, "a");
        await().until(() -> broker.size() == 1);
        CompletableFuture<Void> second = publishing(one, "b");
        await().until(() -> broker.size() == 2);
        assertEquals(List.of("a", "b"), takeAll(broker, turn));
        first.get(5, TimeUnit.SECONDS);
        second.get(5, TimeUnit.SECONDS);
    }

    @Test
    void whatIsSentAgainGoesAheadOfAllThatWaitsAndOnlyToTheBroker() throws Exception {
        CompletableFuture<Void> sender = publishing(both, "new");
        await().until(() -> broker.size() == 1);
        CompletableFuture<Void> again =
                CompletableFuture.runAsync(() -> run(() -> both.resend(List.of("old", "older"))));
        await().until(() -> broker.size() == 3);
        assertEquals(List.of("old", "older", "new"), takeAll(broker, broker.open(1)));
        again.get(5, TimeUnit.SECONDS);
        sender.get(5, TimeUnit.SECONDS);
        assertEquals(1, hook.size());
    }

    @Test
    void aLetterPutBackIsTheNextAgainForTheTakerThatFollows() throws Exception {
        int former = broker.open(10);
        CompletableFuture<Void> sender = publishing(one, "a");
        Letter letter = broker.take(former);
        broker.close();
        int turn = broker.open(10);
        assertNull(broker.take(former), "a former taker gets nothing");
        CompletableFuture<Letter> taken = CompletableFuture.supplyAsync(() -> take(broker, turn));
        assertFalse(taken.isDone(), "one at a time");
        broker.putBack(letter);
        assertEquals("a", taken.get(5, TimeUnit.SECONDS).collection());
        assertFalse(sender.isDone());
        broker.done(letter);
        sender.get(5, TimeUnit.SECONDS);
    }

    @Test
    void whatTheSinkGivesUpIsDealtWithAndCounted() throws Exception {
        int turn = broker.open(10);
        CompletableFuture<Void> sender = publishing(one, collection(3));
        broker.giveUp(broker.take(turn), new IllegalStateException("no"));
        sender.get(5, TimeUnit.SECONDS);
        assertEquals(
                3,
                meters.get("catwalk.sink.dead").tag("sink", "broker").counter().count());
    }

    @Test
    void aSenderThatNobodyServesIsToldWhenTheProcessEndsAndNothingStays() throws Exception {
        CompletableFuture<Void> sender = publishing(both, "a");
        CompletableFuture<Void> again = CompletableFuture.runAsync(() -> run(() -> both.resend(List.of("b"))));
        await().until(() -> broker.size() == 2);
        ending.now = true;
        for (CompletableFuture<Void> each : List.of(sender, again)) {
            ExecutionException failure = assertThrows(ExecutionException.class, () -> each.get(5, TimeUnit.SECONDS));
            assertEquals(RejectedExecutionException.class, failure.getCause().getClass());
        }
        assertEquals(0, broker.size() + hook.size());
    }

    private CompletableFuture<Void> publishing(Outboxes outboxes, String collection) {
        return CompletableFuture.runAsync(() -> run(() -> outboxes.publish(List.of(collection))));
    }

    private static String collection(int posts) {
        return "{\"totalItems\":" + posts + "}";
    }

    private boolean isBehind(Outbox outbox) {
        component.lock().lock();
        try {
            return outbox.isBehind();
        } finally {
            component.lock().unlock();
        }
    }

    private static List<String> takeAll(Outbox outbox, int turn) {
        List<String> taken = new ArrayList<>();
        while (outbox.size() > 0) {
            Letter letter = take(outbox, turn);
            taken.add(letter.collection());
            outbox.done(letter);
        }
        return taken;
    }

    private static Letter take(Outbox outbox, int turn) {
        try {
            return outbox.take(turn);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What may be interrupted. */
    private interface Action {
        void run() throws InterruptedException;
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

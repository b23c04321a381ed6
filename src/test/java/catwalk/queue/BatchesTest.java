package catwalk.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class BatchesTest {
    private static final long MILLISECOND = 1_000_000;

    private final AtomicLong clock = new AtomicLong();
    private final List<Integer> shed = new ArrayList<>();
    private final Batches<Integer> batches = new Batches<>(clock::get, shed::add);

    @Test
    void theFirstAfterAQuietTimeGoesAtOnce() throws Exception {
        batches.open(new Batches.Terms(0, 50, 100 * MILLISECOND, 10));
        batches.add(1);
        assertEquals(List.of(1), batches.take(), "no time has passed");
    }

    @Test
    void whatComesWithinTheIntervalGoesTogetherWhenItIsOver() throws Exception {
        batches.open(new Batches.Terms(0, 50, 100 * MILLISECOND, 10));
        batches.add(1);
        batches.take();
        batches.add(2);
        batches.add(3);
        clock.addAndGet(100 * MILLISECOND);
        assertEquals(List.of(2, 3), batches.take());
    }

    @Test
    void aFullBatchGoesBeforeTheIntervalIsOver() throws Exception {
        batches.open(new Batches.Terms(0, 2, 100 * MILLISECOND, 10));
        addAll(1, 2, 3, 4);
        assertEquals(List.of(1, 2), batches.take());
        assertEquals(List.of(3, 4), batches.take());
    }

    @Test
    void aPaceOfTenASecondLetsOneGoEachTenthOfASecond() throws Exception {
        batches.open(new Batches.Terms(10, 50, 100 * MILLISECOND, 1000));
        IntStream.range(0, 100).forEach(this::add);
        int taken = 0;
        for (int tenth = 0; tenth < 50; tenth++) {
            taken += batches.take().size();
            clock.addAndGet(100 * MILLISECOND);
        }
        assertEquals(50, taken, "5 seconds at 10 a second");
    }

    @Test
    void beyondTheCapacityTheOldestAreShedAndTheRestKeepTheirOrder() throws Exception {
        batches.open(new Batches.Terms(1000, 50, 0, 3));
        addAll(1, 2, 3, 4, 5);
        assertEquals(List.of(1, 2), shed);
        clock.addAndGet(1000 * MILLISECOND);
        assertEquals(List.of(3), batches.take(), "a burst of one: the interval is zero");
        clock.addAndGet(1000 * MILLISECOND);
        assertEquals(List.of(4), batches.take());
    }

    @Test
    void withoutAPaceWhoeverAddsWaitsForRoomAndNothingIsShed() throws Exception {
        batches.open(new Batches.Terms(0, 50, 0, 2));
        addAll(1, 2);
        CompletableFuture<Void> third = CompletableFuture.runAsync(() -> add(3));
        assertEquals(List.of(1, 2), batches.take());
        third.get(5, TimeUnit.SECONDS);
        assertEquals(List.of(3), batches.take());
        assertTrue(shed.isEmpty());
    }

    @Test
    void theExpeditedGoesFirstAndKnowsNoPace() throws Exception {
        batches.open(new Batches.Terms(1, 50, 0, 1));
        add(1);
        assertEquals(List.of(1), batches.take());
        add(2);
        batches.expedite(9);
        assertEquals(List.of(9), batches.take(), "the next paced one is due in a second");
    }

    @Test
    void aBatchPutBackIsTheNextAgain() throws Exception {
        batches.open(new Batches.Terms(0, 2, 0, 10));
        addAll(1, 2, 3);
        batches.putBack(batches.take());
        assertEquals(List.of(1, 2), batches.take());
        assertEquals(List.of(3), batches.take());
    }

    @Test
    void onceDrainedThePaceNoLongerHolds() throws Exception {
        batches.open(new Batches.Terms(1, 50, 100 * MILLISECOND, 10));
        addAll(1, 2, 3);
        batches.drain();
        assertEquals(List.of(1, 2, 3), batches.take());
    }

    @Test
    void closingEndsTheTakersWaitAndKeepsWhatWaits() throws Exception {
        batches.open(new Batches.Terms(1, 50, 100 * MILLISECOND, 10));
        batches.add(1);
        batches.take();
        batches.add(2);
        CompletableFuture<List<Integer>> taken = CompletableFuture.supplyAsync(this::take);
        batches.close();
        assertEquals(List.of(), taken.get(5, TimeUnit.SECONDS));
        assertEquals(1, batches.size());
    }

    private void addAll(int... things) {
        IntStream.of(things).forEach(this::add);
    }

    private void add(int thing) {
        try {
            batches.add(thing);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Integer> take() {
        try {
            return batches.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

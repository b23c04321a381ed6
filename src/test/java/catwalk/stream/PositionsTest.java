package catwalk.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PositionsTest {

    @Test
    void theCursorPassesAnEventOnlyWhenAllBeforeItAreDone() throws Exception {
        Positions positions = positions(10, "5");
        Positions.Event six = positions.begin("6");
        Positions.Event seven = positions.begin("7");
        Positions.Event eight = positions.begin("8");
        positions.done(seven);
        assertEquals("5", positions.passed(), "6 is under way");
        positions.done(six);
        assertEquals("7", positions.passed());
        positions.done(eight);
        assertEquals("8", positions.passed());
    }

    @Test
    void anEventThatIsPassedOverMovesTheCursorOnceAllBeforeItAreDone() throws Exception {
        Positions positions = positions(1, "5");
        positions.pass("6");
        assertEquals("6", positions.passed());
        Positions.Event seven = positions.begin("7");
        positions.pass("8");
        positions.pass("9");
        assertEquals("6", positions.passed(), "7 is under way");
        assertEquals(2, positions.size(), "7, and all that was passed over after it");
        positions.done(seven);
        assertEquals("9", positions.passed());
        assertEquals(0, positions.size());
    }

    @Test
    void whileEventsBeforeTheNextAreStillFetchedTheCursorStays() throws Exception {
        Positions positions = positions(2, "5");
        Positions.Event gap = positions.hold();
        positions.done(positions.begin("9"));
        positions.done(positions.begin("6"));
        assertEquals("5", positions.passed(), "6 to 8 are still to come");
        positions.done(gap);
        assertEquals("9", positions.passed(), "never back to 6");
    }

    @Test
    void whatIsDoneWhileTheCursorStaysTakesNoRoom() throws Exception {
        Positions positions = positions(100, "5");
        Positions.Event gap = positions.hold();
        for (int round = 0; round < 100; round++) {
            List<Positions.Event> events = new ArrayList<>();
            for (int i = 10; i < 60; i++) {
                events.add(positions.begin(String.valueOf(100 * round + i)));
            }
            Collections.shuffle(events, new Random(round));
            events.forEach(positions::done);
        }
        assertEquals(2, positions.size(), "the gap, and all that is done after it");
        assertEquals("5", positions.passed());
        positions.done(gap);
        assertEquals("9959", positions.passed());
        assertEquals(0, positions.size());
    }

    @Test
    void whoBeginsAnEventWaitsWhileTooManyAreUnderWay() throws Exception {
        Positions positions = positions(1, null);
        Positions.Event first = positions.begin("1");
        CompletableFuture<Positions.Event> second = CompletableFuture.supplyAsync(() -> begin(positions, "2"));
        assertEquals(false, second.isDone());
        positions.done(first);
        positions.done(second.get(5, TimeUnit.SECONDS));
        assertEquals("2", positions.passed());
    }

    @Test
    void closingEndsThatWait() throws Exception {
        Positions positions = positions(1, null);
        positions.begin("1");
        CompletableFuture<Positions.Event> second = CompletableFuture.supplyAsync(() -> begin(positions, "2"));
        positions.close();
        assertThrows(ExecutionException.class, () -> second.get(5, TimeUnit.SECONDS));
    }

    private static Positions positions(int most, String passed) {
        return new Positions(most, passed, PositionUnit.MICROS::later);
    }

    private static Positions.Event begin(Positions positions, String position) {
        try {
            return positions.begin(position);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

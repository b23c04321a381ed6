package catwalk.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PositionsTest {

    @Test
    void theCursorPassesAnEventOnlyWhenAllBeforeItAreDone() throws Exception {
        Positions positions = new Positions(10, 5);
        Positions.Event six = positions.begin(6);
        Positions.Event seven = positions.begin(7);
        Positions.Event eight = positions.begin(8);
        positions.done(seven);
        assertEquals(5, positions.passed(), "6 is under way");
        positions.done(six);
        assertEquals(7, positions.passed());
        positions.done(eight);
        assertEquals(8, positions.passed());
    }

    @Test
    void whoBeginsAnEventWaitsWhileTooManyAreUnderWay() throws Exception {
        Positions positions = new Positions(1, 0);
        Positions.Event first = positions.begin(1);
        CompletableFuture<Positions.Event> second = CompletableFuture.supplyAsync(() -> begin(positions, 2));
        assertEquals(false, second.isDone());
        positions.done(first);
        positions.done(second.get(5, TimeUnit.SECONDS));
        assertEquals(2, positions.passed());
    }

    @Test
    void closingEndsThatWait() throws Exception {
        Positions positions = new Positions(1, 0);
        positions.begin(1);
        CompletableFuture<Positions.Event> second = CompletableFuture.supplyAsync(() -> begin(positions, 2));
        positions.close();
        assertThrows(ExecutionException.class, () -> second.get(5, TimeUnit.SECONDS));
    }

    private static Positions.Event begin(Positions positions, long position) {
        try {
            return positions.begin(position);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

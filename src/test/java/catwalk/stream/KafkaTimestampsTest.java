package catwalk.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaTimestampsTest {
    private static final PositionUnit UNIT = PositionUnit.KAFKA_TIMESTAMPS;
    private static final String FIRST = id("\"offset\":-1", "\"timestamp\":10000");
    private static final String SECOND = id("\"offset\":-1", "\"timestamp\":20000");
    private static final String SWITCHED = id("\"timestamp\":30000", "\"timestamp\":20000");

    private static String id(String codfw, String eqiad) {
        return "[{\"topic\":\"codfw.mediawiki.recentchange\",\"partition\":0," + codfw
                + "},{\"topic\":\"eqiad.mediawiki.recentchange\",\"partition\":0," + eqiad + "}]";
    }

    @Test
    void tellsTheTimeOfTheTopicThatIsFurthest() {
        assertEquals(Instant.ofEpochMilli(20_000), UNIT.time(SECOND));
        assertEquals(Instant.ofEpochMilli(30_000), UNIT.time(SWITCHED));
        assertNull(UNIT.time(id("\"offset\":-1", "\"offset\":17")));
    }

    @Test
    void goesBackInEachTopicAndReadsTheOtherDataCentresFromThereAndNotFromItsEnd() {
        assertEquals(id("\"timestamp\":15000", "\"timestamp\":15000"), UNIT.before(SECOND, Duration.ofSeconds(5)));
        assertEquals(id("\"timestamp\":25000", "\"timestamp\":15000"), UNIT.before(SWITCHED, Duration.ofSeconds(5)));
        assertEquals(id("\"timestamp\":20000", "\"timestamp\":20000"), UNIT.before(SECOND, Duration.ZERO), "no rewind");
        assertEquals(id("\"timestamp\":9999", "\"timestamp\":9999"), UNIT.justBefore(FIRST));
    }

    @Test
    void theLaterOfTwoIsTheOneThatIsFurther() {
        assertEquals(SECOND, UNIT.later(FIRST, SECOND));
        assertEquals(SECOND, UNIT.later(SECOND, FIRST));
        assertEquals(SWITCHED, UNIT.later(SECOND, SWITCHED));
        assertEquals(FIRST, UNIT.later(null, FIRST));
        assertEquals(FIRST, UNIT.later(FIRST, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "{}", "[", "[1]", "token", "[{\"topic\":\"a\",\"partition\":0,\"offset\":17}]"})
    void anIdOfAnotherFormIsLeftAsItIs(String other) {
        assertEquals(other, UNIT.before(other, Duration.ofSeconds(5)));
        assertNull(UNIT.time(other));
        assertEquals(other, UNIT.later(null, other));
        assertEquals(FIRST, UNIT.later(FIRST, other), "a time counts more than none");
    }
}

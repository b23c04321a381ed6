package catwalk.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catwalk.activity.MalformedActivity;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPositionTest {
    private final JsonPosition time = new JsonPosition("time_us");
    private final JsonPosition id = new JsonPosition("data.id");

    @Test
    void aPositionIsANumberOrATextOfDigits() {
        assertEquals(
                "1725911162329308",
                time.of("{\"did\":\"did:plc:mina\",\"time_us\":1725911162329308,\"kind\":\"commit\"}"));
        assertEquals("1900000000000000001", id.of("{\"data\":{\"text\":\"{\",\"id\":\"1900000000000000001\"}}"));
    }

    @Test
    void itIsFoundInATreeAsWell() throws Exception {
        assertEquals("12", id.of(new ObjectMapper().readTree("{\"data\":{\"id\":\"12\"}}")));
    }

    @Test
    void aFieldOfThatNameElsewhereIsNone() {
        assertEquals("2", time.of("{\"commit\":{\"time_us\":1,\"cid\":[{\"time_us\":1}]},\"time_us\":2}"));
        assertNull(id.of("{\"id\":\"1\",\"includes\":{\"id\":\"2\"}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "-1",
                "null",
                "\"\"",
                "\"soon\"",
                "{}",
                "[1]",
                "true",
                "9999999999999999999",
                "12345678901234567890"
            })
    void whatIsNoWholeNumberIsNoPosition(String value) {
        assertNull(time.of("{\"time_us\":" + value + "}"));
    }

    @Test
    void aNumberAloneIsAnEventWithoutAPosition() {
        assertNull(id.of("115013455"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"text\"", "[]", "12 13", "oops", "{\"did\":", "{\"did\":oops}"})
    void whatIsNoObjectUpToThereIsMalformed(String event) {
        assertThrows(MalformedActivity.class, () -> time.of(event));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"time_us\":17259", "{\"time_us\":\"17259"})
    void aNumberThatBreaksOffIsNotTakenForAnother(String event) {
        assertThrows(MalformedActivity.class, () -> time.of(event));
    }
}

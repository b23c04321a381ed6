package catwalk.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest(name = "{0} in \"{1}\": {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "cat     | My Cat sleeps          | true",
                "cat     | concatenate            | false",
                "cat     | cats                   | false",
                "cat     | the cat's bed          | true",
                "cat     | #cat                   | true",
                "#cat    | a cat                  | true",
                "cat     | ＣＡＴ                  | true",
                "chatte  | CHATTE noire           | true",
                "kätzchen| KÄTZCHEN               | true",
                "kätzchen| ka\u0308tzchen          | true",
                "고양이   | 우리고양이가 잔다        | true",
                "猫       | 子猫がいる              | true",
                "猫       | 犬だけ                  | false",
                "кот     | Кот спит               | true",
                "кот     | который                | false",
                "#고양이 | 우리 고양이            | true",
                "🐱      | look 🐱!              | true",
                "🐱      | look!                 | false",
                "maine coon | a Maine  Coon, big   | true",
                "maine coon | maine raccoon        | false",
                "قطة     | هذه قطة صغيرة           | true",
            })
    void aWordOccursWhereAReaderWouldSeeIt(String word, String text, boolean expected) {
        assertEquals(expected, new Words(List.of(word)).occurIn(text));
    }
}

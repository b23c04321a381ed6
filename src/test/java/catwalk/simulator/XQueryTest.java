package catwalk.simulator;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By the pages "Build a rule" and "Operators". */
class XQueryTest {
    private static final Instant TIME = Instant.parse("2026-07-04T14:37:36.500Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "cat | My Cat naps | true",
                "cat | my cats nap | false",
                "cats | so many #cats! | true",
                "'\"lap cat\"' | the lap cat | true",
                "'\"lap cat\"' | cat lap | false",
                "고양이 | 고양이를 보여줘 | true",
                "😺 | hi😺 | true",
                "cat box | a cat in a box | true",
                "cat box | a cat | false",
                "apple OR iphone ipad | apple | true",
                "apple OR iphone ipad | ipad | false",
                "(apple OR iphone) ipad | apple | false",
                "(apple OR iphone) ipad | ipad and iphone | true",
                "cat -grumpy | a cat | true",
                "cat -grumpy | a grumpy cat | false",
                "from:mina_example | anything | true",
                "from:jun_example | anything | false",
                "cat | https://example.org/cat | false",
                "cat sample:100 | a cat | true",
            })
    void matchesWords(String query, String text, boolean matches) throws XQuery.InvalidException {
        assertEquals(matches, XQuery.parse(query).matches(XPost.of(TIME, 1, text)));
    }

    @Test
    void matchesWhatAPostIsAndHas() throws XQuery.InvalidException {
        XPost photo = XPost.of(TIME, 1, "cat #cats").photo("a dog").lang("ko").hashtags("cats");
        XPost video = XPost.of(TIME, 2, "cat").video(null);
        assertTrue(matches("cat has:media", photo));
        assertTrue(matches("cat has:images lang:ko", photo));
        assertFalse(matches("cat lang:en", photo));
        assertTrue(matches("#CATS", photo));
        assertFalse(matches("dog", photo));
        assertTrue(matches("cat has:video_link -has:images", video));
        assertFalse(matches("cat has:media", XPost.of(TIME, 3, "cat")));
        assertFalse(matches("cat -is:retweet", photo.retweeted(TIME, 4)));
        assertTrue(matches("cat is:reply", XPost.of(TIME, 5, "cat").replyingTo(photo)));
    }

    @Test
    void matchesTheQuotedPostAsWellOnTheStreamOnly() throws XQuery.InvalidException {
        XPost quote = XPost.of(TIME, 2, "look").quoting(XPost.of(TIME, 1, "cat").photo("a cat"));
        XQuery query = XQuery.parse("cat has:images");
        assertTrue(query.matchesWithQuoted(quote));
        assertFalse(query.matches(quote));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "has:media",
                "has:links OR is:retweet",
                "cat OR has:media",
                "-cat",
                "cat -(box OR bag)",
                "(cat",
                "cat)",
                "cat OR",
                "\"cat",
                "",
                "cat is:nullcast",
                "cat lang:klingon",
                "cat has:whiskers",
                "colour:red",
                "cat -sample:10"
            })
    void refusesWhatXRefuses(String query) {
        assertThrows(XQuery.InvalidException.class, () -> XQuery.parse(query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#xapiv2",
                "\"X data\" has:mentions (has:media OR has:links)",
                "(kittens OR puppies) has:media -is:nullcast",
                "-is:retweet has:geo (from:NWSNHC OR from:NHC_Atlantic)",
                "url:\"https://developer.x.com\"",
                "context:10.799022225751871488 -is:retweet"
            })
    void takesTheExamplesOfTheDocumentation(String query) {
        assertDoesNotThrow(() -> XQuery.parse(query));
    }

    private static boolean matches(String query, XPost post) throws XQuery.InvalidException {
        return XQuery.parse(query).matches(post);
    }
}

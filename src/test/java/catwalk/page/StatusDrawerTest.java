package catwalk.page;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.QuietBroker;
import catwalk.kit.QuietBroker.Answer;
import catwalk.kit.RunningWall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The drawer behind the pill: how the wall and its sources fare, of which the page is told over the status topic. */
@Tag("browser")
class StatusDrawerTest {
    private static final String UNTIL = "2026-07-04T15:05:00Z";

    private static final String STATUS = """
            {"time":"2026-07-04T14:38:08.999Z","viewers":1250,
             "posts":{"published":34567,"waiting":12,"shed":3,"malformed":1},
             "sources":{
              "bluesky":{"state":"connected","events":5},
              "mastodon.eu":{"state":"behind","events":5,"behindSeconds":95},
              "rss.flickr":{"state":"starting","events":0},
              "wikimedia":{"state":"behind","events":5,"behindSeconds":240},
              "x-stream":{"state":"waiting","events":5,"until":"2026-07-04T15:05:00Z","reason":"the budget of today is spent",
               "budget":{"leftToday":1200,"perDay":5000,"leftThisMonth":88000,"perMonth":100000}}}}
            """;

    /** Statuses as nobody should publish them, one in each line. */
    private static final String IN_OTHER_FORMS = """
            null
            7
            "live"
            []
            {}
            {"sources":null,"posts":null,"viewers":null}
            {"sources":[],"posts":[]}
            {"sources":"behind","posts":"many","viewers":"two"}
            {"sources":{"rss":null,"x":7,"webhook":"connected","bluesky":{},"mastodon":{"state":null}}}
            {"posts":{"published":null,"waiting":"12","shed":{},"malformed":[]},"viewers":{"count":1}}
            {"sources":{"rss":{"state":"waiting","until":"soon","reason":{"code":1}}}}
            {"sources":{"rss":{"state":"waiting","until":{},"reason":null}}}
            {"sources":{"rss":{"state":"behind","behindSeconds":"many"}}}
            {"sources":{"rss":{"state":"behind","behindSeconds":{}}}}
            {"sources":{"x-stream":{"state":"connected","budget":{"leftToday":"many","leftThisMonth":{}}}}}
            {"sources":{"x-stream":{"state":"toString","budget":7}}}
            """;

    @AutoClose
    private static final QuietBroker broker = new QuietBroker();

    @RegisterExtension
    static final Room room = Room.before(broker, Map.of());

    @BeforeEach
    void welcome() {
        broker.answer(Answer.WELCOME);
    }

    @Test
    void thePillOpensItAndEscapeClosesIt() {
        room.open("");
        assertFalse(room.there("#drawer"));
        look();
        assertEquals("How the wall is doing", room.words("#drawer h2"));
        room.press(Keys.ESCAPE);
        awaitClosed();
        assertEquals("pill", room.text("return document.activeElement.id"), "the focus is where it was");
        look();
        room.click("#drawer .close");
        awaitClosed();
    }

    @Test
    void beforeThePublisherHasSaidAnythingThatIsSaid() {
        room.open("");
        look();
        assertEquals("The publisher has not said how its sources are.", room.words("#drawer .silent"));
        assertEquals("–", room.words("#drawer .published"));
        assertEquals(List.of(), sources());
    }

    @Test
    void eachSourceIsToldWithHowItFares() {
        room.open("");
        broker.send("wall.cats.status", STATUS);
        look();
        awaitFigure("published", "34,567");
        assertEquals(
                List.of(
                        "bluesky connected: Bluesky|Connected",
                        "mastodon.eu behind: Mastodon|Catching up|95 s behind",
                        "rss.flickr starting: RSS|Starting",
                        "wikimedia behind: Wikimedia Commons|Catching up|4 min behind",
                        "x-stream waiting: X|Waiting until " + clock("en")
                                + "|the budget of today is spent|1,200 reads left"),
                sources());
        assertEquals("", room.words("#drawer .silent"));
    }

    @Test
    void itsFiguresAreThoseOfThePublisher() {
        room.open("");
        broker.send("wall.cats.status", STATUS);
        look();
        awaitFigure("viewers", "1,250");
        assertEquals(
                "Viewers 1,250, Shown so far 34,567, Waiting 12, Left out, too many at once 3, Unreadable 1",
                figures());
        broker.send("wall.cats.status", STATUS.replace("\"viewers\":1250,", ""));
        awaitFigure("viewers", "–");
    }

    @Test
    void postsAMinuteAreCountedAndDrawn() {
        room.open("");
        look();
        assertEquals("Counting", room.words("#drawer .rate"));
        room.clock().advance(Duration.ofSeconds(3)); // what comes before may be no news
        broker.send("wall.cats", collection(6));
        await("the chart").until(() -> chart().equals("6 posts in the last ten minutes"));
        room.clock().advance(Duration.ofSeconds(30));
        String rate = room.words("#drawer .rate");
        assertTrue(rate.matches("(9|10|11|12) a minute"), "6 posts in half a minute: " + rate);
        assertEquals(60L, room.browser().eval("return document.querySelectorAll('svg.chart rect').length"));
        assertEquals(
                List.of(40L),
                room.browser()
                        .eval("return [...document.querySelectorAll('svg.chart rect')]"
                                + ".map(bar => Number(bar.getAttribute('height'))).filter(height => height > 1)"),
                "one bar, as high as the chart");
        room.clock().advance(Duration.ofMinutes(2));
        assertEquals("0 a minute", room.words("#drawer .rate"));
        assertEquals("6 posts in the last ten minutes", chart());
        room.clock().advance(Duration.ofMinutes(8));
        assertEquals("0 posts in the last ten minutes", chart());
    }

    @Test
    void itChangesWhileOneLooks() {
        room.open("");
        broker.send("wall.cats.status", STATUS);
        look();
        awaitFigure("published", "34,567");
        broker.send("wall.cats.status", """
                {"posts":{"published":34568,"waiting":0,"shed":3,"malformed":1},"sources":{"bluesky":{"state":"behind","behindSeconds":61}}}
                """);
        awaitFigure("published", "34,568");
        assertEquals(List.of("bluesky behind: Bluesky|Catching up|61 s behind"), sources());
        assertEquals("Running behind", room.words("#drawer .now"));
        room.clock().advance(Duration.ofSeconds(31));
        await("the state").until(() -> room.words("#drawer .now").equals("Running behind"));
        broker.answer(Answer.HANG_UP);
        await("the state").until(() -> room.words("#drawer .now").equals("Reconnecting"));
        assertEquals(List.of("bluesky behind: Bluesky|Catching up|61 s behind"), sources(), "as last told");
    }

    @Test
    void nothingIsAskedForToShowIt() {
        room.open("");
        broker.send("wall.cats.status", STATUS);
        Object before = requests();
        look();
        awaitFigure("published", "34,567");
        broker.send("wall.cats.status", STATUS.replace("34567", "34568"));
        awaitFigure("published", "34,568");
        room.clock().advance(Duration.ofMinutes(1));
        assertEquals(before, requests());
    }

    @Test
    void whatSourcesAreCalledAndWhyTheyWaitIsOnlyText() {
        room.open("");
        String long200 = "ㄱ".repeat(200);
        broker.send("wall.cats.status", """
                {"posts":{"published":1},"sources":{
                 "<img src=x onerror=alert(1)>":{"state":"waiting","reason":"<b>no</b> <a href='javascript:alert(1)'>way</a>"},
                 "constructor":{"state":"<i>toString</i>"},"__proto__":{"state":"constructor"},"%s":{"state":"waiting","reason":"%s"}}}
                """.formatted(long200, long200));
        look();
        awaitFigure("published", "1");
        assertEquals(
                List.of(
                        "<img src=x onerror=alert(1)> waiting: <img src=x onerror=alert(1)>|Waiting|<b>no</b> <a href='javascript:alert(1)'>way</a>",
                        "constructor <i>toString</i>: constructor|<i>toString</i>",
                        "__proto__ constructor: __proto__|constructor",
                        long200 + " waiting: " + long200 + "|Waiting|" + long200),
                sources());
        assertEquals(
                0L,
                room.browser().eval("return document.querySelectorAll('.sources :is(a, b, i, img, script)').length"));
        assertEquals(
                true,
                room.browser()
                        .eval(
                                "const { scrollWidth, clientWidth } = document.getElementById('drawer'); return scrollWidth <= clientWidth"),
                "nothing is wider than the drawer");
    }

    @Test
    void aStatusInAnotherFormBreaksNothing() {
        room.open("");
        int errors = room.browser().consoleErrors().size();
        look();
        room.browser().eval("""
                window.drawn = [];
                const drawer = document.getElementById('drawer');
                new MutationObserver(() => drawn.push(drawer.innerText)).observe(drawer, { childList: true, subtree: true });
                """);
        IN_OTHER_FORMS.lines().forEach(status -> {
            broker.send("wall.cats.status", status);
            await(status).until(() -> sources().size() < 5);
            String drawn = room.text("return drawn.splice(0).join('\\n')");
            assertFalse(
                    drawn.matches("(?s).*(undefined|null|NaN|Invalid|Infinity|\\[object|function).*"),
                    status + " is shown as " + drawn);
            broker.send("wall.cats.status", STATUS);
            await("the next one after " + status).until(() -> sources().size() == 5);
        });
        assertEquals(
                List.of(), room.browser().consoleErrors().stream().skip(errors).toList());
    }

    @Test
    void whatCanBeReadOfAStatusIsShown() {
        room.open("");
        look();
        broker.send("wall.cats.status", """
                {"posts":{"published":2,"shed":null},"sources":{"rss":null,"x":{"state":"waiting","until":"soon","reason":"later"},
                 "bluesky":{"state":"connected"}}}
                """);
        awaitFigure("published", "2");
        assertEquals("–", room.words("#drawer .shed"));
        assertEquals(List.of("x waiting: X|Waiting|later", "bluesky connected: Bluesky|Connected"), sources());
    }

    @Test
    void whatIsNoStatusAtAllLeavesWhatWasSaid() {
        room.open("");
        broker.send("wall.cats.status", STATUS);
        look();
        awaitFigure("published", "34,567");
        broker.send("wall.cats.status", "how are you?");
        broker.send("wall.cats", collection(1));
        await("a post that comes after").until(() -> room.ids().size() == 1);
        assertEquals("34,567", room.words("#drawer .published"));
        assertEquals("behind", room.browser().state());
    }

    @Test
    void itSpeaksKorean() {
        room.open("?lang=ko");
        broker.send("wall.cats.status", STATUS);
        look();
        awaitFigure("published", "34,567");
        assertEquals("벽의 상태", room.words("#drawer h2"));
        assertEquals("세는 중", room.words("#drawer .rate"));
        assertEquals("지난 10분 동안 0장", chart());
        assertEquals("보는 사람 1,250, 지금까지 보여 준 사진 34,567, 기다리는 사진 12, 한꺼번에 몰려 건너뛴 사진 3, 읽을 수 없던 것 1", figures());
        assertEquals("가져오는 곳", room.words("#drawer .sources-title"));
        assertEquals(
                List.of(
                        "bluesky connected: 블루스카이|연결됨",
                        "mastodon.eu behind: 마스토돈|따라잡는 중|95초 늦음",
                        "rss.flickr starting: RSS|시작하는 중",
                        "wikimedia behind: 위키미디어 공용|따라잡는 중|4분 늦음",
                        "x-stream waiting: X|" + clock("ko") + "까지 대기|the budget of today is spent|남은 조회 1,200건"),
                sources());
        assertEquals("닫기", room.find("#drawer .close").getAttribute("aria-label"));
    }

    private static void look() {
        room.click("#pill");
        await("the drawer").until(() -> room.there("#drawer:popover-open .rate:not(:empty)"));
    }

    private static void awaitClosed() {
        await("the drawer to close").until(() -> !room.there("#drawer:popover-open"));
    }

    private static void awaitFigure(String name, String value) {
        await(name + " " + value).until(() -> room.words("#drawer ." + name).equals(value));
    }

    /** Each source as it is seen: "name state: line|line". */
    private static List<String> sources() {
        return ((List<?>) room.browser().eval("""
                        return [...document.querySelectorAll('#drawer .sources li')].map(item =>
                          `${item.dataset.source} ${item.dataset.state}: ${[...item.children].map(part => part.textContent).join('|')}`)
                        """))
                .stream().map(String::valueOf).toList();
    }

    private static String figures() {
        return room.text("return [...document.querySelectorAll('#drawer dl div')]"
                + ".map(each => [...each.children].map(part => part.textContent).join(' ')).join(', ')");
    }

    private static String chart() {
        return room.find("#drawer svg.chart").getAttribute("aria-label");
    }

    /** What the browser's clock shows when the wait is over. */
    private static String clock(String language) {
        return room.text(
                "return new Date(arguments[0]).toLocaleString(arguments[1], { dateStyle: 'medium', timeStyle: 'short' })",
                UNTIL,
                language);
    }

    private static Object requests() {
        return room.browser().eval("return performance.getEntriesByType('resource').length");
    }

    private static String collection(int posts) {
        return IntStream.range(0, posts)
                .mapToObj(i -> RunningWall.post(Room.newId(), "my cat").toString())
                .collect(Collectors.joining(",", "{\"type\":\"OrderedCollection\",\"orderedItems\":[", "]}"));
    }
}

package catwalk.wikimedia;

import catwalk.conduct.Attempts;
import catwalk.conduct.Conduct;
import catwalk.conduct.Doubling;
import catwalk.conduct.Ending;
import catwalk.time.Timekeeper;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the API of Wikimedia Commons may be asked: once a second, and after a refusal as late as it says. It refuses most
 * often in answers that look like success: status 200, with an {@code error} for a body.
 */
public final class CommonsTurns {
    private static final Logger LOG = LoggerFactory.getLogger("catwalk.wikimedia");
    private static final Duration SPACING = Duration.ofSeconds(1);

    /** How soon a stop of the process is noticed while waiting. */
    private static final Duration NOTICE = Duration.ofMillis(200);

    private final CamelContext context;
    private final Attempts attempts = new Attempts(new Doubling(Duration.ofSeconds(2), Duration.ofMinutes(5)));
    private Instant next = Instant.EPOCH;

    public CommonsTurns(CamelContext context) {
        this.context = context;
    }

    /** Returns when the next request is due. */
    public void await() throws InterruptedException {
        Timekeeper time = Timekeeper.of(context);
        Instant now = time.instant();
        for (Instant due = due(); now.isBefore(due); now = time.instant()) {
            if (context.isStopping()) {
                throw new InterruptedException("Catwalk is being stopped");
            }
            Instant notice = now.plus(NOTICE);
            time.sleepUntil(notice.isBefore(due) ? notice : due);
        }
        next(now.plus(SPACING));
    }

    /** @throws Refused where an answer is a refusal */
    public void heed(@Body JsonNode answer, Exchange exchange) throws Refused {
        JsonNode error = answer.path("error");
        if (!answer.has("query") || error.has("code")) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.put("retry-after", exchange.getMessage().getHeader("Retry-After", "", String.class));
            throw new Refused(
                    error.path("code").asText("no answer to the query"),
                    headers,
                    error.path("info").asText());
        }
        attempts.succeeded();
    }

    /** Takes note of a request that failed, or was refused. */
    public void failed(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Ending ending = failure instanceof Refused refused ? refused.ending : Ending.of(failure);
        Conduct.Pause pause = attempts.failed(ending, Timekeeper.of(context).instant());
        LOG.warn("wikimedia: Commons does not tell of new files: {}", pause);
        next(pause.until());
    }

    private synchronized Instant due() {
        return next;
    }

    private synchronized void next(Instant due) {
        next = due.isAfter(next) ? due : next;
    }

    /** An answer that is a refusal. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        private final transient Ending ending;

        Refused(String code, Map<String, String> headers, String info) {
            super(code);
            Ending.Kind kind = code.equals("ratelimited") ? Ending.Kind.LIMITED : Ending.Kind.REFUSED;
            // a status of its own it has not, but headers that count
            this.ending = new Ending(kind, 200, headers, "", code + (info.isEmpty() ? "" : ", " + info));
        }
    }
}

package catwalk.x;

import catwalk.budget.Budget;
import catwalk.budget.BudgetUsedUp;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * The requests of {@code GET /2/tweets/search/recent}: what to ask for, in the vocabulary that X takes, and no more than
 * the budget pays. For the route {@code search-x-posts}, page by page.
 */
public final class RecentSearch {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESERVATION = "reservation";
    private static final String NEXT = "nextToken";
    private static final String PAGES = "pages";

    private final XBudget budget;
    private volatile Vocabulary vocabulary = Vocabulary.TWEET;

    public RecentSearch(XBudget budget) {
        this.budget = budget;
    }

    /**
     * X renamed its fields on 7 August 2026 (OpenAPI 2.167): search declares {@code post.fields}, the prose still has
     * {@code tweet.fields}. The old names are asked for until X refuses them.
     */
    private enum Vocabulary {
        TWEET(
                "tweet.fields",
                "attachments,author_id,created_at,entities,lang,note_tweet,possibly_sensitive,edit_history_tweet_ids,"
                        + "referenced_tweets",
                "attachments.media_keys,author_id,referenced_tweets.id,referenced_tweets.id.attachments.media_keys"),
        /** Has no way to ask for the media of a quoted post. */
        POST(
                "post.fields",
                "attachments,created_at,entities,lang,note_post,possibly_sensitive",
                "attachments.media_keys,author_id,edit_history_post_ids,referenced_posts");

        private final String name;
        private final String fields;
        private final String expansions;

        Vocabulary(String name, String fields, String expansions) {
            this.name = name;
            this.fields = fields;
            this.expansions = expansions;
        }

        private Map<String, String> parameters() {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put(name, fields);
            parameters.put("expansions", expansions);
            parameters.put("media.fields", "alt_text,height,preview_image_url,type,url,width");
            parameters.put("user.fields", "name,profile_image_url,username");
            return parameters;
        }
    }

    /** Whether to ask for another page: always for one; more only of what is new, while the budget bears it. */
    public boolean goesOn(Exchange exchange) {
        int pages = number(exchange, PAGES);
        if (pages == 0) {
            return true;
        }
        boolean more =
                !String.valueOf(exchange.getVariable(NEXT, "", String.class)).isEmpty();
        boolean isNew = !exchange.getVariable("since", "", String.class).isEmpty();
        return more && isNew && pages < number(exchange, "mostPages") && budget.allowsAnotherPage();
    }

    private static int number(Exchange exchange, String variable) {
        return exchange.getVariable(variable, 0, Integer.class);
    }

    /**
     * Makes the message the request for the next page, paid for in advance.
     *
     * @throws BudgetUsedUp where not even the smallest page can be
     */
    public void ask(Exchange exchange) throws BudgetUsedUp {
        Budget.Reservation reservation = budget.forSearch();
        exchange.setVariable(RESERVATION, reservation);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("query", exchange.getVariable("term", String.class));
        parameters.put("max_results", String.valueOf(XBudget.results(reservation)));
        String since = exchange.getVariable("since", "", String.class);
        if (!since.isEmpty()) {
            parameters.put("since_id", since);
        }
        String next = exchange.getVariable(NEXT, "", String.class);
        if (!next.isEmpty()) {
            parameters.put("next_token", next);
        }
        parameters.putAll(vocabulary.parameters());
        exchange.getMessage().setHeader(Exchange.HTTP_QUERY, encode(parameters));
    }

    /**
     * The page has come, or not: gives back what it did not cost. What may have been answered and was lost on the way is
     * paid.
     */
    public void settle(Exchange exchange) throws IOException {
        Budget.Reservation reservation = exchange.getVariable(RESERVATION, Budget.Reservation.class);
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (failure == null) {
            JsonNode page = JSON.readTree(exchange.getMessage().getBody(byte[].class));
            exchange.getMessage().setBody(page);
            exchange.setVariable(NEXT, page.at("/meta/next_token").asText(""));
            exchange.setVariable(PAGES, number(exchange, PAGES) + 1);
            exchange.setVariable("found", oldestFirst(page, exchange.getVariable("found", List.class)));
            budget.settle(reservation, Cost.of(page));
        } else if (failure instanceof HttpOperationFailedException refused) {
            budget.settle(reservation, 0);
            learn(refused);
        } else {
            budget.settle(reservation, reservation.amount());
        }
    }

    /** The posts of a page, each with what was included, before those of the newer pages. */
    private static List<Object> oldestFirst(JsonNode page, List<?> newer) {
        Deque<Object> events = new ArrayDeque<>();
        page.path("data")
                .forEach(post -> events.addFirst(
                        JSON.createObjectNode().<ObjectNode>set("data", post).set("includes", page.path("includes"))));
        if (newer != null) {
            events.addAll(newer);
        }
        return List.copyOf(events);
    }

    private void learn(HttpOperationFailedException refused) {
        String body = String.valueOf(refused.getResponseBody());
        if (refused.getStatusCode() == 400 && body.contains("\"" + vocabulary.name + "\"")) {
            vocabulary = vocabulary == Vocabulary.TWEET ? Vocabulary.POST : Vocabulary.TWEET;
        }
    }

    private static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

package catwalk.wall;

import catwalk.activity.Activity;
import catwalk.activity.MalformedActivity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/**
 * What became of the activities that a source offered, for sources that want to know: of a split, a JSON array of
 * {@code {id, outcome}} in the order they were offered.
 *
 * <p>The outcome is {@code shown}, {@code deleted}, {@code known} (shown, on its way or deleted before), {@code unwanted},
 * {@code shed} (more waited than the wall shows), {@code malformed} or {@code failed}; the last two with the {@code error}.
 */
public final class Outcomes implements AggregationStrategy {
    private final ShownPosts shown;

    public Outcomes(ShownPosts shown) {
        this.shown = shown;
    }

    @Override
    public Exchange aggregate(Exchange before, Exchange offered) {
        Exchange all = before;
        if (all == null) {
            // an exchange of its own: a shed one would stop the route it returns to
            all = new DefaultExchange(offered.getContext(), offered.getPattern());
            all.getMessage().setBody(JsonNodeFactory.instance.arrayNode());
        }
        all.getMessage().getBody(ArrayNode.class).add(outcome(offered));
        return all;
    }

    private ObjectNode outcome(Exchange offered) {
        Activity activity = new Activity(offered.getMessage().getBody(JsonNode.class));
        Throwable failure = failure(offered);
        ObjectNode outcome = JsonNodeFactory.instance
                .objectNode()
                .put("id", activity.id())
                .put("outcome", name(offered, activity, failure));
        if (failure != null) {
            outcome.put("error", failure.getMessage());
        }
        return outcome;
    }

    private String name(Exchange offered, Activity activity, Throwable failure) {
        if (failure != null) {
            return failure instanceof MalformedActivity ? "malformed" : "failed";
        }
        if (offered.isRouteStop()) {
            return "shed";
        }
        if (activity.isDelete()) {
            return "deleted";
        }
        if (offered.getProperty(Exchange.DUPLICATE_MESSAGE, false, boolean.class)) {
            return "known";
        }
        return shown.isShown(activity.id()) ? "shown" : "unwanted";
    }

    /** One that was handled, as skip-malformed does, is still why the post did not get on. */
    private static Throwable failure(Exchange offered) {
        Throwable failure = offered.getException() != null
                ? offered.getException()
                : offered.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MalformedActivity) {
                return cause;
            }
        }
        return failure;
    }
}

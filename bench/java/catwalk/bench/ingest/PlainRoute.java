package catwalk.bench.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ExpressionBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * What Catwalk does with an event, as it is written in Camel's Java DSL by somebody in a hurry: Camel's own parts, all
 * mapping in Java. It promises less: what is in its aggregators dies with the process, nothing is resumed, no delete or
 * edit is looked at, nothing reports.
 */
final class PlainRoute extends RouteBuilder {
    private static final int REMEMBERED = 100_000;

    private final PlainMapping mapping;
    private final String appView;

    private PlainRoute(PlainMapping mapping, String appView) {
        this.mapping = mapping;
        this.appView = appView;
    }

    static PlainRoute ofBluesky(List<String> keywords, String appView) {
        return new PlainRoute(new BlueskyMapping(keywords), appView);
    }

    /** X has filtered already, and tells names itself. */
    static PlainRoute ofX() {
        return new PlainRoute(new XMapping(), null);
    }

    @Override
    public void configure() {
        from("direct:event")
                .filter(exchange -> mapping.mayMatter(exchange.getMessage().getBody(String.class)))
                .unmarshal(new JacksonDataFormat(JsonNode.class))
                .filter(exchange -> mapping.isWanted(exchange.getMessage().getBody(JsonNode.class)))
                .setBody(exchange -> mapping.activity(exchange.getMessage().getBody(JsonNode.class)))
                .to(appView == null ? "direct:publish" : "direct:complete");

        if (appView != null) {
            from("direct:complete")
                    .aggregate(constant(true), new GroupedBodyAggregationStrategy())
                    .completionSize(25)
                    .completionInterval(200)
                    .setVariable("activities", body())
                    .setHeader(Exchange.HTTP_QUERY, ExpressionBuilder.bodyExpression(List.class, BlueskyMapping::query))
                    .setBody(constant(""))
                    .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                    .to(appView + "/xrpc/app.bsky.feed.getPosts")
                    .unmarshal(new JacksonDataFormat(JsonNode.class))
                    .setBody(exchange -> BlueskyMapping.completed(
                            exchange.getVariable("activities", List.class),
                            exchange.getMessage().getBody(JsonNode.class)))
                    .split(body())
                    .to("direct:publish");
        }

        from("direct:publish")
                .idempotentConsumer(
                        ExpressionBuilder.bodyExpression(JsonNode.class, activity -> activity.at("/object/id")
                                .asText()),
                        MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED))
                .aggregate(constant(true), new GroupedBodyAggregationStrategy())
                .completionSize(50)
                .completionInterval(100)
                .setBody(exchange ->
                        PlainMapping.collection(exchange.getMessage().getBody(List.class)))
                .removeHeaders("*")
                .to("activemq6:topic:" + Broker.TOPIC + "?deliveryPersistent=false&jmsMessageType=Text");
    }
}

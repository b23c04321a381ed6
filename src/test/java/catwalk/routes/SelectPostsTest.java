package catwalk.routes;

import static catwalk.kit.RunningWall.delete;
import static catwalk.kit.RunningWall.post;

import catwalk.activity.Tidy;
import catwalk.settings.Settings;
import catwalk.wall.Selection;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Properties;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.Test;

/** routes/wall/select-posts.camel.yaml alone, with other settings than the defaults. */
class SelectPostsTest extends CamelMainTestSupport {
    private static final String NAME = "direct:select-posts";
    private static final String NEXT = "direct:deduplicate-posts";

    @Override
    protected void configure(MainConfigurationProperties configuration) {
        configuration.withRoutesIncludePattern("file:routes/wall/select-posts.camel.yaml");
    }

    @Override
    public void configureContext(CamelContextConfiguration context) {
        super.configureContext(context);
        context.withMockEndpointsAndSkip(NEXT);
        // no management server: it would take a port
        Properties off = new Properties();
        off.setProperty("camel.management.enabled", "false");
        off.setProperty("camel.metrics.enabled", "false");
        off.setProperty("camel.opentelemetry2.enabled", "false");
        context.withUseOverridePropertiesWithPropertiesComponent(off);
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        Properties settings = new Properties();
        settings.setProperty("wall.keywords", "text");
        settings.setProperty("wall.languages", "ko, pt-BR");
        settings.setProperty("wall.sensitive", "blur");
        PropertiesComponent properties = new DefaultCamelContext().getPropertiesComponent();
        properties.setInitialProperties(settings);
        registry.bind("tidy", new Tidy());
        registry.bind("shownPosts", new NothingShown());
        registry.bind("selection", new Selection(new Settings(properties)));
    }

    @Test
    void whatHasAPictureAndAKeywordInAWantedLanguagePasses() throws Exception {
        MockEndpoint passed = getMockEndpoint("mock:" + NEXT);
        passed.expectedMessageCount(2);
        offer(inLanguage("ko"));
        offer(inLanguage("pt-BR"));
        offer(inLanguage("pt"));
        offer(inLanguage("en"));
        passed.assertIsSatisfied();
    }

    @Test
    void aSourceThatWasMeantForThisWallNeedsNoKeywordButALanguage() throws Exception {
        MockEndpoint passed = getMockEndpoint("mock:" + NEXT);
        passed.expectedMessageCount(1);
        for (String language : List.of("ko", "en")) {
            JsonNode post = inLanguage(language);
            ((ObjectNode) post.get("object")).put("content", "a nice day");
            for (String everything : List.of("true", "false")) {
                template.send(NAME, exchange -> {
                    exchange.setVariable("everything", everything);
                    exchange.getMessage().setBody(post.deepCopy());
                });
            }
        }
        passed.assertIsSatisfied();
    }

    @Test
    void aPostThatDoesNotSayItsLanguageDoesNotPass() throws Exception {
        MockEndpoint passed = getMockEndpoint("mock:" + NEXT);
        passed.expectedMessageCount(0);
        JsonNode post = post("urn:a", "?");
        ((ObjectNode) post.get("object")).remove("contentMap");
        offer(post);
        passed.assertIsSatisfied();
    }

    @Test
    void aSensitivePostPassesWhereThePageIsToBlurIt() throws Exception {
        MockEndpoint passed = getMockEndpoint("mock:" + NEXT);
        passed.expectedMessageCount(1);
        JsonNode post = inLanguage("ko");
        ((ObjectNode) post.get("object")).put("sensitive", true);
        offer(post);
        passed.assertIsSatisfied();
    }

    @Test
    void aDeletePassesWhateverItIsOf() throws Exception {
        MockEndpoint passed = getMockEndpoint("mock:" + NEXT);
        passed.expectedMessageCount(1);
        offer(delete("urn:a"));
        passed.assertIsSatisfied();
    }

    private void offer(JsonNode activity) {
        template.sendBody(NAME, activity);
    }

    private static JsonNode inLanguage(String language) {
        JsonNode post = post("urn:a", "text");
        ((ObjectNode) post.get("object")).putObject("contentMap").put(language, "text");
        return post;
    }

    /** Stands in for the memory of what was shown: there is none. */
    public static final class NothingShown {
        public boolean isEditOfShown(JsonNode json) {
            return false;
        }
    }
}

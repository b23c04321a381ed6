package catwalk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.CatwalkProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A mistake in the set-up gets one line that names the setting and the cure, a non-zero exit, and no stack trace. */
class SetupMistakesTest {
    private record Mistake(String name, Consumer<CatwalkProcess> made, String... told) {}

    @TempDir
    static Path directory;

    private static ServerSocket taken;

    @BeforeAll
    static void takeAPort() throws IOException {
        taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterAll
    static void freeIt() throws IOException {
        taken.close();
    }

    private static List<Mistake> mistakes() {
        int port = taken.getLocalPort();
        return List.of(
                new Mistake("the page's port is taken", set("page.http-port", port), "page.http-port", "" + port),
                new Mistake("the viewers' port is taken", set("broker.ws-port", port), "broker.ws-port", "" + port),
                new Mistake("the publishers' port is taken", set("broker.openwire-port", port), "broker.openwire-port"),
                new Mistake(
                        "the management port is taken", set("camel.management.port", port), "camel.management.port"),
                new Mistake("a source is unknown", set("wall.sources", "cats"), "wall.sources", "'cats'", "bluesky"),
                new Mistake("a sink is unknown", set("wall.sinks", "drain"), "wall.sinks", "'drain'", "json-lines"),
                new Mistake("a role is unknown", set("wall.roles", "king"), "wall.roles", "'king'", "publisher"),
                new Mistake(
                        "a credential is missing",
                        set("wall.sources", "twitter-search"),
                        "twitter.consumer-key",
                        "TWITTER_CONSUMER_KEY"),
                new Mistake("a webhook has no address", set("wall.sinks", "webhook"), "webhook.url", "WEBHOOK_URL"),
                new Mistake(
                        "a webhook's address is none",
                        process -> process.with("wall.sinks", "webhook").with("webhook.url", "example.org"),
                        "webhook.url",
                        "https://"),
                new Mistake(
                        "a file size that is none",
                        process -> process.with("wall.sinks", "json-lines").with("json-lines.max-file-size", "much"),
                        "json-lines.max-file-size",
                        "'much'",
                        "100 MB"),
                new Mistake(
                        "an outbox for nothing",
                        set("wall.max-waiting-collections", "0"),
                        "wall.max-waiting-collections"),
                new Mistake(
                        "a webhook without a token", set("wall.sources", "webhook"), "webhook.token", "WEBHOOK_TOKEN"),
                new Mistake(
                        "a webhook's path is none",
                        process -> process.with("wall.sources", "webhook")
                                .with("webhook.token", "t")
                                .with("webhook.path", "/my posts"),
                        "webhook.path",
                        "'/my posts'"),
                new Mistake(
                        "two webhooks have one path",
                        process -> process.with("wall.sources", "webhook, webhook.booth")
                                .with("webhook.token", "t"),
                        "webhook.booth.path",
                        "webhook, too"),
                new Mistake(
                        "a webhook's port is taken, in a process without a page",
                        process -> process.with("wall.sources", "webhook")
                                .with("webhook.token", "t")
                                .with("wall.roles", "broker,publisher")
                                .with("page.http-port", port),
                        "page.http-port",
                        "" + port),
                new Mistake(
                        "the pictures' folder is a file",
                        process -> process.with("wall.sources", "directory")
                                .with("directory.path", "application.properties"),
                        "directory.path",
                        "'application.properties'"),
                new Mistake(
                        "the pictures' folder cannot be made",
                        process -> process.with("wall.sources", "directory.booth")
                                .with("directory.booth.path", "/dev/null/pictures"),
                        "directory.booth.path",
                        "/dev/null/pictures"),
                new Mistake(
                        "Wikimedia is not told who asks",
                        set("wall.sources", "wikimedia"),
                        "wikimedia.contact",
                        "WIKIMEDIA_CONTACT"),
                new Mistake("a feed without address", set("wall.sources", "rss"), "rss.url", "RSS_URL"),
                new Mistake(
                        "a feed's address is none",
                        process -> process.with("wall.sources", "rss.blog").with("rss.blog.url", "blog.example/feed"),
                        "rss.blog.url",
                        "'blog.example/feed'",
                        "https://"),
                new Mistake(
                        "a route has a syntax error",
                        process -> process.edit("routes/wall/select-posts.camel.yaml", "steps:", "stepz:"),
                        "routes/wall/select-posts.camel.yaml:"),
                new Mistake(
                        "a Kamelet has a syntax error",
                        process -> process.edit("routes/sources/replay-source.kamelet.yaml", "steps:", "steps: ["),
                        "routes/sources/replay-source.kamelet.yaml:"),
                new Mistake(
                        "a jq file does not compile",
                        process -> {
                            process.with("wall.sources", "bluesky").with("bluesky.url", "ws://127.0.0.1:1");
                            process.edit("routes/sources/bluesky.jq", "def adult:", "def adult");
                        },
                        "routes/sources/bluesky.jq"),
                new Mistake(
                        "the page's folder is a file",
                        set("page.dir", "application.properties"),
                        "page.dir",
                        "'application.properties'"),
                new Mistake("the page's folder is Catwalk's own", set("page.dir", "."), "page.dir", "'.'"),
                new Mistake("data.dir cannot be written", set("data.dir", "/dev/null/data"), "data.dir"),
                new Mistake(
                        "the recording does not exist", set("replay.file", "none.jsonl"), "replay.file", "none.jsonl"),
                new Mistake(
                        "a line of the recording is broken",
                        process -> {
                            write(
                                    process.home().resolve("my.jsonl"),
                                    "{\"type\":\"Delete\",\"object\":\"urn:a\"}\n{oops\n");
                            process.with("replay.file", "my.jsonl");
                        },
                        "replay.file",
                        "my.jsonl:2"),
                new Mistake("there is no keyword", set("wall.keywords", " "), "wall.keywords"),
                new Mistake("a pace below zero", set("wall.max-posts-per-second", "-1"), "wall.max-posts-per-second"),
                new Mistake("a port beyond all ports", set("page.http-port", "70000"), "page.http-port", "65535"),
                new Mistake("a rate of zero", set("replay.posts-per-second", "0"), "replay.posts-per-second"),
                new Mistake("a name with a blank", set("wall.name", "my cats"), "wall.name"),
                new Mistake("a policy that is none", set("wall.sensitive", "maybe"), "wall.sensitive", "blur"),
                new Mistake(
                        "a broker elsewhere and no password",
                        process -> process.with("wall.roles", "publisher").with("broker.url", "tcp://127.0.0.1:1"),
                        "broker.password",
                        "BROKER_PASSWORD"),
                new Mistake("no broker at all", set("wall.roles", "publisher"), "broker.url"));
    }

    /** All start at once, for speed; then each is looked at. */
    @TestFactory
    Stream<DynamicTest> oneLineNamesTheMistakeAndTheCure() {
        List<CatwalkProcess> processes = new ArrayList<>();
        List<Mistake> mistakes = mistakes();
        for (Mistake mistake : mistakes) {
            CatwalkProcess process = new CatwalkProcess(directory.resolve(String.valueOf(processes.size())));
            mistake.made().accept(process);
            processes.add(process);
        }
        processes.forEach(CatwalkProcess::launch);
        return Stream.iterate(0, i -> i < mistakes.size(), i -> i + 1)
                .map(i -> DynamicTest.dynamicTest(
                        mistakes.get(i).name(), () -> check(processes.get(i), mistakes.get(i))));
    }

    private static void check(CatwalkProcess process, Mistake mistake) {
        try (process) {
            assertEquals(1, process.waitForEnd(), process.output());
            String output = process.output();
            assertEquals(1, output.lines().count(), "one line:\n" + output);
            for (String told : mistake.told()) {
                assertTrue(output.contains(told), "'" + told + "' is not in: " + output);
            }
            assertFalse(output.contains("Exception"), output);
        }
    }

    private static Consumer<CatwalkProcess> set(String key, Object value) {
        return process -> process.with(key, value);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

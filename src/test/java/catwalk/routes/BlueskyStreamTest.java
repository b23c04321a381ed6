package catwalk.routes;

import catwalk.kit.RunningWall;
import catwalk.simulator.AppView;
import catwalk.simulator.Jetstream;
import catwalk.simulator.JetstreamEvents;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;

/** routes/sources/bluesky-source.kamelet.yaml under what a stream may do to it. */
class BlueskyStreamTest extends StreamSourceContract {
    private static final String MINA = "did:plc:mina";

    private final Jetstream jetstream = new Jetstream();
    private final AppView appView = new AppView();
    private int posts;
    private ObjectNode last;

    @AfterEach
    void stopBluesky() {
        jetstream.close();
        appView.close();
    }

    @Override
    String source() {
        return "bluesky";
    }

    @Override
    void configure(RunningWall settings) {
        settings.with("bluesky.url", jetstream.url())
                .with("bluesky.idle-timeout", 2000)
                .with("bluesky.appview-url", appView.url());
    }

    @Override
    String post() {
        String rkey = "3post" + ++posts;
        last = JetstreamEvents.images(MINA, rkey, "a cat", "a tabby");
        jetstream.send(last);
        return JetstreamEvents.uri(MINA, rkey);
    }

    @Override
    String latePost() {
        String rkey = "3late" + ++posts;
        ObjectNode late = JetstreamEvents.images(MINA, rkey, "a late cat", "a tabby");
        long before = (System.currentTimeMillis() - 3_000) * 1_000;
        jetstream.sendRaw(late.put("time_us", before).toString());
        return JetstreamEvents.uri(MINA, rkey);
    }

    @Override
    void repeat() {
        jetstream.send(last);
    }

    @Override
    void keepAlive() {
        jetstream.ping();
    }

    @Override
    void unknownEvent() {
        jetstream.send(JsonNodeFactory.instance.objectNode().put("did", MINA).put("kind", "sync"));
    }

    @Override
    void brokenEvent() {
        jetstream.sendRaw("{\"did\":\"did:plc:x\",\"time_us\":");
    }

    @Override
    void hugeEvent() {
        jetstream.send(JetstreamEvents.images(MINA, "3huge", "cat " + "o".repeat(5_000_000), "a"));
    }

    @Override
    void cut() {
        jetstream.cut();
    }

    @Override
    void goSilent() {
        jetstream.fallSilent();
    }

    @Override
    void resume() {
        jetstream.speakAgain();
    }

    @Override
    void refuse(int status, int times) {
        jetstream.refuse(times);
    }

    @Override
    int connects() {
        return jetstream.connects().size();
    }
}

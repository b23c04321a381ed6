package catwalk.routes;

import static catwalk.kit.RunningWall.post;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catwalk.kit.Mosquitto;
import catwalk.kit.RunningWall;
import catwalk.kit.Schema;
import catwalk.kit.Viewer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** routes/sinks/mqtt-sink.kamelet.yaml, with a real Mosquitto. */
class MqttSinkTest {
    private static final String SECRET = "s+cr&t %41=?";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @Test
    void everyCollectionGoesToTheTopicOfTheWall() throws Exception {
        try (Mosquitto broker = new Mosquitto(directory).open().start();
                RunningWall wall = wall(broker, "mqtt").start();
                Subscriber subscriber = new Subscriber(broker, "wall/cats", "")) {
            wall.offer(post("urn:one", "my cat"));
            wall.offer(post("urn:two", "my cat"));
            await().until(() -> subscriber.posts().equals(List.of("urn:one", "urn:two")));
            for (MqttMessage message : subscriber.messages) {
                assertEquals(1, message.getQos());
                Schema.assertValid(collection(message));
            }
        }
    }

    @Test
    void whatIsPublishedWhileTheBrokerIsAwayComesInOrderWhenItIsBack() throws Exception {
        try (Mosquitto broker = new Mosquitto(directory).open().start()) {
            new Subscriber(broker, "wall/cats", "").close();
            broker.stop();
            try (RunningWall wall = wall(broker, "activemq-topic,mqtt").start();
                    Viewer viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true)) {
                List<String> ids =
                        IntStream.range(0, 100).mapToObj(i -> "urn:post:" + i).toList();
                List<String> got = new ArrayList<>();
                for (List<String> half : List.of(ids.subList(0, 50), ids.subList(50, 100))) {
                    half.forEach(id -> wall.offer(post(id, "my cat")));
                    await("the other sink goes on").until(() -> viewer.created().containsAll(half));
                    broker.start();
                    try (Subscriber subscriber = new Subscriber(broker, "wall/cats", "")) {
                        await().atMost(SOON).until(() -> subscriber.posts().containsAll(half));
                        got.addAll(subscriber.posts());
                    }
                    broker.stop();
                }
                assertEquals(ids, got.stream().distinct().toList());
            }
        }
    }

    @Test
    void aSubscriberThatComesLateGetsTheNewestCollectionWhereItIsRetained() throws Exception {
        try (Mosquitto broker = new Mosquitto(directory).open().start();
                RunningWall wall = wall(broker, "mqtt")
                        .with("mqtt.retained", true)
                        .with("mqtt.topic", "cats/live")
                        .start()) {
            wall.offer(post("urn:one", "my cat"));
            wall.offer(post("urn:two", "my cat"));
            try (Subscriber late = new Subscriber(broker, "cats/live", "")) {
                await().until(() -> late.posts().equals(List.of("urn:two")));
            }
        }
    }

    @Test
    void itLogsInWithTheCredentialsThatAreSet() throws Exception {
        try (Mosquitto broker = new Mosquitto(directory).openFor("wall", SECRET).start();
                RunningWall wall = wall(broker, "mqtt")
                        .with("mqtt.username", "wall")
                        .with("mqtt.password", SECRET)
                        .start();
                Subscriber subscriber = new Subscriber(broker, "wall/cats", SECRET)) {
            wall.offer(post("urn:one", "my cat"));
            await().until(() -> subscriber.posts().equals(List.of("urn:one")));
        }
    }

    private RunningWall wall(Mosquitto broker, String sinks) {
        return new RunningWall(directory)
                .with("wall.roles", "broker,publisher")
                .with("wall.sinks", sinks)
                .with("mqtt.url", broker.url());
    }

    private static JsonNode collection(MqttMessage message) {
        return RunningWall.activity(new String(message.getPayload(), StandardCharsets.UTF_8));
    }

    /** Keeps what comes to a topic; the broker keeps it while the subscriber is away. */
    private static final class Subscriber implements AutoCloseable, MqttCallback {
        private final List<MqttMessage> messages = new CopyOnWriteArrayList<>();
        private final MqttClient client;

        /** @param password of the user {@code wall}, empty for nobody */
        Subscriber(Mosquitto broker, String topic, String password) throws MqttException {
            client = new MqttClient(broker.url(), "subscriber", new MemoryPersistence());
            MqttConnectionOptions options = new MqttConnectionOptions();
            options.setCleanStart(false);
            options.setSessionExpiryInterval(3_600L);
            if (!password.isEmpty()) {
                options.setUserName("wall");
                options.setPassword(password.getBytes(StandardCharsets.UTF_8));
            }
            // before connecting: what the broker has kept comes at once
            client.setCallback(this);
            client.connect(options);
            client.subscribe(topic, 1);
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            messages.add(message);
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            // the test has it so
        }

        @Override
        public void mqttErrorOccurred(MqttException error) {
            throw new AssertionError(error);
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // it sends nothing
        }

        @Override
        public void connectComplete(boolean reconnect, String url) {
            // the constructor waits for it
        }

        @Override
        public void authPacketArrived(int reason, MqttProperties properties) {
            // not used
        }

        List<String> posts() {
            return messages.stream()
                    .flatMap(message -> collection(message).get("orderedItems").valueStream())
                    .map(item -> item.at("/object/id").asText())
                    .toList();
        }

        @Override
        public void close() throws MqttException {
            client.disconnect();
            client.close(true);
        }
    }
}

package catwalk.bench.fanout.publisher;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** MQTT over TCP, quality of service 0. */
public final class MqttSender implements Sender {
    private final MqttClient client;
    private final String topic;

    public MqttSender(int port, String topic) throws MqttException {
        this.topic = topic;
        client = new MqttClient("tcp://127.0.0.1:" + port, "publisher", new MemoryPersistence());
        client.connect();
    }

    @Override
    public void send(String message) throws MqttException {
        client.publish(topic, message.getBytes(StandardCharsets.UTF_8), 0, false);
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(0, 1_000, true);
            client.close(true);
        } catch (MqttException e) {
            // the broker has gone before
        }
    }
}

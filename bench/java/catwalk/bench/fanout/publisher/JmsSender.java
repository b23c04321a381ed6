package catwalk.bench.fanout.publisher;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.apache.activemq.ActiveMQConnectionFactory;

/** OpenWire, with the settings that Catwalk publishes with: not stored, and acknowledged. */
public final class JmsSender implements Sender {
    private final Connection connection;
    private final Session session;
    private final MessageProducer producer;

    public JmsSender(int port, String username, String password, String topic) throws JMSException {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
        factory.setUserName(username);
        factory.setPassword(password);
        factory.setAlwaysSyncSend(true);
        factory.setWatchTopicAdvisories(false);
        connection = factory.createConnection();
        session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        producer = session.createProducer(session.createTopic(topic));
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        connection.start();
    }

    @Override
    public void send(String message) throws JMSException {
        producer.send(session.createTextMessage(message));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException e) {
            // the broker has gone before
        }
    }
}

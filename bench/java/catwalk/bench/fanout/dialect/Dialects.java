package catwalk.bench.fanout.dialect;

/** A dialect's name on the command line of the viewers' process. */
public enum Dialects {
    ACTIVEMQ(new Stomp("/", "/topic/wall.cats", "", true)),
    ARTEMIS(new Stomp("/", "wall.cats", "", true)),
    RABBITMQ(new Stomp("/ws", "/topic/wall.cats", "guest", true)),
    // its simple broker confirms no subscription
    SPRING(new Stomp("/stomp", "/topic/wall.cats", "", false)),
    NATS(new Nats()),
    MQTT(new Mqtt()),
    TEXT(new PlainText());

    private final Dialect dialect;

    Dialects(Dialect dialect) {
        this.dialect = dialect;
    }

    public Dialect dialect() {
        return dialect;
    }
}

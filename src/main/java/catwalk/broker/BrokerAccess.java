package catwalk.broker;

import catwalk.settings.Settings;
import catwalk.settings.SetupException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Where the broker is and what the publisher logs in with.
 *
 * @param url an OpenWire URL
 * @param username the publisher's name
 * @param password its password; made up at each start for a broker of our own, unless set
 */
public record BrokerAccess(String url, String username, String password) {

    /**
     * @param embedded whether this process runs the broker
     * @throws SetupException where the broker is elsewhere and its URL or password is missing
     */
    public static BrokerAccess of(Settings settings, boolean embedded) {
        String url = settings.find("broker.url").orElseGet(() -> own(settings, embedded));
        String password = settings.find("broker.password").orElseGet(() -> {
            if (embedded) {
                return random();
            }
            throw new SetupException(
                    "broker.password", "is not set, and the broker at " + url + " asks for one", "set BROKER_PASSWORD");
        });
        return new BrokerAccess(url, settings.find("broker.username").orElse("publisher"), password);
    }

    private static String own(Settings settings, boolean embedded) {
        if (embedded) {
            return "tcp://" + settings.text("broker.openwire-host") + ":" + settings.port("broker.openwire-port");
        }
        throw new SetupException(
                "broker.url",
                "is not set, and this process runs no broker",
                "name one (tcp://host:61616), or add 'broker' to wall.roles");
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Without the password: this is printed. */
    @Override
    public String toString() {
        return username + " at " + url;
    }
}

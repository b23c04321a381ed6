package catwalk.page;

import catwalk.settings.Settings;
import catwalk.settings.SetupException;

/**
 * Where a browser finds the broker: {@code page.broker-url}, where a path means the page's own origin; else the broker's ws
 * port on the host the page was loaded from. Over TLS it is {@code wss:}.
 */
public final class BrokerAddress {
    private final String configured;
    private final int port;

    /** @throws SetupException where {@code page.broker-url} is neither a ws address nor a path */
    public BrokerAddress(Settings settings) {
        configured = settings.find("page.broker-url").orElse("");
        port = settings.port("broker.ws-port");
        if (!configured.isEmpty() && !configured.matches("wss?://[^\\s;,'\"]+|/[^\\s;,'\"]*")) {
            throw new SetupException(
                    "page.broker-url", "'" + configured + "' is no address of a broker", "use ws://, wss:// or a path");
        }
    }

    /**
     * The broker's WebSocket URL.
     *
     * @param secure whether the page came over TLS
     * @param authority the page's host, with its port unless it is the usual one
     */
    public String seenFrom(boolean secure, String authority) {
        if (configured.startsWith("ws")) {
            return configured;
        }
        String scheme = secure ? "wss://" : "ws://";
        return configured.isEmpty() ? scheme + withoutPort(authority) + ":" + port : scheme + authority + configured;
    }

    /** An IPv6 address keeps its brackets. */
    private static String withoutPort(String authority) {
        return authority.replaceFirst(":\\d+$", "");
    }
}

package catwalk.simulator;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A query string, taken apart; a parameter may be repeated. */
public record Query(Map<String, List<String>> parameters) {
    /** @param raw still encoded; may be null */
    static Query parse(String raw) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters
                        .computeIfAbsent(decode(name), key -> new ArrayList<>())
                        .add(decode(value));
            }
        }
        return new Query(parameters);
    }

    static Query of(URI target) {
        return parse(target.getRawQuery());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** All values of a parameter, in order. */
    public List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /** The first value of a parameter, or an empty string. */
    public String first(String name) {
        return all(name).isEmpty() ? "" : all(name).get(0);
    }

    /** Whether the parameter is there at all. */
    public boolean has(String name) {
        return parameters.containsKey(name);
    }
}

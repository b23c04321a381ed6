package catwalk.settings;

import java.util.List;

/** What this process does, from {@code wall.roles}: any of {@code broker}, {@code publisher} and {@code page}. */
public record Roles(boolean broker, boolean publisher, boolean page) {
    private static final List<String> KNOWN = List.of("broker", "publisher", "page");

    /** @throws SetupException where a role is unknown, or there is none */
    public Roles(Settings settings) {
        this(
                known(settings).contains("broker"),
                known(settings).contains("publisher"),
                known(settings).contains("page"));
    }

    private static List<String> known(Settings settings) {
        List<String> roles = settings.list("wall.roles");
        for (String role : roles) {
            if (!KNOWN.contains(role)) {
                throw new SetupException(
                        "wall.roles", "'" + role + "' is unknown", "use any of " + String.join(", ", KNOWN));
            }
        }
        if (roles.isEmpty()) {
            throw new SetupException("wall.roles", "names no role", "use any of " + String.join(", ", KNOWN));
        }
        return roles;
    }
}

package catwalk.route;

/** The two sides of the wall: what it reads and what it publishes to. */
public enum Side {
    SOURCES("wall.sources", "sources", "-source", "skip-malformed"),
    SINKS("wall.sinks", "sinks", "-sink", "retry-sink");

    /** The setting that names the parts. */
    final String key;

    /** The folder with their Kamelets. */
    final String folder;

    /** What follows a part's kind in its Kamelet's name. */
    final String suffix;

    /** The route configuration with their error handling. */
    final String errors;

    Side(String key, String folder, String suffix, String errors) {
        this.key = key;
        this.folder = folder;
        this.suffix = suffix;
        this.errors = errors;
    }
}

package catwalk.stream;

/**
 * Puts lines together to Server-Sent Events, as the HTML standard says (9.2.6, "Interpreting an event stream"); comments
 * and {@code retry} are passed over. An id counts for the events after it, too, until there is another.
 */
final class ServerSentEvents {
    private final int longest;
    private final StringBuilder data = new StringBuilder();
    private String type = "";
    private String id;
    private boolean hasData;
    private boolean tooLong;

    /** @param longest most characters of an event's data */
    ServerSentEvents(int longest) {
        this.longest = longest;
    }

    /**
     * An event.
     *
     * @param type {@code message} where it says none
     * @param data null where it was too long
     * @param id the last one seen, null where there was none
     */
    record Event(String type, String data, String id) {}

    /** @param line the next line, null for one too long; the event that it ends, or null */
    Event line(String line) {
        if (line == null) {
            tooLong = true;
            hasData = true;
            return null;
        }
        if (line.isEmpty()) {
            return dispatch();
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + (line.startsWith(" ", colon + 1) ? 2 : 1));
        switch (field) {
            case "event" -> type = value;
            case "id" -> id = value.isEmpty() ? null : value;
            case "data" -> {
                tooLong |= data.length() + value.length() > longest;
                if (!tooLong) {
                    data.append(hasData ? "\n" : "").append(value);
                }
                hasData = true;
            }
            default -> {
                // a comment, or something newer than this
            }
        }
        return null;
    }

    private Event dispatch() {
        Event event =
                hasData ? new Event(type.isEmpty() ? "message" : type, tooLong ? null : data.toString(), id) : null;
        data.setLength(0);
        type = "";
        hasData = false;
        tooLong = false;
        return event;
    }
}

package catwalk.stream;

import java.util.List;

/**
 * Which events of a stream need not be looked at: a stream that cannot be searched brings a hundred for each that matters.
 * Told by texts that occur in them, before anything is parsed or an exchange is made.
 *
 * @param with an event in which one of these occurs is passed over …
 * @param unless … but not where one of these does, too
 */
record PassOver(List<String> with, List<String> unless) {

    boolean appliesTo(Object event) {
        return event instanceof String text && occurs(with, text) && !occurs(unless, text);
    }

    private static boolean occurs(List<String> parts, String text) {
        for (String part : parts) {
            if (text.contains(part)) {
                return true;
            }
        }
        return false;
    }
}

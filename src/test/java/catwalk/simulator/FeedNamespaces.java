package catwalk.simulator;

import java.util.Iterator;
import java.util.Map;
import javax.xml.namespace.NamespaceContext;

/** The prefixes that feeds, and paths into them, use. */
final class FeedNamespaces implements NamespaceContext {
    static final Map<String, String> URIS = Map.of(
            "atom", "http://www.w3.org/2005/Atom",
            "dc", "http://purl.org/dc/elements/1.1/",
            "flickr", "urn:flickr:user",
            "media", "http://search.yahoo.com/mrss/");

    @Override
    public String getNamespaceURI(String prefix) {
        return URIS.getOrDefault(prefix, "");
    }

    @Override
    public String getPrefix(String uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<String> getPrefixes(String uri) {
        throw new UnsupportedOperationException();
    }
}

package catwalk.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import javax.xml.stream.XMLInputFactory;
import org.apache.camel.component.jacksonxml.JacksonXMLDataFormat;
import org.apache.camel.spi.DataFormat;

/** Reads the XML of strangers: without DTDs, so without entities of their making, and none that is monstrous. */
public final class FeedXml {
    /** In characters; feeds have some ten thousand. */
    private static final long MOST = 20_000_000;

    private FeedXml() {}

    /**
     * The data format, which makes a tree of a feed. Names keep their prefixes, {@code media:content}, as everybody writes
     * them: to go by the namespaces would be more correct, but then many a feed that declares none could not be read.
     *
     * <p>The mapper stays within: Camel takes one that it finds in the registry to read JSON with, too.
     */
    public static DataFormat dataFormat() {
        // Woodstox, which Jackson brings
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty("com.ctc.wstx.maxCharacters", MOST);
        return new JacksonXMLDataFormat(new XmlMapper(factory), JsonNode.class);
    }
}

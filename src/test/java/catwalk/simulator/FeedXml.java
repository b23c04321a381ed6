package catwalk.simulator;

import catwalk.simulator.FeedEntry.Picture;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes entries in the forms that feeds have. */
enum FeedXml {
    /** RSS 2.0 with Media RSS 1.5.1, the pictures of an entry side by side. */
    MEDIA_RSS("application/rss+xml; charset=utf-8") {
        @Override
        void write(XMLStreamWriter xml, String title, List<FeedEntry> entries) throws XMLStreamException {
            beginRss(xml, title, "https://blog.example/", entries);
            for (FeedEntry entry : entries) {
                beginItem(xml, entry, false);
                for (Picture picture : entry.pictures()) {
                    xml.writeStartElement("media:content");
                    media(xml, picture);
                    optional(xml, "media:description", picture.alt());
                    if (picture.thumbnail() != null) {
                        empty(xml, "media:thumbnail", "url", picture.thumbnail());
                    }
                    xml.writeEndElement();
                }
                if (entry.credit() != null) {
                    xml.writeStartElement("media:credit");
                    xml.writeAttribute("role", "photographer");
                    xml.writeCharacters(entry.credit());
                    xml.writeEndElement();
                }
                optional(xml, "media:rating", entry.rating());
                if (!entry.tags().isEmpty()) {
                    text(xml, "media:keywords", String.join(", ", entry.tags()));
                }
                xml.writeEndElement();
            }
        }
    },
    /** RSS 2.0 with one plain enclosure an item, which is all it allows. */
    ENCLOSURES("application/rss+xml; charset=utf-8") {
        @Override
        void write(XMLStreamWriter xml, String title, List<FeedEntry> entries) throws XMLStreamException {
            beginRss(xml, title, "https://blog.example/", entries);
            for (FeedEntry entry : entries) {
                beginItem(xml, entry, true);
                if (!entry.pictures().isEmpty()) {
                    Picture picture = entry.pictures().get(0);
                    empty(xml, "enclosure", "url", picture.url(), "length", "123456", "type", picture.type());
                }
                xml.writeEndElement();
            }
        }
    },
    /** Atom 1.0 as Flickr writes it: the picture a link of the relation enclosure. */
    FLICKR_ATOM("application/atom+xml; charset=utf-8") {
        @Override
        void write(XMLStreamWriter xml, String title, List<FeedEntry> entries) throws XMLStreamException {
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
            namespaces(xml, "dc", "flickr", "media");
            text(xml, "title", title);
            text(xml, "id", "tag:flickr.com,2005:/photos/public");
            empty(xml, "link", "rel", "alternate", "type", "text/html", "href", "https://www.flickr.com/photos/");
            text(xml, "updated", newest(entries).toString());
            for (FeedEntry entry : entries) {
                xml.writeStartElement("entry");
                text(xml, "title", entry.title());
                empty(xml, "link", "rel", "alternate", "type", "text/html", "href", entry.link());
                text(xml, "id", entry.id());
                text(xml, "published", entry.published().toString());
                text(xml, "updated", changed(entry).toString());
                text(xml, "flickr:date_taken", entry.published().toString());
                text(xml, "dc:date.Taken", entry.published().toString());
                xml.writeStartElement("content");
                xml.writeAttribute("type", "html");
                xml.writeCharacters(entry.html());
                xml.writeEndElement();
                xml.writeStartElement("author");
                text(xml, "name", entry.author());
                text(xml, "uri", "https://www.flickr.com/people/" + entry.author() + "/");
                text(xml, "flickr:nsid", "00000000@N00");
                xml.writeEndElement();
                for (Picture picture : entry.pictures()) {
                    empty(xml, "link", "rel", "enclosure", "type", picture.type(), "href", picture.url());
                }
                if (entry.license() != null) {
                    empty(xml, "link", "rel", "license", "type", "text/html", "href", entry.license());
                }
                for (String tag : entry.tags()) {
                    empty(xml, "category", "term", tag, "scheme", "https://www.flickr.com/photos/tags/");
                }
                xml.writeEndElement();
            }
        }
    },
    /** RSS 2.0 as Flickr writes it: Media RSS beside an enclosure without length. */
    FLICKR_RSS("application/rss+xml; charset=utf-8") {
        @Override
        void write(XMLStreamWriter xml, String title, List<FeedEntry> entries) throws XMLStreamException {
            beginRss(xml, title, "https://www.flickr.com/photos/", entries);
            for (FeedEntry entry : entries) {
                beginItem(xml, entry, false);
                text(xml, "dc:date.Taken", entry.published().toString());
                for (Picture picture : entry.pictures()) {
                    xml.writeEmptyElement("media:content");
                    media(xml, picture);
                    text(xml, "media:title", entry.title());
                    if (picture.thumbnail() != null) {
                        empty(xml, "media:thumbnail", "url", picture.thumbnail(), "height", "75", "width", "75");
                    }
                    empty(xml, "enclosure", "url", picture.url(), "type", picture.type());
                }
                xml.writeStartElement("media:credit");
                xml.writeAttribute("role", "photographer");
                xml.writeCharacters(entry.author());
                xml.writeEndElement();
                xml.writeStartElement("media:category");
                xml.writeAttribute("scheme", "urn:flickr:tags");
                xml.writeCharacters(String.join(" ", entry.tags()));
                xml.writeEndElement();
                xml.writeEndElement();
            }
        }
    };

    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final String contentType;

    FeedXml(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** @param entries newest first */
    String text(String title, List<FeedEntry> entries) {
        try {
            StringWriter text = new StringWriter();
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            write(xml, title, entries);
            xml.writeEndDocument();
            xml.close();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes all but the start of the document; its end closes what is open. */
    abstract void write(XMLStreamWriter xml, String title, List<FeedEntry> entries) throws XMLStreamException;

    /** When the newest of these was changed; some fixed time where there is none. */
    static Instant newest(List<FeedEntry> entries) {
        return entries.stream().map(FeedXml::changed).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    private static Instant changed(FeedEntry entry) {
        return entry.updated() == null ? entry.published() : entry.updated();
    }

    static void beginRss(XMLStreamWriter xml, String title, String link, List<FeedEntry> entries)
            throws XMLStreamException {
        xml.writeStartElement("rss");
        xml.writeAttribute("version", "2.0");
        namespaces(xml, "media", "dc", "atom");
        xml.writeStartElement("channel");
        text(xml, "title", title);
        text(xml, "link", link);
        text(xml, "description", "");
        text(xml, "lastBuildDate", RFC_822.format(newest(entries)));
    }

    /** RSS has no author's name but by Dublin Core; a guid that is no address says so. */
    static void beginItem(XMLStreamWriter xml, FeedEntry entry, boolean categories) throws XMLStreamException {
        xml.writeStartElement("item");
        text(xml, "title", entry.title());
        text(xml, "link", entry.link());
        text(xml, "description", entry.html());
        text(xml, "pubDate", RFC_822.format(entry.published()));
        if (entry.updated() != null) {
            text(xml, "atom:updated", entry.updated().toString());
        }
        text(xml, "dc:creator", entry.author());
        if (entry.id() != null) {
            xml.writeStartElement("guid");
            xml.writeAttribute("isPermaLink", "false");
            xml.writeCharacters(entry.id());
            xml.writeEndElement();
        }
        for (String tag : categories ? entry.tags() : List.<String>of()) {
            text(xml, "category", tag);
        }
    }

    static void media(XMLStreamWriter xml, Picture picture) throws XMLStreamException {
        xml.writeAttribute("url", picture.url());
        if (picture.type() != null) {
            xml.writeAttribute("type", picture.type());
        }
        if (picture.medium() != null) {
            xml.writeAttribute("medium", picture.medium());
        }
        if (picture.width() > 0) {
            xml.writeAttribute("width", String.valueOf(picture.width()));
            xml.writeAttribute("height", String.valueOf(picture.height()));
        }
    }

    static void namespaces(XMLStreamWriter xml, String... prefixes) throws XMLStreamException {
        for (String prefix : prefixes) {
            xml.writeNamespace(prefix, FeedNamespaces.URIS.get(prefix));
        }
    }

    static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    static void optional(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        if (text != null) {
            text(xml, name, text);
        }
    }

    static void empty(XMLStreamWriter xml, String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], String.valueOf(attributes[i + 1]));
        }
    }
}

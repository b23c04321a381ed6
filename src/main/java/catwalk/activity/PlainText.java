package catwalk.activity;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * The words of an HTML text as a browser shows them: paragraphs and line breaks as such, and of Mastodon's links what is
 * not marked as invisible.
 */
public final class PlainText {
    /** More than any post has; what a feed may carry beyond is not worth the time. */
    private static final int MOST_HTML = 100_000;

    private PlainText() {}

    public static String of(String html) {
        Element body = Jsoup.parseBodyFragment(html.length() > MOST_HTML ? html.substring(0, MOST_HTML) : html)
                .body();
        body.select("script, style, .invisible").remove();
        body.select(".ellipsis").forEach(link -> link.appendText("…"));
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode words) {
                            text.append(words.getWholeText().replaceAll("\\s+", " "));
                        } else if (node.nameIs("br")) {
                            text.append('\n');
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (node.nameIs("p")) {
                            text.append("\n\n");
                        } else if (node instanceof Element element && element.isBlock() && !element.nameIs("br")) {
                            text.append('\n');
                        }
                    }
                },
                body);
        return text.toString()
                .replaceAll(" *\n *", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }
}

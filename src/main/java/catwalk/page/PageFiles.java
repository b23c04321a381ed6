package catwalk.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.http.content.ResourceHttpContent;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;

/**
 * The page's files: the user's own first, then those of the jar; what is none of them falls through to the routes.
 *
 * <p>The two are not one combined resource of Jetty's: that wants the user's folder to be there at the start, follows its
 * links, and keeps what it found for a second.
 */
public final class PageFiles extends ResourceHandler {
    private static final Pattern LANGUAGE = Pattern.compile("([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\\.js");

    private final PageFolder folder;
    private final Resource page = ResourceFactory.of(this).newClassLoaderResource("page/");
    private final List<String> words =
            page.resolve("words").list().stream().map(Resource::getFileName).toList();

    public PageFiles(PageFolder folder) {
        this.folder = folder;
        setBaseResource(page);
        setDirAllowed(false);
        setEtags(true);
        setCacheControl("no-cache");
    }

    @Override
    protected HttpContent.Factory newHttpContentFactory(ByteBufferPool.Sized buffers) {
        HttpContent.Factory bundled = super.newHttpContentFactory(buffers);
        return path -> {
            Path own = folder.find(path);
            return own == null
                    ? bundled.getContent(path)
                    : new ResourceHttpContent(
                            ResourceFactory.root().newResource(own),
                            getMimeTypes().getMimeByExtension(path),
                            buffers);
        };
    }

    /** A file's text. */
    String text(String path) throws IOException {
        Path own = folder.find(path);
        Resource file =
                own == null ? page.resolve(path) : ResourceFactory.root().newResource(own);
        try (InputStream in = file.newInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The languages that {@code words/} has a file for, sorted. */
    List<String> languages() {
        Stream<String> own = folder.names("words", "*.js").stream()
                .filter(name -> LANGUAGE.matcher(name).matches() && folder.find("/words/" + name) != null);
        return Stream.concat(words.stream(), own)
                .map(LANGUAGE::matcher)
                .filter(Matcher::matches)
                .map(language -> language.group(1))
                .distinct()
                .sorted()
                .toList();
    }
}

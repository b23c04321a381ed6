package catwalk.page;

import catwalk.directory.PictureName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.http.content.ResourceHttpContent;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;
import org.eclipse.jetty.util.resource.ResourceFactory;

/**
 * The pictures of directory sources, as {@code /pictures/<source>/<file>}; and of their folders nothing else: no captions,
 * no hidden files, no other folders, nothing that a link leads to.
 */
public final class PictureFiles extends ResourceHandler {
    private static final String ROOT = "/pictures/";

    private final Map<String, String> folders;

    /** @param folders each source's folder, by the source's name; empty where it is not set */
    public PictureFiles(Map<String, String> folders) {
        this.folders = new HashMap<>(folders);
        this.folders.values().removeIf(String::isEmpty);
        // asked for by Jetty; what is there is found below
        setBaseResource(ResourceFactory.of(this).newClassLoaderResource("page/"));
        setDirAllowed(false);
        setEtags(true);
        setCacheControl("no-cache");
    }

    /** Whatever a file holds, opened by itself it may do nothing. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (folders.isEmpty() || !Request.getPathInContext(request).startsWith(ROOT)) {
            Handler page = getHandler();
            return page != null && page.handle(request, response, callback);
        }
        response.getHeaders().put("Content-Security-Policy", "default-src 'none'; sandbox");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        return super.handle(request, response, callback);
    }

    @Override
    protected HttpContent.Factory newHttpContentFactory(ByteBufferPool.Sized buffers) {
        return path -> {
            Path file = find(path);
            return file == null
                    ? null
                    : new ResourceHttpContent(
                            ResourceFactory.root().newResource(file),
                            getMimeTypes().getMimeByExtension(file.toString()),
                            buffers);
        };
    }

    /** @param path decoded but for what means something in a path; its percent signs Jetty has refused */
    private Path find(String path) throws IOException {
        String[] parts = path.substring(ROOT.length()).split("/", -1);
        if (parts.length != 2 || !folders.containsKey(parts[0])) {
            return null;
        }
        String name = URIUtil.decodePath(parts[1]);
        if (!PictureName.isOne(name)) {
            return null;
        }
        try {
            Path file = Path.of(folders.get(parts[0])).toAbsolutePath().resolve(name);
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}

package catwalk.page;

import java.util.List;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** The page's files, out of the jar; what is none of them falls through to the routes. */
public final class PageFiles extends ResourceHandler {

    public PageFiles() {
        setBaseResource(ResourceFactory.of(this).newClassLoaderResource("page/"));
        setDirAllowed(false);
        setEtags(true);
        setCacheControl("no-cache");
        setWelcomeFiles(List.of("index.html"));
    }
}

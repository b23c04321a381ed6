package catwalk.page;

import catwalk.settings.Settings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.StringUtil;

/**
 * The front page: {@code index.html} with the wall's title and the page's own address for {@code {{title}}} and
 * {@code {{origin}}}. Whoever shows a preview of a link runs no script and follows no relative address.
 */
public final class FrontPage extends Handler.Wrapper {
    private static final String PATH = "/index.html";
    private static final Pattern BLANK = Pattern.compile("\\{\\{(title|origin)}}");

    /** What words/ko.js makes of the default title. */
    private static final Map<String, String> KOREAN = Map.of("Show me the cats", "고양이를 보여줘");

    private static final Pattern KOREAN_CHOSEN = Pattern.compile("(.*&)?lang=ko([&-].*)?");

    private final String title;
    private final PageFiles files;

    public FrontPage(Settings settings, PageFiles files) {
        this.title = settings.text("wall.title");
        this.files = files;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        boolean asked = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        if (!asked || !(path.equals("/") || path.equals(PATH))) {
            return super.handle(request, response, callback);
        }
        byte[] page = fill(request).getBytes(StandardCharsets.UTF_8);
        String tag = '"' + UUID.nameUUIDFromBytes(page).toString() + '"';
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
        headers.add(HttpHeader.VARY, "Accept-Language");
        headers.put(HttpHeader.ETAG, tag);
        // quotes and all, so it is found in a list and behind W/, and in nothing longer
        if (request.getHeaders().getValuesList(HttpHeader.IF_NONE_MATCH).stream()
                .anyMatch(known -> known.contains(tag))) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            callback.succeeded();
            return true;
        }
        headers.put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
        headers.put(HttpHeader.CONTENT_LENGTH, page.length);
        response.write(true, ByteBuffer.wrap(page), callback);
        return true;
    }

    /** In one go: a title that holds braces is a title. */
    private String fill(Request request) throws Exception {
        Map<String, String> values = Map.of(
                "title",
                prefersKorean(request) ? KOREAN.getOrDefault(title, title) : title,
                "origin",
                Origin.of(request).toString());
        return BLANK.matcher(files.text(PATH))
                .replaceAll(
                        blank -> Matcher.quoteReplacement(StringUtil.sanitizeXmlString(values.get(blank.group(1)))));
    }

    /** As the page itself goes about it: what the address says, or else the first language that it has words for. */
    private boolean prefersKorean(Request request) {
        String query = request.getHttpURI().getQuery();
        if (query != null && KOREAN_CHOSEN.matcher(query).matches()) {
            return true;
        }
        // without the header these would be the server's
        return request.getHeaders().contains(HttpHeader.ACCEPT_LANGUAGE)
                && Request.getLocales(request).stream()
                        .map(Locale::getLanguage)
                        .filter(files.languages()::contains)
                        .findFirst()
                        .filter("ko"::equals)
                        .isPresent();
    }
}

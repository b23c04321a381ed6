package catwalk.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.RunningWall;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures of directory sources, served by a process that has no other role than the page. */
class PictureFilesTest {
    private static final String SECRET = "not for viewers";

    @TempDir
    static Path directory;

    private static RunningWall wall;

    @BeforeAll
    static void serveTwoFolders() throws IOException {
        Path booth = Files.createDirectories(directory.resolve("booth"));
        for (String name :
                List.of("cat.jpg", "CAT.JPEG", "cat.png", "cat.gif", "cat.webp", "cat.avif", "눈; #3+4?.jpg")) {
            Files.writeString(booth.resolve(name), "picture " + name);
        }
        Path inner = Files.createDirectories(booth.resolve("inner.jpg"));
        for (Path file : List.of(
                booth.resolve("cat.txt"),
                booth.resolve(".hidden.jpg"),
                booth.resolve("page.html"),
                inner.resolve("inner.jpg"),
                directory.resolve("outside.jpg"),
                directory.resolve("outside.txt"))) {
            Files.writeString(file, SECRET);
        }
        Files.createSymbolicLink(booth.resolve("link.jpg"), directory.resolve("outside.jpg"));
        Files.createSymbolicLink(booth.resolve("text.jpg"), directory.resolve("outside.txt"));
        wall = new RunningWall(directory.resolve("data"))
                .with("wall.roles", "page")
                .with("wall.sources", "replay, directory.booth, directory")
                .with("directory.path", directory.resolve("none yet"))
                .with("directory.booth.path", booth)
                .start();
    }

    @AfterAll
    static void stop() {
        wall.close();
    }

    @Test
    void aPictureIsServedAsWhatItIsAndMayDoNothing() throws Exception {
        Map<String, String> types = Map.of(
                "cat.jpg", "image/jpeg",
                "CAT.JPEG", "image/jpeg",
                "cat.png", "image/png",
                "cat.gif", "image/gif",
                "cat.webp", "image/webp",
                "cat.avif", "image/avif",
                "%EB%88%88%3B%20%233%2B4%3F.jpg", "image/jpeg");
        for (Map.Entry<String, String> type : types.entrySet()) {
            HttpResponse<String> answer = get("pictures/directory.booth/" + type.getKey());
            assertEquals(200, answer.statusCode(), type.getKey());
            assertTrue(answer.body().startsWith("picture "), answer.body());
            assertEquals(type.getValue(), header(answer, "Content-Type"), type.getKey());
            assertEquals("default-src 'none'; sandbox", header(answer, "Content-Security-Policy"));
            assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        }
    }

    @Test
    void whatABrowserHasIsNotSentAgain() throws Exception {
        URI picture = wall.page().resolve("pictures/directory.booth/cat.jpg");
        String tag = header(get("pictures/directory.booth/cat.jpg"), "ETag");
        assertFalse(tag.isEmpty());
        HttpRequest again =
                HttpRequest.newBuilder(picture).header("If-None-Match", tag).build();
        assertEquals(
                304,
                HttpClient.newHttpClient()
                        .send(again, HttpResponse.BodyHandlers.ofString())
                        .statusCode());
    }

    @Test
    void nothingElseIsServed() throws Exception {
        String booth = "pictures/directory.booth/";
        for (String path : List.of(
                "pictures",
                "pictures/",
                booth,
                booth.substring(0, booth.length() - 1),
                booth + "cat.txt",
                booth + "page.html",
                booth + ".hidden.jpg",
                booth + "%2Ehidden.jpg",
                booth + "inner.jpg",
                booth + "inner.jpg/",
                booth + "inner.jpg/inner.jpg",
                booth + "inner.jpg%2Finner.jpg",
                booth + "inner.jpg%252Finner.jpg",
                booth + "inner.jpg%5Cinner.jpg",
                booth + "link.jpg",
                booth + "text.jpg",
                booth + "../outside.jpg",
                booth + "%2e%2e/outside.jpg",
                booth + "%2e%2e%2foutside.jpg",
                booth + "..%2foutside.jpg",
                booth + "..%252foutside.jpg",
                booth + "..%5coutside.jpg",
                booth + "..;/outside.jpg",
                booth + "..%00/outside.jpg",
                booth + "cat.txt%00.jpg",
                booth + "cat.txt;.jpg",
                booth + "/cat.txt",
                booth + "%c0%ae%c0%ae/outside.jpg",
                "pictures/directory.booth%2f../outside.jpg",
                "pictures/directory.none/cat.jpg",
                "pictures/replay/cat.jpg",
                "pictures/../pictures/directory.booth/cat.txt",
                "pictures/directory/cat.jpg",
                "pictures" + directory.resolve("outside.jpg"),
                "pictures/" + directory.resolve("outside.jpg"))) {
            String answer = raw("GET /" + path + " HTTP/1.1\r\nHost: wall\r\nConnection: close\r\n\r\n");
            assertTrue(answer.matches("(?s)HTTP/1.1 4\\d\\d .*"), path + " is answered " + answer);
            assertFalse(answer.contains(SECRET), path + " is answered " + answer);
        }
    }

    @Test
    void thePageIsServedAsEver() throws Exception {
        assertEquals(200, get("").statusCode());
        assertEquals(200, get("styles/base.css").statusCode());
        assertTrue(header(get("wall.json"), "Content-Security-Policy").contains("script-src 'self'"));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(wall.page() + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** As it is: a client would tidy the path up. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(wall.page().getHost(), wall.page().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package catwalk.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Browser;
import catwalk.kit.CatwalkProcess;
import catwalk.kit.RunningWall;
import catwalk.kit.Schema;
import catwalk.kit.Viewer;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** routes/sources/directory-source.kamelet.yaml: real files in a real folder, up to a browser. */
class DirectorySourceTest {
    /** One pixel. */
    private static final byte[] WEBP = HexFormat.of()
            .parseHex("524946461a000000574542505650384c0d0000002f000000100710111188888808fe0700".replace(" ", ""));

    @TempDir
    Path directory;

    @Test
    void whatIsThereAndWhatComesShowsInABrowserWithItsCaption() throws Exception {
        Files.createDirectories(pictures());
        put("my-cat_01.jpg", picture("jpg", 40, 30), 5);
        Files.writeString(pictures().resolve("second.txt"), "\uFEFF두 번째\n");
        put("second.png", picture("png", 30, 40), 4);
        try (RunningWall wall = wall().with("directory.author", "The booth").start();
                Browser browser = Browser.started("en-US").size(1280, 800).open(wall.page())) {
            await().until(() -> browser.cards().size() == 2);
            put("눈; #3+4?.gif", picture("gif", 20, 20), 0);
            await().until(() -> browser.cards().size() == 3);
            assertEquals(
                    3, browser.loadedPictures().size(), browser.loadedPictures().toString());
            List<String> texts =
                    browser.cards().stream().map(card -> card.text().strip()).toList();
            assertTrue(texts.containsAll(List.of("my cat 01", "두 번째", "눈; #3+4?")), texts.toString());
            assertTrue(browser.cards().stream().allMatch(card -> card.author().contains("The booth")));
            assertEquals(List.of(), browser.consoleErrors());
        }
    }

    @Test
    void theOldestComeFirstWithTheirSizeAsAViewerSeesIt() throws Exception {
        Files.createDirectories(pictures());
        put("c.jpg", onItsSide(picture("jpg", 40, 30)), 10);
        put("b.png", picture("png", 30, 40), 20);
        put("a.webp", WEBP, 30);
        try (RunningWall wall = wall().start();
                Viewer viewer = watch(wall)) {
            await().until(() -> viewer.created().size() == 3);
            List<JsonNode> posts = viewer.arrivals().stream()
                    .map(arrival -> arrival.activity().get("object"))
                    .toList();
            assertEquals(
                    List.of("a", "b", "c"),
                    posts.stream().map(post -> post.get("content").asText()).toList());
            assertEquals(
                    List.of("image/webp", "image/png", "image/jpeg"),
                    posts.stream()
                            .map(post -> post.at("/attachment/0/mediaType").asText())
                            .toList());
            assertEquals(
                    List.of("1x1", "30x40", "30x40"),
                    posts.stream()
                            .map(post -> post.at("/attachment/0/width") + "x" + post.at("/attachment/0/height"))
                            .toList(),
                    "the last one lies on its side");
            assertEquals(
                    "Show me the cats", posts.get(0).at("/attributedTo/name").asText());
            viewer.collections().forEach(Schema::assertValid);
        }
    }

    @Test
    void aReplacedPictureIsShownAnewAndOneTakenOutLeaves() throws Exception {
        Files.createDirectories(pictures());
        put("one.png", picture("png", 30, 40), 10);
        try (RunningWall wall = wall().start();
                Viewer viewer = watch(wall)) {
            await().until(() -> viewer.created().size() == 1);
            String first = viewer.created().get(0);
            put("one.png", picture("png", 50, 40), 0);
            await().until(() -> viewer.created().size() == 2);
            await().until(() -> viewer.deleted().contains(first));
            String second = viewer.created().get(1);
            Files.delete(pictures().resolve("one.png"));
            await().until(() -> viewer.deleted().contains(second));
        }
    }

    @Test
    void aPictureThatIsBeingWrittenWaitsUntilItIsWhole() throws Exception {
        Files.createDirectories(pictures());
        byte[] whole = noise();
        try (RunningWall wall = wall().with("directory.poll-delay", 500).start();
                Viewer viewer = watch(wall)) {
            Path file = pictures().resolve("slow.png");
            Files.write(file, new byte[0]);
            int chunk = whole.length / 30 + 1;
            int[] written = {0};
            await().pollInterval(Duration.ofMillis(100))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        int end = Math.min(whole.length, written[0] + chunk);
                        Files.write(
                                file, java.util.Arrays.copyOfRange(whole, written[0], end), StandardOpenOption.APPEND);
                        written[0] = end;
                        assertEquals(List.of(), viewer.created(), "half of it is not shown");
                        return end == whole.length;
                    });
            await().until(() -> viewer.created().size() == 1);
            assertEquals(
                    300,
                    viewer.arrivals()
                            .get(0)
                            .activity()
                            .at("/object/attachment/0/width")
                            .asInt());
        }
    }

    @Test
    void whatIsNoPictureOrHiddenOrALinkDoesNotShow() throws Exception {
        Files.createDirectories(pictures().resolve("folder.jpg"));
        Path outside = directory.resolve("outside.jpg");
        Files.write(outside, picture("jpg", 40, 30));
        try (CatwalkProcess catwalk = new CatwalkProcess(directory)) {
            put("fake.jpg", "<html>no picture</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8), 10);
            put("empty.png", new byte[0], 10);
            put(".hidden.jpg", picture("jpg", 40, 30), 10);
            put("notes.txt", picture("jpg", 40, 30), 10);
            Files.createSymbolicLink(pictures().resolve("link.jpg"), outside);
            put("50%.jpg", picture("jpg", 40, 30), 10);
            put("real.jpg", picture("png", 40, 30), 0);
            catwalk.with("wall.sources", "directory")
                    .with("directory.path", pictures())
                    .start();
            try (Viewer viewer = new Viewer(catwalk.broker()).subscribe("/topic/wall.cats", true)) {
                await().until(() -> viewer.created().size() == 1);
                assertEquals(
                        "real",
                        viewer.arrivals()
                                .get(0)
                                .activity()
                                .at("/object/content")
                                .asText());
                put("later.jpg", picture("jpg", 40, 30), 0);
                await().until(() -> viewer.created().size() == 2);
            }
            assertEquals(1, catwalk.linesWith("skipped fake.jpg, which is no picture"), catwalk.output());
            assertEquals(1, catwalk.linesWith("skipped empty.png, which is no picture"), catwalk.output());
            assertEquals(1, catwalk.linesWith("skipped 50%.jpg"), catwalk.output());
            assertEquals(3, catwalk.linesWith("WARN"), catwalk.output());
        }
    }

    @Test
    void eachFolderIsASourceOfItsOwnAndMayAskForAKeyword() throws Exception {
        Path stage = Files.createDirectories(directory.resolve("stage"));
        Files.write(stage.resolve("a nice day.png"), picture("png", 30, 40));
        Files.write(stage.resolve("a nice cat.png"), picture("png", 30, 40));
        try (RunningWall wall = wall().with("wall.sources", "directory.booth, directory.stage")
                        .with("directory.booth.path", pictures())
                        .with("directory.stage.path", stage)
                        .with("directory.stage.everything", "false")
                        .start();
                Viewer viewer = watch(wall)) {
            assertTrue(Files.isDirectory(pictures()), "a missing folder is made");
            put("a nice day.png", picture("png", 30, 40), 0);
            await().until(() -> viewer.created().size() == 2);
            List<String> ids = viewer.created();
            assertTrue(ids.stream().anyMatch(id -> id.startsWith("urn:catwalk:directory.booth:a%20nice%20day.png:")));
            assertTrue(ids.stream().anyMatch(id -> id.startsWith("urn:catwalk:directory.stage:a%20nice%20cat.png:")));
        }
    }

    @Test
    void whatIsShedIsOfferedAgain() throws Exception {
        Files.createDirectories(pictures());
        for (int i = 0; i < 10; i++) {
            put(i + ".png", picture("png", 30, 40), 60 - i);
        }
        try (RunningWall wall = wall().with("wall.max-posts-per-second", 20)
                        .with("wall.max-waiting-posts", 2)
                        .start();
                Viewer viewer = watch(wall)) {
            // another source that is all too busy
            IntStream.range(0, 400).forEach(i -> {
                wall.offerLater(RunningWall.post("urn:other:" + i, "cat"));
                if (i % 40 == 0) {
                    int before = viewer.created().size();
                    await().until(() -> viewer.created().size() > before);
                }
            });
            await().atMost(Duration.ofSeconds(30)).until(() -> booth(viewer).size() == 10);
            assertEquals(10, new HashSet<>(booth(viewer)).size());
        }
    }

    @Test
    void aKillLosesNoneAndShowsNoneTwice() throws Exception {
        Files.createDirectories(pictures());
        for (int i = 0; i < 40; i++) {
            put("picture %02d.png".formatted(i), picture("png", 30, 40), 100 - i);
        }
        try (CatwalkProcess catwalk = new CatwalkProcess(directory)) {
            catwalk.with("wall.sources", "directory")
                    .with("directory.path", pictures())
                    .start();
            List<String> before;
            try (Viewer viewer = new Viewer(catwalk.broker()).subscribe("/topic/wall.cats", true)) {
                await().until(() -> viewer.created().size() >= 15);
                catwalk.kill();
                before = viewer.created();
            }
            assertTrue(before.size() < 40, "all were out before the kill");
            Files.delete(pictures().resolve("picture 03.png"));
            put("picture 99.png", picture("png", 30, 40), 0);
            catwalk.start();
            try (Viewer viewer = new Viewer(catwalk.broker()).subscribe("/topic/wall.cats", true)) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> viewer.created().stream().anyMatch(id -> id.contains("picture%2099")));
                List<String> after = viewer.created();
                assertEquals(after.size(), new HashSet<>(after).size(), "none twice");
                HashSet<String> all = new HashSet<>(after);
                all.addAll(before);
                assertEquals(41, all.size(), "none is lost");
                await().until(() -> viewer.deleted().stream().anyMatch(id -> id.contains("picture%2003")));
            }
        }
    }

    private static List<String> booth(Viewer viewer) {
        return viewer.created().stream()
                .filter(id -> id.startsWith("urn:catwalk:directory:"))
                .toList();
    }

    private RunningWall wall() {
        return new RunningWall(directory.resolve("data"))
                .with("wall.sources", "directory")
                .with("directory.path", pictures())
                .with("directory.poll-delay", 100);
    }

    private static Viewer watch(RunningWall wall) {
        return new Viewer(wall.broker()).subscribe("/topic/wall.cats", true);
    }

    private Path pictures() {
        return directory.resolve("pictures");
    }

    /** Puts a whole file there at once, as if it had been written some seconds ago. */
    private void put(String name, byte[] content, int secondsAgo) throws IOException {
        Path temporary = Files.write(directory.resolve("temporary"), content);
        Files.setLastModifiedTime(temporary, FileTime.from(Instant.now().minusSeconds(secondsAgo)));
        Files.move(temporary, pictures().resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().setBackground(Color.ORANGE);
        return written(image, format);
    }

    /** A picture of some size. */
    private static byte[] noise() throws IOException {
        BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < 300 * 300; i++) {
            image.setRGB(i % 300, i / 300, random.nextInt());
        }
        return written(image, "png");
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, out));
        return out.toByteArray();
    }

    /** The same JPEG with an EXIF segment that says: turn it by a quarter. */
    private static byte[] onItsSide(byte[] jpeg) {
        byte[] exif = HexFormat.of()
                .parseHex("ffe1002245786966000049492a00080000000100120103000100000006000000" + "00000000");
        byte[] turned = new byte[jpeg.length + exif.length];
        System.arraycopy(jpeg, 0, turned, 0, 2);
        System.arraycopy(exif, 0, turned, 2, exif.length);
        System.arraycopy(jpeg, 2, turned, 2 + exif.length, jpeg.length - 2);
        assertFalse(jpeg.length == 0);
        return turned;
    }
}

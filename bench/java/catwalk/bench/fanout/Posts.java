package catwalk.bench.fanout;

import catwalk.activity.Collections;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Posts of one length, each with the time at which it was due. The text in them is of the bundled posts, so that it
 * compresses as real ones do. One message holds one post, or several in the collection that Catwalk sends.
 */
public final class Posts {
    private static final Path SAMPLES = Path.of("src", "main", "resources", "replay", "cats.jsonl");
    private static final byte[] HEAD = "{\"at\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 19;
    private static final String PART = "\",\"part\":\"";
    private static final String TEXT = "\",\"text\":\"";
    private static final String TAIL = "\"}";
    private static final int PART_AT = HEAD.length + DIGITS + PART.length();
    private static final int LEAST = PART_AT + 1 + TEXT.length() + TAIL.length();

    /** What a post is for. */
    public enum Part {
        WARM_UP,
        MEASURED
    }

    private final int length;
    private final List<String> texts = new ArrayList<>();
    private final Collections collections = new Collections();
    private int next;

    /** @param length of each post, in bytes */
    public Posts(int length) {
        if (length <= LEAST) {
            throw new IllegalArgumentException("a post of " + length + " bytes: more than " + LEAST + " are needed");
        }
        this.length = length;
        String text = samples().stream().map(Posts::asciiText).collect(Collectors.joining());
        // none overlaps another: compression would find what no real post has
        for (int from = 0; from + length - LEAST <= text.length(); from += length - LEAST) {
            texts.add(text.substring(from, from + length - LEAST));
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("posts of " + length + " bytes: there are no samples as long");
        }
    }

    /** The mean length in bytes of the posts that Catwalk brings along. */
    public static int meanLength() {
        return (int) Math.round(samples().stream()
                .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length)
                .average()
                .orElseThrow());
    }

    /**
     * Another post.
     *
     * @param at when it was due, in {@link System#nanoTime()}, which all processes of a machine share
     */
    public String post(long at, Part part) {
        String text = texts.get(next++ % texts.size());
        return new String(HEAD, StandardCharsets.US_ASCII)
                + String.format("%0" + DIGITS + "d", at)
                + PART
                + part.ordinal()
                + TEXT
                + text
                + TAIL;
    }

    /** Posts in one message, as Catwalk writes it; in several, where they are too long for one. */
    public List<String> batches(List<String> posts) {
        List<JsonNode> raw = posts.stream()
                .<JsonNode>map(post -> JsonNodeFactory.instance.rawValueNode(new RawValue(post)))
                .toList();
        try {
            return collections.of(raw);
        } catch (Exception e) {
            throw new IllegalStateException("posts do not become a collection", e);
        }
    }

    /** Tells of each post in a message. */
    public void read(byte[] data, int from, int to, Reader reader) {
        int post = from;
        while (post + length <= to && !isPost(data, post)) {
            post++;
        }
        int before = post;
        while (post + length <= to && isPost(data, post)) {
            reader.post(at(data, post), data[post + PART_AT] == '0' ? Part.WARM_UP : Part.MEASURED);
            post += length + 1;
        }
        if (post == before) {
            throw new IllegalArgumentException("a message without posts of " + length + " bytes: "
                    + new String(data, from, Math.min(to - from, 200), StandardCharsets.UTF_8));
        }
    }

    private static boolean isPost(byte[] data, int from) {
        for (int i = 0; i < HEAD.length; i++) {
            if (data[from + i] != HEAD[i]) {
                return false;
            }
        }
        return true;
    }

    private static long at(byte[] data, int post) {
        long at = 0;
        for (int i = post + HEAD.length; i < post + HEAD.length + DIGITS; i++) {
            at = 10 * at + data[i] - '0';
        }
        return at;
    }

    /** Of one byte a character, and good inside quotes. */
    private static String asciiText(String line) {
        return line.replaceAll("[^ -~]", "").replaceAll("[\"\\\\]", "'");
    }

    private static List<String> samples() {
        try {
            return Files.readAllLines(SAMPLES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whom to tell of posts. */
    @FunctionalInterface
    public interface Reader {
        void post(long at, Part part);
    }
}

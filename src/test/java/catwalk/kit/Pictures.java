package catwalk.kit;

import com.sun.net.httpserver.HttpExchange;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * Somebody else's server of pictures: as many addresses as a test asks for, behind them a few PNGs of about 1200 × 900,
 * upright, wide and square ones, at once or after a while.
 */
public final class Pictures extends PictureServer {
    private static final List<Dimension> SIZES = List.of(
            new Dimension(1200, 900),
            new Dimension(900, 1200),
            new Dimension(1600, 900),
            new Dimension(1000, 1000),
            new Dimension(1200, 800),
            new Dimension(800, 1200),
            new Dimension(1400, 800));
    private static final List<byte[]> PNGS = SIZES.stream().map(Pictures::png).toList();

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    private volatile Duration least = Duration.ZERO;
    private volatile Duration most = Duration.ZERO;

    /** Each answer takes between these two times, each address its own. */
    public Pictures slow(Duration least, Duration most) {
        this.least = least;
        this.most = most;
        return this;
    }

    /** The address of a picture of this number, one that no other number has. */
    public String address(int number) {
        return base() + number + ".png";
    }

    /** How large the picture of this number is. */
    public static Dimension size(int number) {
        return SIZES.get(number % SIZES.size());
    }

    @Override
    void handle(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        int number = Integer.parseInt(path.replaceAll("\\D", ""));
        long range = most.minus(least).toMillis() + 1;
        long wait = least.toMillis() + new Random(number).nextLong(range);
        threads.schedule(() -> answer(exchange, PNGS.get(number % PNGS.size())), wait, TimeUnit.MILLISECONDS);
    }

    private static void answer(HttpExchange exchange, byte[] png) {
        exchange.getResponseHeaders().set("Cache-Control", "max-age=3600");
        exchange.getResponseHeaders().set("Timing-Allow-Origin", "*");
        answer(exchange, 200, "image/png", png);
    }

    /** Balls in the evening light. */
    private static byte[] png(Dimension size) {
        int width = size.width;
        int height = size.height;
        Random random = new Random(31L * width + height);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Color light = Color.getHSBColor(random.nextFloat(), 0.3f, 0.95f);
        graphics.setPaint(
                new GradientPaint(0, 0, light, width, height, light.darker().darker()));
        graphics.fillRect(0, 0, width, height);
        for (int i = 0; i < 40; i++) {
            graphics.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), 90));
            int across = 40 + random.nextInt(width / 3);
            graphics.fillOval(random.nextInt(width), random.nextInt(height), across, across);
        }
        graphics.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        super.close();
        threads.shutdownNow();
    }
}

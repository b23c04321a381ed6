package catwalk.bench.fanout.publisher;

import catwalk.bench.fanout.dialect.Dialect;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Publishes in the dialect that viewers listen in. */
public final class WebSocketSender implements Sender {
    private static final int PATIENCE_SECONDS = 20;

    private final Dialect dialect;
    private final WebSocket socket;
    private final CompletableFuture<Boolean> connected = new CompletableFuture<>();

    public WebSocketSender(int port, Dialect dialect) throws Exception {
        this.dialect = dialect;
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (!dialect.subprotocol().isEmpty()) {
            builder.subprotocols(dialect.subprotocol());
        }
        URI url = URI.create("ws://127.0.0.1:" + port + dialect.path());
        socket = builder.buildAsync(url, new Answers()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (dialect.connect().length > 0) {
            say(dialect.connect());
            connected.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void send(String message) throws Exception {
        say(dialect.publish(message.getBytes(StandardCharsets.UTF_8)));
    }

    private void say(byte[] words) throws Exception {
        CompletableFuture<WebSocket> said = dialect.isBinary()
                ? socket.sendBinary(ByteBuffer.wrap(words), true)
                : socket.sendText(new String(words, StandardCharsets.UTF_8), true);
        said.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** What the server answers. */
    private final class Answers implements WebSocket.Listener, Dialect.Listener {
        private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            heard(text.toString().getBytes(StandardCharsets.UTF_8), last);
            return WebSocket.Listener.super.onText(from, text, last);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer bytes, boolean last) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            heard(copy, last);
            return WebSocket.Listener.super.onBinary(from, bytes, last);
        }

        private void heard(byte[] piece, boolean last) {
            heard.writeBytes(piece);
            if (last || dialect.isStream()) {
                byte[] all = heard.toByteArray();
                int understood = dialect.read(all, 0, all.length, this);
                heard.reset();
                heard.write(all, understood, all.length - understood);
            }
        }

        @Override
        public void confirmed() {
            connected.complete(true);
        }

        @Override
        public void message(byte[] data, int from, int to) {
            // one's own, where the server sends it to all
        }

        @Override
        public void answer(byte[] answer) {
            socket.sendBinary(ByteBuffer.wrap(answer), true);
        }

        @Override
        public void refused(String why) {
            connected.completeExceptionally(new IllegalStateException("the server refuses: " + why.strip()));
        }
    }
}

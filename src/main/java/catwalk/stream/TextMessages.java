package catwalk.stream;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Puts the frames of one WebSocket connection together to text messages and hands them on, one at a time: the next frame
 * is asked for when the last is dealt with, so that a slow receiver fills the sender's buffers and not ours.
 */
final class TextMessages implements WebSocket.Listener {
    private final int longest;
    private final Consumer<String> receiver;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder();
    private boolean tooLong;
    private volatile long heardAt = System.nanoTime();
    private volatile boolean busy;

    TextMessages(int longest, Consumer<String> receiver) {
        this.longest = longest;
        this.receiver = receiver;
    }

    /** Completes with the reason when the connection has ended, however it did. */
    CompletableFuture<String> ended() {
        return ended;
    }

    /** Nanoseconds since the peer was last heard, 0 while a message of its is being dealt with. */
    long silentNanos() {
        return busy ? 0 : System.nanoTime() - heardAt;
    }

    @Override
    public void onOpen(WebSocket socket) {
        heardAt = System.nanoTime();
        socket.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        busy = true;
        try {
            tooLong |= parts.length() + part.length() > longest;
            if (!tooLong) {
                parts.append(part);
            }
            if (last) {
                String message = parts.toString();
                boolean complete = !tooLong;
                parts.setLength(0);
                tooLong = false;
                receiver.accept(complete ? message : null);
            }
        } finally {
            heard(socket);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        heard(socket);
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        heard(socket);
        return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        heard(socket);
        return null;
    }

    private void heard(WebSocket socket) {
        heardAt = System.nanoTime();
        busy = false;
        socket.request(1);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        ended.complete("closed by the server, " + status + (reason.isBlank() ? "" : " " + reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        ended.complete(error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage());
    }
}

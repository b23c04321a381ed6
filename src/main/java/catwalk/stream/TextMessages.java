package catwalk.stream;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * Puts the frames of one WebSocket connection together to text messages and hands them on, one at a time: the next frame is
 * asked for when the last is dealt with, so that a slow receiver fills the sender's buffers and not ours.
 */
public final class TextMessages implements Session.Listener.AutoDemanding {
    private final int longest;
    private final Consumer<String> receiver;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder();
    private boolean tooLong;

    /**
     * @param longest most characters of a message
     * @param receiver takes each message, null in place of one that is too long
     */
    TextMessages(int longest, Consumer<String> receiver) {
        this.longest = longest;
        this.receiver = receiver;
    }

    /** Completes with the reason when the connection has ended, however it did. */
    CompletableFuture<String> ended() {
        return ended;
    }

    @Override
    public void onWebSocketPartialText(String part, boolean last) {
        tooLong |= parts.length() + part.length() > longest;
        if (!tooLong) {
            parts.append(part);
        }
        if (last) {
            String message = tooLong ? null : parts.toString();
            parts.setLength(0);
            tooLong = false;
            receiver.accept(message);
        }
    }

    @Override
    public void onWebSocketError(Throwable error) {
        ended.complete(error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage());
    }

    @Override
    public void onWebSocketClose(int status, String reason, Callback callback) {
        ended.complete("closed by the server, " + status + (reason == null ? "" : " " + reason));
        callback.succeed();
    }
}

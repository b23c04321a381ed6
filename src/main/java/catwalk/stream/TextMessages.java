package catwalk.stream;

import catwalk.budget.BudgetUsedUp;
import catwalk.conduct.Ending;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * Puts the frames of one WebSocket connection together to text messages and hands them on, one at a time: the next frame is
 * asked for when the last is dealt with, so that a slow receiver fills the sender's buffers and not ours.
 */
public final class TextMessages implements Session.Listener.AutoDemanding {
    private final int longest;
    private final Runnable opened;
    private final Receiver receiver;
    private final CompletableFuture<Void> open = new CompletableFuture<>();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder();
    private Session session;
    private boolean tooLong;

    /** Takes each message. */
    interface Receiver {
        /** @param message null in place of one that is too long */
        void receive(String message) throws InterruptedException, BudgetUsedUp;
    }

    /**
     * @param longest most characters of a message
     * @param opened runs before the first message comes
     */
    TextMessages(int longest, Runnable opened, Receiver receiver) {
        this.longest = longest;
        this.opened = opened;
        this.receiver = receiver;
    }

    /**
     * Completes when the connection is open. The client's own future is behind this one by as long as messages come without
     * a pause, as those of a long backlog do: the thread that would complete it reads them.
     */
    CompletableFuture<Void> open() {
        return open;
    }

    /** Completes when the connection has ended, however it did. */
    CompletableFuture<Ending> ended() {
        return ended;
    }

    @Override
    public void onWebSocketOpen(Session newSession) {
        session = newSession;
        opened.run();
        open.complete(null);
    }

    @Override
    public void onWebSocketPartialText(String part, boolean last) {
        tooLong |= parts.length() + part.length() > longest;
        if (!tooLong) {
            parts.append(part);
        }
        if (last) {
            // most come in one part, which needs no copy
            boolean whole = parts.length() == part.length();
            String message = tooLong ? null : whole ? part : parts.toString();
            parts.setLength(0);
            tooLong = false;
            handOn(message);
        }
    }

    private void handOn(String message) {
        try {
            receiver.receive(message);
        } catch (BudgetUsedUp e) {
            ended.completeExceptionally(e);
            session.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onWebSocketError(Throwable error) {
        ended.completeExceptionally(error);
    }

    @Override
    public void onWebSocketClose(int status, String reason, Callback callback) {
        ended.complete(Ending.closed("closed by the server, " + status + (reason == null ? "" : " " + reason)));
        callback.succeed();
    }
}

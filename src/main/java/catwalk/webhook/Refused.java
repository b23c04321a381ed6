package catwalk.webhook;

/** What was sent is not taken, for a reason that its sender gets to read. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    /** @param status the answer's HTTP status */
    public Refused(int status, String message) {
        super(message);
        this.status = status;
    }

    public int getStatus() {
        return status;
    }
}

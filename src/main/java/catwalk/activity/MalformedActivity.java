package catwalk.activity;

/** A source sent what is no activity. */
public final class MalformedActivity extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedActivity(String message) {
        super(message);
    }
}

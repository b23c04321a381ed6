package catwalk.activity;

/**
 * A source sent an activity of a kind that the wall has no use for: a platform's new event, passed on by the source under
 * its own name.
 */
public final class UnknownActivity extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String kind;

    public UnknownActivity(String kind) {
        super("'" + kind + "' is no Create, Update or Delete");
        this.kind = kind.length() > 40 ? kind.substring(0, 40) : kind;
    }

    /** The activity's type, at most 40 characters of it. */
    public String getKind() {
        return kind;
    }
}

package catwalk.settings;

/**
 * A mistake in what the user set up. It is shown as one line, without a stack trace, and ends the start with a non-zero
 * exit: which setting (or file), what is wrong with it, and what to do.
 */
public final class SetupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param where the setting's key, or the file and line
     * @param problem what is wrong, as a clause
     * @param cure what to do, as an imperative clause
     */
    public SetupException(String where, String problem, String cure) {
        super(where + ": " + problem + "; " + cure);
    }

    public SetupException(String where, String problem, String cure, Throwable cause) {
        this(where, problem, cure);
        initCause(cause);
    }

    /** The first set-up mistake in a chain of causes, or null. */
    public static SetupException in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SetupException mistake) {
                return mistake;
            }
        }
        return null;
    }
}

package catwalk.budget;

import java.time.Instant;

/** The budget allows no more reads before a time. */
public final class BudgetUsedUp extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Instant until;

    /** @param reason one line, which names the setting */
    public BudgetUsedUp(String reason, Instant until) {
        super(reason);
        this.until = until;
    }

    /** When the next period begins. */
    public Instant until() {
        return until;
    }

    /** The first in a chain of causes, or null. */
    public static BudgetUsedUp in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BudgetUsedUp usedUp) {
                return usedUp;
            }
        }
        return null;
    }
}

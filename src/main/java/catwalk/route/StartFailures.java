package catwalk.route;

import catwalk.settings.SetupException;

/** Tells in one line why a start failed. */
public final class StartFailures {
    private StartFailures() {}

    public static String describe(Throwable failure) {
        SetupException mistake = SetupException.in(failure);
        if (mistake != null) {
            return mistake.getMessage();
        }
        failure.printStackTrace();
        return failure.toString();
    }
}

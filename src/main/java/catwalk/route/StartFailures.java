package catwalk.route;

import catwalk.settings.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.ExpressionIllegalSyntaxException;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Tells in one line why the routes do not start: the file and line where they say so, else the innermost reason. */
public final class StartFailures {
    private static final Pattern FILE = Pattern.compile("(?:file:)?(routes/[\\w./-]+\\.yaml)");
    private static final Pattern LINE = Pattern.compile("line:? (\\d+)");

    private StartFailures() {}

    /** One line, for the log. */
    public static String describe(Throwable failure) {
        SetupException mistake = SetupException.in(failure);
        if (mistake != null) {
            return mistake.getMessage();
        }
        StringBuilder where = new StringBuilder();
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
            if (where.isEmpty()) {
                where.append(place(cause));
            }
        }
        return (where.isEmpty() ? "the start failed" : where) + ": " + firstLine(root) + "; mend it";
    }

    private static String place(Throwable cause) {
        if (cause instanceof ExpressionIllegalSyntaxException expression) {
            return fileWith(expression.getExpression()).map(Path::toString).orElse("");
        }
        String message = String.valueOf(cause.getMessage());
        Matcher file = FILE.matcher(message);
        if (!file.find()) {
            return "";
        }
        return file.group(1) + line(cause);
    }

    private static String line(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYamlEngineException yaml
                    && yaml.getProblemMark().isPresent()) {
                return ":" + (yaml.getProblemMark().get().getLine() + 1);
            }
            Matcher line = LINE.matcher(String.valueOf(cause.getMessage()));
            if (line.find()) {
                return ":" + line.group(1);
            }
        }
        return "";
    }

    /** Camel speaks of a broken expression by its text; the user knows it by its file. */
    private static Optional<Path> fileWith(String expression) {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            return files.filter(file -> file.toString().endsWith(RouteFiles.JQ))
                    .filter(file -> read(file).strip().equals(expression.strip()))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static String firstLine(Throwable root) {
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message.lines().map(String::strip).findFirst().orElse(message);
    }
}

package dev.gantry.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Terminal detection: whether the output goes to a terminal, how wide it is, or to a file or pipe. */
public final class Terminal {
    private static final int USUAL_WIDTH = 100;
    private static final int LEAST_WIDTH = 40;

    private Terminal() {}

    /** Whether standard output is an interactive terminal. */
    public static boolean isInteractive() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Whether colours may be used: a terminal, and NO_COLOR is not set. */
    public static boolean hasColour() {
        return isInteractive() && System.getenv("NO_COLOR") == null;
    }

    /** Columns of text: what COLUMNS says, else what the terminal says, else {@value #USUAL_WIDTH}. */
    public static int width() {
        int width = number(System.getenv("COLUMNS")).or(Terminal::ask).orElse(USUAL_WIDTH);
        return Math.max(LEAST_WIDTH, width);
    }

    private static Optional<Integer> ask() {
        if (!isInteractive()) {
            return Optional.empty();
        }
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return Optional.empty();
            }
            String[] rowsAndColumns = new String(stty.getInputStream().readAllBytes()).strip().split(" ");
            return number(rowsAndColumns[rowsAndColumns.length - 1]);
        } catch (IOException _) {
            return Optional.empty(); // no stty here
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(String text) {
        return Optional.ofNullable(text).filter(Pattern.compile("[1-9]\\d{0,4}").asMatchPredicate())
                .map(Integer::valueOf);
    }
}

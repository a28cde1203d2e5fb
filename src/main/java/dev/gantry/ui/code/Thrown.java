package dev.gantry.ui.code;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.gantry.program.SourceError;

/** What ended a program, as its standard error tells it: a stack trace of Java's or of Python's. */
final class Thrown {
    private static final Pattern IN_JAVA = Pattern.compile("(?:Exception in thread \"[^\"]*\" |Caused by: )(.*)");
    private static final Pattern AT_JAVA = Pattern.compile("\\s+at .*\\(([^()]+):(\\d+)\\)");
    private static final Pattern AT_PYTHON = Pattern.compile("\\s+File \"(?:.*[/\\\\])?([^/\\\\\"]+)\", line (\\d+).*");
    private static final String IN_PYTHON = "Traceback ";

    private Thrown() {}

    /**
     * The last one in these lines, at the innermost line of this file that it names; empty if there is none.
     *
     * @param file the file's name, without folders
     */
    static Optional<SourceError> in(List<String> lines, String file) {
        Optional<SourceError> found = Optional.empty();
        String message = "";
        boolean wanted = false; // the line of what was thrown
        int line = 0; // of a trace of Python's, which goes on
        boolean traced = false;
        for (String each : lines) {
            Matcher thrown = IN_JAVA.matcher(each);
            Matcher java = AT_JAVA.matcher(each);
            Matcher python = AT_PYTHON.matcher(each);
            if (thrown.matches()) {
                message = thrown.group(1);
                wanted = true;
            } else if (wanted && java.matches() && java.group(1).equals(file)) {
                found = Optional.of(new SourceError(Integer.parseInt(java.group(2)), message));
                wanted = false;
            } else if (each.startsWith(IN_PYTHON)) {
                traced = true;
                line = 0;
            } else if (traced && python.matches()) {
                line = python.group(1).equals(file) ? Integer.parseInt(python.group(2)) : line;
            } else if (traced && !each.startsWith(" ")) {
                found = line > 0 ? Optional.of(new SourceError(line, each)) : found;
                traced = false;
            }
        }
        return found;
    }
}

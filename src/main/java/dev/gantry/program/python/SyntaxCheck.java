package dev.gantry.program.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.gantry.program.SourceError;

/** What an interpreter finds wrong in a program's text before it runs: the first error, as Python does. */
public final class SyntaxCheck {
    private static final long PATIENCE_SECONDS = 10;
    private static final Pattern FOUND = Pattern.compile("(\\d+) (.*)");
    private static final String CHECK = """
            import sys
            try:
                compile(sys.stdin.buffer.read(), 'main.py', 'exec')
            except SyntaxError as e:
                print(e.lineno or 0, e.msg)
            except ValueError as e:
                print(0, e)
            """;

    private SyntaxCheck() {}

    /** Asks this interpreter; it takes some ten milliseconds. Nothing is found where it does not answer. */
    public static List<SourceError> of(Interpreter interpreter, String text) {
        try {
            Process asked = new ProcessBuilder(interpreter.path().toString(), "-I", "-S", "-X", "utf8", "-c", CHECK)
                    .redirectErrorStream(true).start();
            try {
                asked.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                asked.getOutputStream().close();
                if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    return List.of();
                }
                Matcher found = FOUND.matcher(
                        new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
                return found.matches()
                        ? List.of(new SourceError(Integer.parseInt(found.group(1)), found.group(2)))
                        : List.of();
            } finally {
                asked.destroyForcibly();
            }
        } catch (IOException _) {
            return List.of(); // a run says why
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}

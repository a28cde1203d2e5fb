package dev.gantry.ui.output;

import java.util.Arrays;
import java.util.stream.Stream;

import dev.gantry.program.Piped;
import dev.gantry.trace.Mark;

/**
 * A line of the output.
 *
 * @param time nanoseconds since the origin
 * @param lane the lane that printed it, or the first part of it; 0 if only the program is known
 * @param others how many other lanes printed parts of it
 * @param kind the stream that it came by
 */
record Printed(long time, int lane, int others, String text, Piped.Kind kind) {
    /** The lines of this mark. */
    static Stream<Printed> of(Mark mark) {
        return lines(mark.text()).map(text -> new Printed(mark.time(), mark.lane(), 0, text, Piped.Kind.OUT));
    }

    /** A line of which no more is known. */
    static Printed of(Piped.Line line) {
        return new Printed(line.time(), 0, 0, line.text(), line.kind());
    }

    /** The lines of a text that was printed; of each what is left when a terminal has shown it. */
    static Stream<String> lines(String text) {
        return Arrays.stream(text.split("\n", -1)).map(Printed::shown);
    }

    private static String shown(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(line.lastIndexOf('\r', end - 1) + 1, end);
    }
}

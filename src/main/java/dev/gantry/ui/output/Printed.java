package dev.gantry.ui.output;

import dev.gantry.program.Piped;
import dev.gantry.trace.Mark;

/**
 * A line of the output.
 *
 * @param time nanoseconds since the origin
 * @param lane the lane that printed it; 0 if only the program is known
 * @param kind the stream that it came by
 */
record Printed(long time, int lane, String text, Piped.Kind kind) {
    static Printed of(Mark mark) {
        return new Printed(mark.time(), mark.lane(), mark.text(), Piped.Kind.OUT);
    }

    static Printed of(Piped.Line line) {
        return new Printed(line.time(), 0, line.text(), line.kind());
    }
}

package dev.gantry.ui.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import dev.gantry.program.Piped.Kind;
import dev.gantry.program.Piped.Line;
import dev.gantry.trace.Mark;

/**
 * The marks of a program's recording and the lines of its streams, each printed line once. A mark knows its lane, so it
 * stands for the line of standard output with its text, whichever comes first; what a line has before that text, as the
 * question of an input, stays a line of its own. Only the last {@value #REMEMBERED} of each kind are compared.
 */
final class Merge {
    private static final int REMEMBERED = 500;

    private final Deque<String> ahead = new ArrayDeque<>(); // lines of marks that are still to come by the stream
    private final Deque<Printed> unclaimed = new ArrayDeque<>(); // lines of the stream that had no mark so far
    private final List<Printed> added = new ArrayList<>();
    private final List<Printed> gone = new ArrayList<>();

    /** What is to be added, by time, after {@link #take}. */
    List<Printed> added() {
        return added;
    }

    /** What was added before and is to be removed, after {@link #take}. */
    List<Printed> gone() {
        return gone;
    }

    /** Takes what came since the last call. */
    void take(List<Mark> marks, List<Line> lines) {
        added.clear();
        gone.clear();
        for (Mark mark : marks) {
            added.add(Printed.of(mark));
            List.of(mark.text().split("\n", -1)).forEach(this::claim);
        }
        lines.forEach(this::add);
        added.sort((one, other) -> Long.compare(one.time(), other.time()));
    }

    /** This line of a mark stands for one of the stream: one that came, or else one that will. */
    private void claim(String text) {
        for (Iterator<Printed> all = unclaimed.iterator(); all.hasNext();) {
            Printed line = all.next();
            if (ends(line.text(), text)) {
                all.remove();
                if (!added.remove(line)) {
                    gone.add(line);
                }
                addRest(line, text);
                return;
            }
        }
        push(ahead, text);
    }

    private void add(Line line) {
        Printed printed = Printed.of(line);
        if (line.kind() == Kind.OUT) {
            for (Iterator<String> all = ahead.iterator(); all.hasNext();) {
                String text = all.next();
                if (ends(line.text(), text)) {
                    all.remove();
                    addRest(printed, text);
                    return;
                }
            }
            push(unclaimed, printed);
        }
        added.add(printed);
    }

    private void addRest(Printed line, String end) {
        if (line.text().length() > end.length()) {
            String rest = line.text().substring(0, line.text().length() - end.length());
            added.add(new Printed(line.time(), line.lane(), rest, line.kind()));
        }
    }

    /** Whether the line is this text, or ends with it after a blank or a sign: 5 is no end of 15. */
    private static boolean ends(String line, String text) {
        if (text.isEmpty() || !line.endsWith(text)) {
            return line.equals(text);
        }
        int before = line.length() - text.length() - 1;
        return before < 0 || !Character.isLetterOrDigit(line.charAt(before));
    }

    private static <T> void push(Deque<T> to, T one) {
        to.add(one);
        if (to.size() > REMEMBERED) {
            to.remove();
        }
    }
}

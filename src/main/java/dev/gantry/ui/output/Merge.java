package dev.gantry.ui.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import dev.gantry.program.Piped.Kind;
import dev.gantry.program.Piped.Line;
import dev.gantry.trace.Mark;

/**
 * The marks of a program's recording and the lines of its streams, each printed line once. A mark knows its lane, so it
 * stands for the line of standard output with its text, whichever comes first; what a line has before that text, as the
 * question of an input, stays a line of its own. Where threads print at once, their texts come in pieces that are mixed
 * up, ends of lines too: marks stand for lines that consist of the same letters and ends. Only the last {@value
 * #REMEMBERED} of each kind are compared, {@value #MIXED} where they are mixed.
 */
final class Merge {
    private static final int REMEMBERED = 500;
    private static final int MIXED = 64;

    private final Deque<String> ahead = new ArrayDeque<>(); // lines of marks that are still to come by the stream
    private final Deque<Unclaimed> unclaimed = new ArrayDeque<>(); // of the stream, without a mark so far
    private final List<Printed> added = new ArrayList<>();
    private final List<Printed> gone = new ArrayList<>();

    /** A line of the stream, or only its beginning, whose end is another's. */
    private record Unclaimed(Printed line, boolean isWhole) {}

    /** Letters of texts, in whatever order, and how many of the texts have ends. */
    private record Pieces(long letters, int ends) {
        static final Pieces NONE = new Pieces(0, 0);

        Pieces and(String text, boolean isWhole) {
            long sum = text.chars().mapToLong(letter -> 0x9E3779B97F4A7C15L * (letter + 1) ^ (long) letter << 40).sum();
            return new Pieces(letters + sum, ends + (isWhole ? 1 : 0));
        }
    }

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
        claimMixed();
        lines.forEach(this::add);
        added.sort((one, other) -> Long.compare(one.time(), other.time()));
    }

    /** This line of a mark stands for one of the stream: one that came, or else one that will. */
    private void claim(String text) {
        for (Iterator<Unclaimed> all = unclaimed.iterator(); all.hasNext();) {
            Unclaimed each = all.next();
            if (each.isWhole() && ends(each.line().text(), text)) {
                all.remove();
                remove(each.line());
                addRest(each.line(), text);
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
            push(unclaimed, new Unclaimed(printed, true));
        }
        added.add(printed);
        claimMixed();
    }

    private void addRest(Printed line, String end) {
        if (line.text().length() > end.length()) {
            String rest = line.text().substring(0, line.text().length() - end.length());
            Printed beginning = new Printed(line.time(), line.lane(), rest, line.kind());
            added.add(beginning);
            push(unclaimed, new Unclaimed(beginning, false));
        }
    }

    private void remove(Printed line) {
        if (!added.remove(line)) {
            gone.add(line);
        }
    }

    /** The last lines and the last marks that consist of the same pieces belong to each other. */
    private void claimMixed() {
        if (ahead.isEmpty() || unclaimed.isEmpty()) {
            return;
        }
        Map<Pieces, Integer> marks = new HashMap<>();
        Pieces sum = Pieces.NONE;
        for (Iterator<String> last = ahead.descendingIterator(); last.hasNext() && marks.size() < MIXED;) {
            sum = sum.and(last.next(), true);
            marks.putIfAbsent(sum, marks.size() + 1);
        }
        sum = Pieces.NONE;
        int count = 0;
        for (Iterator<Unclaimed> last = unclaimed.descendingIterator(); last.hasNext() && count < MIXED;) {
            Unclaimed each = last.next();
            sum = sum.and(each.line().text(), each.isWhole());
            count++;
            if (marks.containsKey(sum)) {
                for (int i = 0; i < count; i++) {
                    remove(unclaimed.removeLast().line());
                }
                for (int i = 0; i < marks.get(sum); i++) {
                    ahead.removeLast();
                }
                return;
            }
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

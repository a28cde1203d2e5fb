package dev.gantry.ui.output;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import dev.gantry.program.Piped.Line;
import dev.gantry.trace.Mark;

/**
 * Finds which marks of a recording a line of the program's standard output consists of: a mark has a text, its time and
 * its lane, a line has what the texts have become. Several texts may be one line, from one lane or mixed up from
 * several, and a text may be several lines.
 *
 * <p>What the search relies on: a mark is recorded before its text is written, so it is no later than the line's end;
 * and a lane's texts are written in the order of its marks, so once one is found those before it are done with. Time
 * per line does not grow with the number of marks. At most {@value #MOST} pieces of marks are remembered, the last
 * ones.
 */
final class MarkedPieces {
    private static final int MOST = 100_000;

    /** How many lanes' texts are looked for in a line that is not a whole text. */
    private static final int MOST_LANES = 64;

    private final Deque<Piece> all = new ArrayDeque<>(); // in the order in which they came; the others are parts of it
    private final Map<String, Deque<Piece>> byText = new HashMap<>();
    private final Map<Integer, Deque<Piece>> byLane = new HashMap<>();

    /** A line of a mark's text. */
    private static final class Piece {
        final Mark mark;
        final String text;
        boolean done;

        Piece(Mark mark, String text) {
            this.mark = mark;
            this.text = text;
        }
    }

    /** These were recorded: in order of time, and after those before. */
    void add(List<Mark> marks) {
        for (Mark mark : marks) {
            Printed.lines(mark.text()).forEach(text -> add(new Piece(mark, text)));
        }
    }

    private void add(Piece piece) {
        all.add(piece);
        byText.computeIfAbsent(piece.text, _ -> new ArrayDeque<>()).add(piece);
        byLane.computeIfAbsent(piece.mark.lane(), _ -> new ArrayDeque<>()).add(piece);
        while (all.size() > MOST || all.peek().done) {
            remove(all.remove());
        }
    }

    private void remove(Piece oldest) {
        oldest.done = true;
        dropDone(byText, oldest.text);
        dropDone(byLane, oldest.mark.lane());
    }

    private static <K> Piece dropDone(Map<K, Deque<Piece>> from, K key) {
        Deque<Piece> pieces = from.get(key);
        while (pieces != null && !pieces.isEmpty() && pieces.peek().done) {
            pieces.remove();
        }
        if (pieces != null && pieces.isEmpty()) {
            from.remove(key);
        }
        return pieces == null ? null : pieces.peek();
    }

    /** The line with what is known of who wrote it; what it consists of is found for no later one. */
    Printed take(Line line) {
        List<Piece> found = find(line);
        found.forEach(this::finish);
        return printed(line, found);
    }

    /** As {@link #take}, of a line that may go on. */
    Printed look(Line line) {
        return printed(line, find(line));
    }

    private void finish(Piece found) {
        Deque<Piece> lane = byLane.get(found.mark.lane());
        while (lane != null && !found.done) {
            Piece before = lane.remove();
            before.done = true;
            dropDone(byText, before.text);
        }
        dropDone(byLane, found.mark.lane());
    }

    private static Printed printed(Line line, List<Piece> found) {
        if (found.isEmpty()) {
            return Printed.of(line);
        }
        int lanes = (int) found.stream().mapToInt(piece -> piece.mark.lane()).distinct().count();
        Mark first = found.getFirst().mark;
        return new Printed(first.time(), first.lane(), lanes - 1, line.text(), line.kind());
    }

    private List<Piece> find(Line line) {
        Piece whole = dropDone(byText, line.text());
        if (whole != null && whole.mark.time() <= line.end()) {
            return List.of(whole);
        }
        return line.text().isEmpty() ? List.of() : pieces(line);
    }

    /** The next texts of each lane, as far as they stand in the line without overlapping; in the line's order. */
    private List<Piece> pieces(Line line) {
        List<Deque<Piece>> lanes = byLane.values().stream().filter(lane -> lane.peek().mark.time() <= line.end())
                .sorted(Comparator.comparingLong(lane -> -lane.peek().mark.time())) // old ones may never come here
                .limit(MOST_LANES).toList();
        Parts parts = new Parts(line);
        List<Search> searches = lanes.reversed().stream().map(lane -> new Search(lane.iterator(), parts)).toList();
        boolean more = true;
        while (more) {
            more = false;
            for (Search each : searches) {
                more |= each.goOn();
            }
        }
        return List.copyOf(parts.found.values());
    }

    /** The parts of a line whose marks are found. */
    private static final class Parts {
        final NavigableMap<Integer, Piece> found = new TreeMap<>(); // by the place of the first character
        private final Line line;
        private final String text;
        private final BitSet covered = new BitSet();

        Parts(Line line) {
            this.line = line;
            this.text = line.text();
        }

        /** Adds this piece where it stands first from there on, and returns where it ends; -1 if it does not stand. */
        int add(Piece piece, int from) {
            int length = piece.text.length();
            int at = piece.mark.time() > line.end() ? -1 : text.indexOf(piece.text, from);
            while (at >= 0 && !isFree(at, at + length)) {
                at = text.indexOf(piece.text, at + 1);
            }
            if (at < 0) {
                return -1;
            }
            found.put(at, piece);
            covered.set(at, at + length);
            return at + length;
        }

        /** Whether nothing is found there yet, and it does not begin in the middle of a word: 5 is no part of 15. */
        private boolean isFree(int from, int to) {
            int next = covered.nextSetBit(from);
            boolean begins = from == 0 || covered.get(from - 1) || !Character.isLetterOrDigit(text.charAt(from - 1))
                    || !Character.isLetterOrDigit(text.charAt(from));
            return begins && (next < 0 || next >= to);
        }
    }

    /** The search for a lane's texts in a line. */
    private static final class Search {
        private final Iterator<Piece> lane;
        private final Parts parts;
        private Piece next;
        private int from;

        Search(Iterator<Piece> lane, Parts parts) {
            this.lane = lane;
            this.parts = parts;
            step();
        }

        /** Looks for the next texts up to one that is not there; says whether it has found any. */
        boolean goOn() {
            int before = from;
            while (next != null) {
                int end = parts.add(next, from);
                if (end < 0) {
                    break;
                }
                from = end;
                step();
            }
            return from > before;
        }

        private void step() {
            do {
                next = lane.hasNext() ? lane.next() : null;
            } while (next != null && next.text.isEmpty());
        }
    }
}

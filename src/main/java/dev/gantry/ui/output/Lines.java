package dev.gantry.ui.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.collections.ObservableList;

import dev.gantry.program.Piped;
import dev.gantry.program.Piped.Kind;
import dev.gantry.program.Piped.Line;
import dev.gantry.trace.Snapshot;

/**
 * The lines of one recording's output, as it grows.
 *
 * <p>Of a program whose standard streams are known they are the streams' lines, each once, in the order in which they
 * came; the marks say from which lane and when, as soon as the recording has come to that time. At most {@value
 * #MOST_UNSURE} lines wait for that. Of all else they are the marks, in order of time.
 */
final class Lines {
    private static final int MOST_UNSURE = 10_000;

    private final Listed all = new Listed();
    private final MarkReader reader = new MarkReader();
    private final MarkedPieces pieces = new MarkedPieces();
    private long next; // number of the first line of the streams that is not sure
    private int unsure; // lines at the end, which may still change

    /** The lines, for a list that shows them. */
    ObservableList<Printed> all() {
        return all;
    }

    /** How many lines were there before the first that is kept. */
    long gone() {
        return next - (all.size() - unsure);
    }

    /** Takes the marks that came since the last call; says whether there were any. */
    boolean take(Snapshot snapshot) {
        List<Printed> news = reader.news(snapshot).stream().flatMap(Printed::of).toList();
        if (news.isEmpty()) {
            return false;
        }
        long first = news.getFirst().time();
        int from = all.size();
        while (from > 0 && all.get(from - 1).time() > first) {
            from--; // another lane's, which were read before
        }
        List<Printed> tail = new ArrayList<>(all.subList(from, all.size()));
        tail.addAll(news);
        tail.sort(Comparator.comparingLong(Printed::time));
        all.replaceFrom(from, tail);
        return true;
    }

    /**
     * Takes what came since the last call.
     *
     * @return whether there are more lines now
     */
    boolean take(Snapshot snapshot, Piped streams) {
        pieces.add(reader.news(snapshot));
        Piped.Lines came = streams.since(next);
        if (came.first() > next) { // what is between is kept no more
            all.keepLast(0);
            unsure = 0;
            next = came.first();
        }
        List<Printed> news = new ArrayList<>();
        int sure = 0;
        for (Line line : came.lines()) {
            boolean isSure = sure == news.size()
                    && (snapshot.finished() || line.end() <= snapshot.horizon()
                            || came.lines().size() - sure > MOST_UNSURE);
            news.add(isSure && line.kind() == Kind.OUT ? pieces.take(line) : Printed.of(line));
            sure += isSure ? 1 : 0;
        }
        for (Line begun : came.unfinished()) {
            news.add(begun.kind() == Kind.OUT ? pieces.look(begun) : Printed.of(begun));
        }
        boolean grows = news.size() > unsure;
        if (!news.isEmpty() || unsure > 0) {
            replaceTail(news);
        }
        next += sure;
        unsure = news.size() - sure;
        return grows;
    }

    private void replaceTail(List<Printed> news) {
        int from = all.size() - unsure;
        if (!all.subList(from, all.size()).equals(news)) {
            all.replaceFrom(from, news);
        }
        if (all.size() > 2 * Piped.MOST_LINES) {
            all.keepLast(Piped.MOST_LINES);
        }
    }
}

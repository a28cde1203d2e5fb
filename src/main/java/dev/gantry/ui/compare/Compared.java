package dev.gantry.ui.compare;

import java.util.Optional;
import java.util.function.IntUnaryOperator;

import dev.gantry.insight.compare.Comparison;
import dev.gantry.insight.compare.Moments;
import dev.gantry.insight.compare.Pairs;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Reading;
import dev.gantry.view.style.Contrast;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.TimeMap;

/**
 * What was found by comparing two recordings.
 *
 * @param both which they are
 * @param first the one above
 * @param second the one below
 * @param found what takes longer or shorter
 * @param stretch where the second one's times lie if matching tasks are to lie below each other
 * @param firstTasks what became of the first one's tasks
 * @param secondTasks the same of the second one's
 */
record Compared(Comparing.Both both, Snapshot first, Snapshot second, Comparison found, TimeMap stretch,
        Contrast.Tasks firstTasks, Contrast.Tasks secondTasks) {
    /** A task that runs longer or shorter by less than this part is as before. */
    private static final double SAME = 0.1;

    /** Compares these; both have something recorded. */
    static Reading.Work<Compared> reading(Comparing.Both both, Snapshot first, Snapshot second) {
        return (_, _) -> {
            Comparison found = Comparison.of(first, second);
            Pairs pairs = found.pairs();
            Moments moments = Moments.of(first, second, pairs);
            return Optional.of(new Compared(both, first, second, found,
                    new TimeMap(moments.own(), moments.axis()), new Fates(pairs, pairs::ofBefore),
                    new Fates(pairs, pairs::ofAfter)));
        };
    }

    /** What became of one recording's tasks. */
    private record Fates(Pairs pairs, IntUnaryOperator pairOf) implements Contrast.Tasks {
        @Override
        public Optional<Style> tint(int task) {
            int pair = pairOf.applyAsInt(task);
            double change = pair < 0 ? Double.NaN : pairs.change(pair);
            return change > SAME
                    ? Optional.of(Style.LONGER)
                    : change < -SAME ? Optional.of(Style.SHORTER) : Optional.empty();
        }

        @Override
        public boolean isMoved(int task) {
            int pair = pairOf.applyAsInt(task);
            return pair >= 0 && pairs.isMoved(pair);
        }
    }

    /** The second one's task that is this one of the first, 0 for none. */
    int below(int task) {
        int pair = task == 0 ? -1 : found.pairs().ofBefore(task);
        return pair < 0 ? 0 : found.pairs().after(pair);
    }

    /** The first one's task that is this one of the second, 0 for none. */
    int above(int task) {
        int pair = task == 0 ? -1 : found.pairs().ofAfter(task);
        return pair < 0 ? 0 : found.pairs().before(pair);
    }
}

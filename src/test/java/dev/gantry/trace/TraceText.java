package dev.gantry.trace;

import dev.gantry.trace.counter.Counter;

/** A snapshot as text, to see whether it changed. */
final class TraceText {
    private TraceText() {}

    /** All of it. */
    static String of(Snapshot seen) {
        StringBuilder text = new StringBuilder(head(seen));
        for (int id = 1; id <= seen.lanes(); id++) {
            Lane lane = seen.lane(id);
            text.append(lane.id()).append(lane.opened()).append(lane.closed()).append(lane.pid()).append('\n');
            for (int depth = 0; depth < lane.depth(); depth++) {
                for (int i = 0; i < lane.row(depth).size(); i++) {
                    text.append(lane.row(depth).slice(i));
                }
            }
            for (int i = 0; i < lane.wakes(); i++) {
                text.append(lane.wake(i));
            }
        }
        for (int id = 1; id <= seen.tasks(); id++) {
            text.append(seen.task(id)).append('\n');
        }
        return text.toString();
    }

    /** What the writer touched last, where it would still be at work. */
    static String tail(Snapshot seen) {
        StringBuilder text = new StringBuilder(head(seen));
        for (int id = 1; id <= seen.lanes(); id++) {
            for (int depth = 0; depth < seen.lane(id).depth(); depth++) {
                Row row = seen.lane(id).row(depth);
                text.append(row.size() == 0 ? "" : row.slice(row.size() - 1));
            }
        }
        for (int id = Math.max(1, seen.tasks() - 100); id <= seen.tasks(); id++) {
            text.append(seen.task(id));
        }
        return text.toString();
    }

    private static String head(Snapshot seen) {
        Counter queue = seen.executors().isEmpty() ? null : seen.executors().getFirst().queue();
        return seen.records() + " " + seen.horizon() + " " + seen.lost() + " " + seen.executors().size() + " "
                + (queue == null || queue.size() == 0 ? "" : queue.size() + " " + queue.value(queue.size() - 1)) + "\n";
    }
}

package dev.gantry.ui.table;

import java.util.BitSet;
import java.util.Comparator;
import java.util.function.IntToLongFunction;

import dev.gantry.insight.TaskIds;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.time.Durations;

/** Columns of the task table. */
enum TaskColumn {
    NUMBER(64), NAME(160), STATE(104), SUBMITTED(96), WAITED(96), RAN(96), LANE(200);

    final double width;

    TaskColumn(double width) {
        this.width = width;
    }

    /** Sort keys of these tasks, by their places. What orders names is done before it returns. */
    IntToLongFunction keys(Snapshot snapshot, TaskIds tasks) {
        return switch (this) {
            case NUMBER -> tasks::id;
            case NAME -> {
                int[] ranks = ranks(snapshot, tasks);
                yield place -> {
                    int name = snapshot.taskName(tasks.id(place));
                    return name == 0 ? tasks.id(place) - (1L << Integer.SIZE) : ranks[name];
                };
            }
            case STATE -> place -> snapshot.taskState(tasks.id(place)).ordinal();
            case SUBMITTED -> place -> snapshot.taskSubmitted(tasks.id(place));
            case WAITED -> place -> snapshot.taskWaited(tasks.id(place));
            case RAN -> place -> snapshot.taskRan(tasks.id(place));
            case LANE -> place -> snapshot.taskLane(tasks.id(place));
        };
    }

    /** For each name of a task its rank in the order of the texts. */
    private static int[] ranks(Snapshot snapshot, TaskIds tasks) {
        BitSet names = new BitSet();
        for (int place = 0; place < tasks.size(); place++) {
            names.set(snapshot.taskName(tasks.id(place)));
        }
        int[] ranks = new int[names.length()];
        int[] sorted = names.stream().boxed().sorted(Comparator.comparing(snapshot::name))
                .mapToInt(Integer::intValue).toArray();
        for (int rank = 0; rank < sorted.length; rank++) {
            ranks[sorted[rank]] = rank;
        }
        return ranks;
    }

    String text(Snapshot snapshot, Navigation navigation, int task) {
        return switch (this) {
            case NUMBER -> Integer.toString(task);
            case NAME -> snapshot.taskLabel(task);
            case STATE -> Texts.of("state." + snapshot.taskState(task).id());
            case SUBMITTED -> navigation.clock(snapshot.taskSubmitted(task));
            case WAITED -> Durations.text(snapshot.taskWaited(task));
            case RAN -> snapshot.taskStarted(task) == Trace.NONE ? "" : Durations.text(snapshot.taskRan(task));
            case LANE -> LaneNames.inTable(snapshot, snapshot.taskLane(task));
        };
    }
}

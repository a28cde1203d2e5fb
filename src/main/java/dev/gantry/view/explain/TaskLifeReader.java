package dev.gantry.view.explain;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.trace.Callback;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/** Reads the life of a task from a snapshot. */
final class TaskLifeReader {
    private TaskLifeReader() {}

    static TaskLife read(Snapshot snapshot, int id) {
        Task task = snapshot.task(id);
        boolean started = task.started() != Trace.NONE;
        boolean ended = task.ended() != Trace.NONE;
        long end = ended ? task.ended() : snapshot.horizon();
        List<TaskLife.CallbackRun> callbacks = new ArrayList<>();
        for (Callback callback : task.callbacks()) {
            callbacks.add(
                    new TaskLife.CallbackRun(LaneNames.of(snapshot, callback.lane()),
                            callback.end() - callback.start()));
        }
        return new TaskLife(
                id,
                task.label(),
                task.state(),
                snapshot.executorName(task.executor()),
                LaneNames.of(snapshot, task.submittedBy()),
                task.site(),
                task.submitted() - snapshot.first(),
                snapshot.taskWaited(id),
                started ? task.started() - snapshot.first() : Trace.NONE,
                snapshot.taskRan(id),
                started ? blocked(snapshot, snapshot.lane(task.lane()), task.started(), end) : Trace.NONE,
                snapshot.taskSuspended(id),
                LaneNames.of(snapshot, task.lane()),
                task.lane(),
                List.copyOf(callbacks),
                task.error());
    }

    static String sentence(TaskLife life) {
        String ran = life.blocked() > 0
                ? Phrases.of("life.blocked", Durations.text(life.ran()), Durations.text(life.blocked()))
                : Durations.text(life.ran());
        if (life.suspended() > 0) {
            ran = Phrases.of("life.suspended", ran, Durations.text(life.suspended()));
        }
        String key = life.state() == TaskState.CANCELLED && life.started() != Trace.NONE
                ? "life.stopped"
                : "life." + life.state().id();
        return Phrases.of(key, life.label(), Durations.text(life.waited()), ran, life.lane(),
                life.error());
    }

    /** How much of this time the lane was blocked; waits within waits count once. */
    private static long blocked(Snapshot snapshot, Lane lane, long from, long to) {
        if (lane == null) {
            return 0;
        }
        long sum = 0;
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            for (int i = row.firstEndingAfter(from); i < row.size() && row.start(i) < to; i++) {
                if (row.state(i) == State.BLOCKED && !insideBlocked(lane, depth, row.start(i))) {
                    long end = Math.min(to, row.isOpen(i) ? snapshot.horizon() : row.end(i));
                    sum += Math.max(0, end - Math.max(from, row.start(i)));
                }
            }
        }
        return sum;
    }

    private static boolean insideBlocked(Lane lane, int depth, long time) {
        for (int outer = 0; outer < depth; outer++) {
            int at = lane.row(outer).at(time);
            if (at >= 0 && lane.row(outer).state(at) == State.BLOCKED) {
                return true;
            }
        }
        return false;
    }
}

package dev.gantry.format.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.DoubleConsumer;

import dev.gantry.format.Excerpt;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.Trace;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.layout.Metrics;

/** The tasks of a recording, a row for each, in order of submission; times are nanoseconds from the first record. */
public final class TasksCsv {
    private static final int TELL_EVERY = 1 << 12;

    private TasksCsv() {}

    /** Writes all tasks that lived in the excerpt and ran on its lanes, or came from them; the stream stays open. */
    public static void write(Snapshot snapshot, Excerpt excerpt, OutputStream to, DoubleConsumer progress)
            throws IOException {
        Csv csv = new Csv(to, "task_id", "task", "state", "executor", "submitted_by", "submitted_at", "lane_id", "lane",
                "submitted_ns", "started_ns", "ended_ns", "waited_ns", "took_ns", "error");
        LaneLayout lines = excerpt.layout(snapshot, Metrics.USUAL);
        for (int id = 1; id <= snapshot.tasks(); id++) {
            if (id % TELL_EVERY == 0) {
                progress.accept((double) id / snapshot.tasks());
            }
            if (snapshot.hasTask(id) && isIn(snapshot, snapshot.task(id), excerpt, lines)) {
                write(snapshot, snapshot.task(id), csv);
            }
        }
        csv.flush();
        progress.accept(1);
    }

    private static boolean isIn(Snapshot snapshot, Task task, Excerpt excerpt, LaneLayout lines) {
        long start = task.submitted() != Trace.NONE ? task.submitted() : task.started();
        long end = task.ended() == Trace.NONE ? Long.MAX_VALUE : task.ended();
        boolean shown = Excerpt.shows(lines, snapshot.lane(task.lane()))
                || Excerpt.shows(lines, snapshot.lane(task.submittedBy())) || excerpt.hasAllLanes();
        return shown && excerpt.touches(snapshot, start, end);
    }

    private static void write(Snapshot snapshot, Task task, Csv csv) throws IOException {
        csv.number(task.id()).text(task.label()).text(task.state().id()).text(snapshot.executorName(task.executor()));
        csv.text(task.submittedBy() == 0 ? "" : LaneNames.inTable(snapshot, task.submittedBy())).text(task.site());
        csv.known(task.lane()).text(task.lane() == 0 ? "" : LaneNames.inTable(snapshot, task.lane()));
        csv.time(task.submitted(), snapshot.first()).time(task.started(), snapshot.first());
        csv.time(task.ended(), snapshot.first());
        csv.time(task.started(), task.submitted()).time(task.ended(), task.started()).text(task.error()).end();
    }
}

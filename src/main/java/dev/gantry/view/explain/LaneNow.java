package dev.gantry.view.explain;

import java.util.Optional;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.style.Phrases;

/**
 * State of a lane at one time.
 *
 * @param lane the lane
 * @param state its state; empty where nothing is known of it, or where it is not there yet or any more
 * @param task the task that it runs, 0 for none
 * @param name what it does besides, such as why it is blocked; empty for nothing
 */
public record LaneNow(int lane, Optional<State> state, int task, String name) {
    /**
     * Finds the state by one search in each of its rows; the innermost slice decides the state, and the outermost with
     * a task the task.
     */
    public static LaneNow at(Snapshot snapshot, Lane lane, long time) {
        Optional<State> state = lane.isThere(time) ? Optional.ofNullable(lane.rest()) : Optional.empty();
        int task = 0;
        String name = "";
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            int i = row.at(time);
            if (i >= 0) {
                state = Optional.of(row.state(i));
                task = row.task(i) == 0 ? task : row.task(i);
                name = Phrases.words(snapshot.name(row.name(i)));
            }
        }
        return new LaneNow(lane.id(), state, task, name);
    }

    /**
     * The task that runs at this time and started last, on whatever lane that a line of this layout shows; 0 if none
     * runs.
     */
    public static int lastStarted(Snapshot snapshot, LaneLayout layout, long time) {
        int last = 0;
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            int task = lane == null || layout.lineOf(id) < 0 ? 0 : at(snapshot, lane, time).task;
            if (snapshot.hasTask(task)
                    && (last == 0 || snapshot.taskStarted(task) > snapshot.taskStarted(last))) {
                last = task;
            }
        }
        return last;
    }

    /** In a few words, such as {@code running task 7} or {@code blocked: sleep, task 7}; empty if nothing is known. */
    public String words(Snapshot snapshot) {
        if (state.isEmpty()) {
            return "";
        }
        String what = task == 0 ? "" : snapshot.taskLabel(task);
        String does = Phrases.of("legend." + state.get().id());
        if (name.isEmpty() || name.equals(what)) {
            return what.isEmpty() ? does : Phrases.of("now.what", does, what);
        }
        if (state.get().isWork() && what.isEmpty()) {
            return Phrases.of("now.what", does, name);
        }
        return what.isEmpty() ? Phrases.of("now.why", does, name) : Phrases.of("now.why.task", does, name, what);
    }
}

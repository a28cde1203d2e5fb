package dev.gantry.insight;

import java.util.Random;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/** Recordings of anything: nested slices of all states, tasks, lanes that come and go, some of it not ended. */
public final class Scribble {
    private static final State[] STATES = {State.RUNNING, State.BLOCKED, State.CALLBACK, State.SENDING};

    private Scribble() {}

    /** So many lanes with so many things that happen on each, a few nanoseconds apart. */
    public static Snapshot of(Random random, int lanes, int events) {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("process"));
        trace.executorOpened(0, 1, 1, names.intern("pool"));
        int tasks = 0;
        long horizon = 0;
        for (int lane = 2; lane < lanes + 2; lane++) {
            long time = random.nextInt(20);
            LaneRole role = LaneRole.values()[random.nextInt(LaneRole.values().length)];
            trace.laneOpened(time, lane, 1, LaneKind.THREAD, role, names.intern("lane " + lane));
            int depth = 0;
            for (int i = 0; i < events; i++) {
                time += random.nextInt(4);
                int what = random.nextInt(10);
                if (what < 4 && depth < 4) {
                    trace.sliceStarted(time, lane, STATES[random.nextInt(STATES.length)], 0);
                    depth++;
                } else if (what < 8 && depth > 0) {
                    trace.sliceEnded(time, lane);
                    depth--;
                } else if (what == 8 && depth == 0) {
                    trace.taskSubmitted(time, lane, ++tasks, 1, 0);
                    if (random.nextInt(4) > 0) {
                        trace.taskStarted(time + random.nextInt(3), lane, tasks);
                        time += 2 + random.nextInt(30);
                        trace.blocked(time, lane, 0, 0);
                        time += random.nextInt(30);
                        trace.unblocked(time, lane, 0);
                        trace.taskEnded(time, lane, tasks,
                                random.nextBoolean() ? TaskState.SUCCEEDED : TaskState.FAILED, 0);
                    }
                }
            }
            if (random.nextBoolean()) {
                trace.laneClosed(time, lane);
            }
            horizon = Math.max(horizon, time);
        }
        horizon += random.nextInt(10);
        if (random.nextBoolean()) {
            trace.finish(horizon);
        } else {
            trace.publish(horizon);
        }
        return trace.snapshot();
    }

    /** What a lane does at this time by looking at every slice; null where nothing is told of it. */
    static State at(dev.gantry.trace.Lane lane, long time) {
        if (time < lane.opened() || lane.closed() != Trace.NONE && time >= lane.closed()) {
            return null;
        }
        State found = lane.rest();
        for (int depth = 0; depth < lane.depth(); depth++) {
            for (int i = 0; i < lane.row(depth).size(); i++) {
                if (lane.row(depth).start(i) <= time && time < lane.row(depth).end(i)) {
                    found = lane.row(depth).state(i);
                }
            }
        }
        return found;
    }
}

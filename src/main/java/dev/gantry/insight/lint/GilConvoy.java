package dev.gantry.insight.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.gantry.insight.Going;
import dev.gantry.insight.Innermost;
import dev.gantry.insight.claim.Finding;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/**
 * Tasks on two or more threads of one Python process ran at once without a recorded wait, each for so long at a time.
 * Only one thread of such a process has the interpreter, so they took turns, unless they waited where nothing tells of
 * it. That the program is such a one is known where the recording says so itself.
 */
record GilConvoy(long nanos) implements Question {
    private static final String TAKES_TURNS = "python-waits";

    @Override
    public Finding on(Snapshot recorded, List<Message> notices, Going going) {
        if (notices.stream().noneMatch(notice -> notice.code().equals(TAKES_TURNS))) {
            return Finding.open(Message.say("lint.no-gil"));
        }
        Map<Integer, Level> processes = new HashMap<>();
        Map<Integer, Integer> one = new HashMap<>(); // of the threads of each process
        for (int task = 1; task <= recorded.tasks() && Question.goesOn(task, going); task++) {
            Lane lane = recorded.hasTask(task) && recorded.taskStarted(task) != Trace.NONE
                    ? recorded.lane(recorded.taskLane(task))
                    : null;
            if (lane != null && lane.kind() == LaneKind.THREAD) {
                read(recorded, lane, task, processes.computeIfAbsent(lane.parent(), _ -> new Level()));
                one.putIfAbsent(lane.parent(), lane.id());
            }
        }
        Found found = new Found();
        processes.forEach((process, running) -> running.above(1, (from, to) -> {
            if (to - from > nanos) {
                found.add(from, to, 0, one.get(process));
            }
        }));
        return found.finding();
    }

    /** Adds the stretches in which a task ran for so long without a wait. */
    private void read(Snapshot recorded, Lane lane, int task, Level running) {
        long ended = recorded.taskEnded(task);
        long[] ran = {0, 0}; // the stretch that is being put together
        Innermost.walk(lane, recorded.taskStarted(task), ended == Trace.NONE ? recorded.horizon() : ended,
                (start, end, state) -> {
                    if (!state.isWork() || start != ran[1]) {
                        add(ran, running);
                        ran[0] = start;
                    }
                    ran[1] = state.isWork() ? end : ran[0];
                });
        add(ran, running);
    }

    private void add(long[] ran, Level running) {
        if (ran[1] - ran[0] > nanos) {
            running.add(ran[0], ran[1]);
        }
    }
}

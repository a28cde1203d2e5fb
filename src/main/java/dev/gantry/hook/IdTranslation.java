package dev.gantry.hook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.Trace;

/**
 * A sender's records in our words: its ids become ours, and what it says is checked before anybody believes it. For one
 * thread.
 *
 * <p>Ids are dense as a rule, but their records may come a little out of order, and some may be lost; so an id may run
 * ahead of those seen by some {@value #LEAD} and by as many as there are already, not further.
 */
final class IdTranslation {
    private static final int LEAD = 1 << 16;
    private static final int MOST_LANES = 1 << 16;
    private static final RecordKind[] KINDS = RecordKind.values();
    private static final int LANE_KINDS = LaneKind.values().length;
    private static final int ROLES = LaneRole.values().length;
    private static final int STATES = State.values().length;
    private static final int REASONS = SwitchReason.values().length;

    private final Recorder recorder;
    private final Buffer buffer;
    private final IdMap names;
    private final IdMap lanes = new IdMap();
    private final IdMap tasks = new IdMap();
    private final IdMap executors = new IdMap();
    private final Set<Integer> open = new LinkedHashSet<>();
    private final Map<Integer, Integer> running = new HashMap<>();
    private final Set<Integer> handed;
    private final Set<Integer> adopted = new HashSet<>();
    private boolean processKnown;
    private boolean starting;
    private long started;
    private long latest;

    /** With our tasks that the sender may adopt: another thread adds to them. */
    IdTranslation(Recorder recorder, Buffer buffer, IdMap names, Set<Integer> handed) {
        this.handed = handed;
        this.recorder = recorder;
        this.buffer = buffer;
        this.names = names;
    }

    /** Opens the lane of the sender's process; if it became ready later than that, its first thread was starting. */
    void openProcess(Hello hello, long opened, long ready) {
        latest = opened;
        int type = LaneRole.PLAIN.ordinal() << 4 | LaneKind.PROCESS.ordinal();
        put(opened, buffer.lane, 0, RecordKind.LANE_OPENED, RecordKind.pair(type, intern(hello.name())));
        put(opened, buffer.lane, 0, RecordKind.PROCESS_ID, hello.pid());
        started = opened;
        starting = ready - opened > 0;
    }

    /** A mark on the process's lane, at the time of the latest record. */
    void note(String text) {
        put(latest, buffer.lane, 0, RecordKind.MARK, intern(text));
    }

    void malformed() {
        put(latest, buffer.lane, 0, RecordKind.MALFORMED, 0);
    }

    /** Closes what is open, inner lanes first, but not the process's own; cancels the tasks that never started. */
    void closeLanes(long now) {
        adopted.addAll(handed);
        adopted.forEach(task -> put(now, buffer.lane, task, RecordKind.TASK_CANCELLED, 0));
        List<Integer> left = new ArrayList<>(open);
        for (int lane : left.reversed()) {
            Integer task = running.remove(lane);
            if (task != null) {
                put(now, lane, task, RecordKind.TASK_FAILED, intern("its process ended"));
            }
            put(now, lane, 0, RecordKind.LANE_CLOSED, 0);
        }
        open.clear();
    }

    /** Takes a record of this time; false if it makes no sense. */
    boolean take(long time, long place, long statement) {
        int code = (int) statement & 0xff;
        if (code >= KINDS.length) {
            return false;
        }
        RecordKind kind = KINDS[code];
        int theirLane = (int) (place >>> 32);
        int subject = (int) place;
        long argument = statement >> 8;
        if (kind == RecordKind.LANE_OPENED) {
            return openLane(time, theirLane, subject, argument);
        }
        int lane = lanes.get(theirLane);
        return lane != 0 && switch (kind) {
            case PROCESS_ID -> argument >= 0 && put(time, lane, 0, kind, argument);
            case LANE_CLOSED -> closeLane(time, lane);
            case EXECUTOR_OPENED -> openExecutor(time, lane, subject, argument);
            case TASK_SUBMITTED -> submit(time, lane, subject, argument);
            case TASK_ADOPTED -> adopt(subject, argument);
            case TASK_STARTED -> tasks.has(subject) && start(time, lane, tasks.get(subject));
            case TASK_SUCCEEDED -> end(time, lane, subject, kind, 0);
            case TASK_FAILED -> knowsName(argument) && end(time, lane, subject, kind, name(argument));
            case TASK_SITE ->
                isPair(argument) && knowsName(RecordKind.high(argument)) && knowsName(RecordKind.low(argument))
                        && ofTask(time, lane, subject, kind,
                                RecordKind.pair(name(RecordKind.high(argument)), name(RecordKind.low(argument))));
            case TASK_CANCELLED, CALLBACK_STARTED, CALLBACK_ENDED -> ofTask(time, lane, subject, kind, 0);
            case BLOCKED -> knowsName(RecordKind.high(argument)) && isPair(argument) && put(time, lane, 0, kind,
                    RecordKind.pair(name(RecordKind.high(argument)), tasks.get(RecordKind.low(argument))));
            case UNBLOCKED -> put(time, lane, 0, kind, lanes.get(id(argument)));
            case READY, SLICE_ENDED -> put(time, lane, 0, kind, 0);
            case SWITCHED -> lanes.has(subject) && argument >= 0 && argument < REASONS
                    && put(time, lane, lanes.get(subject), kind, argument);
            case SLICE_STARTED ->
                RecordKind.high(argument) < STATES && isPair(argument) && knowsName(RecordKind.low(argument))
                        && put(time, lane, 0, kind,
                                RecordKind.pair(RecordKind.high(argument), name(RecordKind.low(argument))));
            case MARK, LINE -> knowsName(argument) && put(time, lane, 0, kind, name(argument));
            case COUNTER -> names.has(subject) && put(time, lane, names.get(subject), kind, argument);
            case GAP -> argument >= 0 && put(time, lane, 0, kind, argument);
            case LANE_OPENED, COST, MALFORMED -> false;
        };
    }

    private boolean openLane(long time, int theirs, int theirParent, long argument) {
        int type = RecordKind.high(argument);
        int kind = type & 0xf;
        boolean process = kind == LaneKind.PROCESS.ordinal();
        if (!isNew(lanes, theirs) || lanes.size() >= MOST_LANES || kind >= LANE_KINDS || type >> 4 >= ROLES
                || !isPair(argument) || !knowsName(RecordKind.low(argument))
                || (process ? theirParent != 0 : !lanes.has(theirParent))) {
            return false;
        }
        if (process && !processKnown) {
            processKnown = true;
            lanes.put(theirs, buffer.lane);
            return true;
        }
        int lane = recorder.newLane();
        lanes.put(theirs, lane);
        open.add(lane);
        int parent = lanes.get(theirParent);
        long named = RecordKind.pair(type, name(RecordKind.low(argument)));
        return starting ? openFirst(time, lane, parent, named) : put(time, lane, parent, RecordKind.LANE_OPENED, named);
    }

    /** The first lane is there from the start of the process, and says how long that took. */
    private boolean openFirst(long ready, int lane, int parent, long named) {
        starting = false;
        put(started, lane, parent, RecordKind.LANE_OPENED, named);
        put(started, lane, 0, RecordKind.SLICE_STARTED, RecordKind.pair(State.RUNNING.ordinal(), intern("starts")));
        return put(ready, lane, 0, RecordKind.SLICE_ENDED, 0);
    }

    private boolean closeLane(long time, int lane) {
        if (lane == buffer.lane) {
            return true; // closed with the stream
        }
        running.remove(lane);
        return open.remove(lane) && put(time, lane, 0, RecordKind.LANE_CLOSED, 0);
    }

    private boolean openExecutor(long time, int lane, int theirs, long argument) {
        if (!isNew(executors, theirs) || !knowsName(argument)) {
            return false;
        }
        executors.put(theirs, recorder.newExecutor());
        return put(time, lane, executors.get(theirs), RecordKind.EXECUTOR_OPENED, name(argument));
    }

    private boolean submit(long time, int lane, int theirs, long argument) {
        int executor = RecordKind.high(argument);
        if (!isNew(tasks, theirs) || !isPair(argument) || executor != 0 && !executors.has(executor)
                || !knowsName(RecordKind.low(argument))) {
            return false;
        }
        int task = recorder.newTask();
        if (task == 0) {
            return false;
        }
        tasks.put(theirs, task);
        return put(time, lane, task, RecordKind.TASK_SUBMITTED,
                RecordKind.pair(executors.get(executor), name(RecordKind.low(argument))));
    }

    private boolean adopt(int theirs, long argument) {
        int task = id(argument);
        if (!isNew(tasks, theirs) || !handed.remove(task)) {
            return false;
        }
        adopted.add(task);
        tasks.put(theirs, task);
        return true;
    }

    private boolean start(long time, int lane, int task) {
        adopted.remove(task);
        running.put(lane, task);
        return put(time, lane, task, RecordKind.TASK_STARTED, 0);
    }

    private boolean end(long time, int lane, int theirs, RecordKind kind, int error) {
        int task = tasks.get(theirs);
        running.remove(lane, task);
        return task != 0 && put(time, lane, task, kind, error);
    }

    private boolean ofTask(long time, int lane, int theirs, RecordKind kind, long argument) {
        return tasks.has(theirs) && put(time, lane, tasks.get(theirs), kind, argument);
    }

    /** Whether this may be the id of something that was not seen before. */
    static boolean isNew(IdMap known, int id) {
        return id > 0 && id <= LEAD + 2L * known.size() && id <= Trace.GREATEST_ID && !known.has(id);
    }

    private static boolean isPair(long argument) {
        return argument >>> 2 * RecordKind.ID_BITS == 0;
    }

    /** The argument as an id, 0 if it cannot be one. */
    private static int id(long argument) {
        return argument > 0 && argument <= Trace.GREATEST_ID ? (int) argument : 0;
    }

    private boolean knowsName(long argument) {
        return argument == 0 || names.has(id(argument));
    }

    private int name(long argument) {
        return names.get(id(argument));
    }

    private int intern(String text) {
        return recorder.names().intern(text);
    }

    /** What is lost for lack of room is counted by the buffer. A sender's order counts more than its times. */
    private boolean put(long time, int lane, int subject, RecordKind kind, long argument) {
        latest = time - latest > 0 ? time : latest;
        buffer.put(latest, lane, subject, kind, argument);
        return true;
    }
}

package dev.gantry.wire;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.function.BooleanSupplier;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.Trace;
import dev.gantry.trace.code.Codes;

/** Translation of a sender's ids into ours; its records are checked before they are passed on. For one thread. */
final class IdTranslation {
    private static final int MOST_LANES = 1 << 16;
    private static final int LAST_OF_OLDEST = RecordKind.LINE.code();
    private static final String PROCESS_ENDED = "its process ended";

    /** A sender that has told the end of a task has to tell the outcome before it says much else. */
    private static final int MOST_HELD = 10_000;

    /**
     * Our task that the sender may adopt.
     *
     * @param ends what to ask at its end
     * @param sent when it was handed over, by our clock, where the sender's is not: no start of it is earlier
     */
    record Handed(BooleanSupplier ends, OptionalLong sent) {}

    /** Record that waits for the outcome of a task. */
    private record Held(long time, int lane, int subject, RecordKind kind, long argument) {}

    private final Intake intake;
    private final Intake.Feed feed;
    private final int version;
    private final int process;
    private final int machine;
    private final int deepest; // of a lane in the sender's process
    private final IdMap names;
    private final IdMap lanes = new IdMap();
    private final IdMap tasks = new IdMap();
    private final IdMap executors = new IdMap();
    private final OpenLanes open = new OpenLanes();
    private final Map<Integer, Handed> handed;
    private final Map<Integer, Handed> adopted = new HashMap<>();
    private final Map<Integer, BooleanSupplier> running = new HashMap<>();
    private final Queue<Held> held = new ArrayDeque<>();
    private boolean holds;
    private final Set<Integer> offered = new HashSet<>();
    private int worker; // the sender's first lane of a worker, 0 for none
    private boolean processKnown;
    private boolean starting;
    private long started;
    private long latest;

    /**
     * A translation.
     *
     * @param process lane of the sender's process
     * @param machine lane of its machine, which is open; 0 for none
     * @param handed our tasks that the sender may adopt, to which another thread adds, each with what to ask at its
     *     end, see {@link Receiver#hand}
     */
    IdTranslation(Intake intake, Intake.Feed feed, int version, int process, int machine, IdMap names,
            Map<Integer, Handed> handed) {
        this.intake = intake;
        this.feed = feed;
        this.version = version;
        this.process = process;
        this.machine = machine;
        this.deepest = Trace.DEEPEST_LANE - (machine == 0 ? 0 : 1);
        this.names = names;
        this.handed = handed;
    }

    /** The time of the latest record. */
    long latest() {
        return latest;
    }

    /** Opens the lane of the sender's process; if it became ready later than that, its first thread was starting. */
    void openProcess(Hello hello, long opened, long ready) {
        latest = opened;
        int type = LaneRole.PLAIN.code() << 4 | LaneKind.PROCESS.code();
        put(opened, process, machine, RecordKind.LANE_OPENED, RecordKind.pair(type, intern(hello.name())));
        put(opened, process, 0, RecordKind.PROCESS_ID, hello.pid());
        started = opened;
        starting = ready - opened > 0;
    }

    /** A mark on the process's lane, at the time of the latest record. */
    void note(String text) {
        put(latest, process, 0, RecordKind.MARK, intern(text));
    }

    void malformed() {
        put(latest, process, 0, RecordKind.MALFORMED, 0);
    }

    /** Of what runs there the end is not known, from now on: nothing fails when it is closed. */
    void leaveOpen(long now) {
        long time = now - latest > 0 ? now : latest;
        open.all().forEach(lane -> put(time, lane, 0, RecordKind.GAP, 0));
        put(time, process, 0, RecordKind.GAP, 0);
    }

    /** Closes what is open, inner lanes first, and the process; tasks that run or never started fail with it. */
    void close(long now) {
        settle(PROCESS_ENDED); // no outcome came of a task that ended there
        int error = intern(PROCESS_ENDED);
        adopted.putAll(handed);
        handed.keySet().removeAll(adopted.keySet());
        int where = running.isEmpty() && open.has(worker) ? worker : process;
        for (int task : adopted.keySet()) {
            put(now, where, task, RecordKind.TASK_STARTED, 0);
            put(now, where, task, RecordKind.TASK_FAILED, error);
        }
        open.closeAll().forEach(lane -> put(now, lane, 0, RecordKind.LANE_CLOSED, error));
        feed.close(now - latest > 0 ? now : latest, error);
    }

    /** Takes a record of this time; false if it makes no sense. */
    boolean take(long time, long place, long statement) {
        int code = RecordKind.code(statement);
        if (!RecordKind.isCode(code) || version == Hello.OLDEST && code > LAST_OF_OLDEST) {
            return false;
        }
        RecordKind kind = RecordKind.byCode(code);
        int theirLane = (int) (place >>> 32);
        int subject = (int) place;
        long argument = RecordKind.argument(statement);
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
            case TASK_OFFERED -> offer(subject, argument);
            case TASK_TAKEN -> takeOver(time, lane, subject, argument);
            case TASK_STARTED -> tasks.has(subject) && start(time, lane, tasks.get(subject));
            case TASK_FAILED, TASK_REJECTED -> knowsName(argument)
                    && endTask(time, lane, subject, kind, name(argument));
            case TASK_SUCCEEDED, TASK_CANCELLED -> endTask(time, lane, subject, kind, 0);
            case TASK_SITE -> areNames(argument) && ofTask(time, lane, subject, kind,
                    RecordKind.pair(name(RecordKind.high(argument)), name(RecordKind.low(argument))));
            case CALLBACK_STARTED -> tasks.isForgotten(subject)
                    ? put(time, lane, 0, RecordKind.SLICE_STARTED, RecordKind.pair(State.CALLBACK.code(), 0))
                    : ofTask(time, lane, subject, kind, 0);
            case CALLBACK_ENDED -> tasks.isForgotten(subject)
                    ? put(time, lane, 0, RecordKind.SLICE_ENDED, 0)
                    : ofTask(time, lane, subject, kind, 0);
            case BLOCKED -> knowsName(RecordKind.high(argument)) && isPair(argument) && put(time, lane, 0, kind,
                    RecordKind.pair(name(RecordKind.high(argument)), tasks.get(RecordKind.low(argument))));
            case UNBLOCKED -> put(time, lane, 0, kind, unblocker(argument));
            case WAKES -> lanes.has(subject) && put(time, lane, lanes.get(subject), kind, 0);
            case READY, SLICE_ENDED, WOKEN -> put(time, lane, 0, kind, 0);
            case SWITCHED -> lanes.has(subject) && argument >= 0 && argument <= Codes.GREATEST
                    && SwitchReason.isCode((int) argument) && put(time, lane, lanes.get(subject), kind, argument);
            case SLICE_STARTED -> State.isCode(RecordKind.high(argument)) && isPair(argument)
                    && knowsName(RecordKind.low(argument)) && put(time, lane, 0, kind,
                            RecordKind.pair(RecordKind.high(argument), name(RecordKind.low(argument))));
            case MARK, LINE, LANE_NAMED -> knowsName(argument) && put(time, lane, 0, kind, name(argument));
            case TOLD, TOLD_WAIT -> names.has(subject) && isPair(argument)
                    && put(time, lane, names.get(subject), kind, argument);
            case COUNTER -> names.has(subject) && put(time, lane, names.get(subject), kind, argument);
            case GAP -> argument >= 0 && put(time, lane, 0, kind, argument);
            case LANE_OPENED, COST, MALFORMED -> false;
        };
    }

    private boolean openLane(long time, int theirs, int theirParent, long argument) {
        int type = RecordKind.high(argument);
        if (!isFree(theirs) || open.count() >= MOST_LANES || !isKind(type & 0xf) || !isRole(type >> 4)
                || !isPair(argument) || !knowsName(RecordKind.low(argument))) {
            return false;
        }
        LaneKind kind = LaneKind.byCode(type & 0xf);
        int parent = lanes.get(theirParent);
        if (!mayHold(theirParent, parent, kind)) {
            return false;
        }
        if (kind == LaneKind.PROCESS && !processKnown) {
            processKnown = true;
            lanes.put(theirs, process);
            return true;
        }
        int lane = intake.ids().newLane();
        if (lane == 0) {
            return false;
        }
        lanes.put(theirs, lane);
        open.open(lane, parent, kind);
        worker = worker == 0 && LaneRole.byCode(type >> 4) == LaneRole.WORKER ? lane : worker;
        long named = RecordKind.pair(type, name(RecordKind.low(argument)));
        return starting && !kind.isHolder()
                ? openFirst(time, lane, parent, named)
                : put(time, lane, parent, RecordKind.LANE_OPENED, named);
    }

    /** Whether a lane of this kind may lie in that one: machines and the sender's own process in none. */
    private boolean mayHold(int theirParent, int parent, LaneKind kind) {
        if (kind.isHolder()) {
            return theirParent == 0 || kind == LaneKind.PROCESS && processKnown && open.isMachine(parent);
        }
        return (parent == process || open.has(parent)) && open.depth(parent) < deepest;
    }

    /** Whether a sender of this version may open a lane of this kind. */
    private boolean isKind(int code) {
        return LaneKind.isCode(code) && (version != Hello.OLDEST || code != LaneKind.MACHINE.code());
    }

    /** Whether a sender of this version may say that a lane has this role. */
    private boolean isRole(int code) {
        return LaneRole.isCode(code) && (version != Hello.OLDEST || code != LaneRole.GROUP.code());
    }

    /** Whether the number may be given to a lane: it is new, or the lane that had it has closed. */
    private boolean isFree(int theirs) {
        int before = lanes.get(theirs);
        return before == 0
                ? lanes.isNew(theirs)
                : version != Hello.OLDEST && before != process && !open.has(before);
    }

    /** Opens the first lane, which begins with the start of the process and shows how long that took. */
    private boolean openFirst(long ready, int lane, int parent, long named) {
        starting = false;
        put(started, lane, parent, RecordKind.LANE_OPENED, named);
        put(started, lane, 0, RecordKind.SLICE_STARTED, RecordKind.pair(State.RUNNING.code(), intern("starts")));
        return put(ready, lane, 0, RecordKind.SLICE_ENDED, 0);
    }

    /** Closes a lane by a record of the sender; the tasks of lanes that it holds fail with their process. */
    private boolean closeLane(long time, int lane) {
        if (lane == process) {
            return true; // closed with the stream
        }
        Optional<List<Integer>> held = open.close(lane);
        held.ifPresent(inner -> inner.forEach(
                each -> put(time, each, 0, RecordKind.LANE_CLOSED, intern(PROCESS_ENDED))));
        return held.isPresent() && put(time, lane, 0, RecordKind.LANE_CLOSED, 0);
    }

    private boolean openExecutor(long time, int lane, int theirs, long argument) {
        int executor = executors.isNew(theirs) && knowsName(argument) ? intake.ids().newExecutor() : 0;
        if (executor == 0) {
            return false;
        }
        executors.put(theirs, executor);
        return put(time, lane, executor, RecordKind.EXECUTOR_OPENED, name(argument));
    }

    private boolean submit(long time, int lane, int theirs, long argument) {
        int executor = RecordKind.high(argument);
        if (!isPair(argument) || executor != 0 && !executors.has(executor) || !knowsName(RecordKind.low(argument))) {
            return false;
        }
        return (offered.remove(theirs) || know(theirs, tasks.isNew(theirs) ? intake.ids().newTask() : 0))
                && put(time, lane, tasks.get(theirs), RecordKind.TASK_SUBMITTED,
                        RecordKind.pair(executors.get(executor), name(RecordKind.low(argument))));
    }

    private boolean adopt(int theirs, long argument) {
        int task = id(argument);
        Handed ours = tasks.isNew(theirs) ? handed.remove(task) : null;
        if (ours == null) {
            return false;
        }
        adopted.put(task, ours);
        return know(theirs, task);
    }

    /** Offers the sender's task, submitted or not so far, to other senders. */
    private boolean offer(int theirs, long token) {
        int known = tasks.get(theirs);
        if (token <= 0 || known == 0 && !tasks.isNew(theirs)) {
            return false;
        }
        int task = intake.tokens().offer(token, known);
        if (known == 0 && know(theirs, task)) {
            offered.add(theirs);
        }
        return task != 0;
    }

    private boolean takeOver(long time, int lane, int theirs, long token) {
        return token > 0 && tasks.isNew(theirs) && know(theirs, intake.tokens().take(token))
                && put(time, lane, tasks.get(theirs), RecordKind.TASK_TAKEN, 0);
    }

    /** Maps the sender's task to this one; false if there is no such task. */
    private boolean know(int theirs, int task) {
        if (task != 0) {
            tasks.put(theirs, task);
        }
        return task != 0;
    }

    private boolean start(long time, int lane, int task) {
        Handed ours = adopted.remove(task);
        if (ours == null) {
            return put(time, lane, task, RecordKind.TASK_STARTED, 0);
        }
        running.put(task, ours.ends);
        long sent = ours.sent.orElse(time);
        return put(sent - time > 0 ? sent : time, lane, task, RecordKind.TASK_STARTED, 0);
    }

    private boolean ofTask(long time, int lane, int theirs, RecordKind kind, long argument) {
        return tasks.has(theirs) && put(time, lane, tasks.get(theirs), kind, argument);
    }

    private boolean endTask(long time, int lane, int theirs, RecordKind kind, long argument) {
        BooleanSupplier ends = tasks.has(theirs) ? running.remove(tasks.get(theirs)) : null;
        boolean counts = ends == null || ends.getAsBoolean();
        if (ends != null) {
            settle("");
            holds = counts;
        }
        boolean known = counts
                ? ofTask(time, lane, theirs, kind, argument)
                : ofTask(time, lane, theirs, RecordKind.TASK_CANCELLED, 0);
        if (known) {
            tasks.end(theirs);
        }
        return known;
    }

    /** Task and lane that ended a waiting; 0 for either that is not known. */
    private long unblocker(long argument) {
        return version == Hello.OLDEST || !isPair(argument)
                ? lanes.get(id(argument))
                : RecordKind.pair(tasks.get(RecordKind.high(argument)), lanes.get(RecordKind.low(argument)));
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

    private boolean areNames(long argument) {
        return isPair(argument) && knowsName(RecordKind.high(argument)) && knowsName(RecordKind.low(argument));
    }

    private int name(long argument) {
        return names.get(id(argument));
    }

    private int intern(String text) {
        return intake.names().intern(text);
    }

    /**
     * Puts a record into the feed, which counts those lost for lack of room. A sender's order takes precedence over its
     * times.
     */
    private boolean put(long time, int lane, int subject, RecordKind kind, long argument) {
        latest = time - latest > 0 ? time : latest;
        if (held.size() == MOST_HELD) {
            settle("");
        }
        if (holds) {
            held.add(new Held(latest, lane, subject, kind, argument));
        } else {
            feed.put(latest, lane, subject, kind, argument);
        }
        return true;
    }

    private void put(Held record) {
        feed.put(record.time, record.lane, record.subject, record.kind, record.argument);
    }

    /**
     * The outcome of the task that ended last, whose end is held back with all that follows: by this error, if it is
     * not empty, a task fails that has succeeded there.
     */
    void settle(String error) {
        holds = false;
        Held end = held.poll();
        if (end != null) {
            boolean fails = end.kind == RecordKind.TASK_SUCCEEDED && !error.isEmpty();
            put(fails ? new Held(end.time, end.lane, end.subject, RecordKind.TASK_FAILED, intern(error)) : end);
        }
        held.forEach(this::put);
        held.clear();
    }
}

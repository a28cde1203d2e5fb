package dev.gantry.insight.whatif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import dev.gantry.insight.Going;
import dev.gantry.insight.Innermost;
import dev.gantry.insight.whatif.Ops.Op;
import dev.gantry.trace.Callback;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Switch;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/**
 * Reading of a workload. Each lane is read task by task: its innermost slices become ops, a submission within a task
 * becomes an op of it, and what another task lets go on waits for the end of that. Lanes that submit outside of tasks
 * are read from the first submission to their last.
 */
final class WorkloadReader {
    private static final int STRIDE = 1 << 10;
    private static final String LOCK = "lock";
    private static final String FORK_JOIN = "ForkJoinPool";

    private final Snapshot recorded;
    private final int executor;
    private final int processors;
    private final Going going;
    private final Ops ops = new Ops();
    private int[] tasks;
    private int[] numbers; // by id, the number and 1
    private long[] windows; // when the worker was free again
    private ByLane ran;
    private ByLane submitted;
    private int[] from; // first op of each
    private int[] to; // after its last
    private boolean[] within; // whether it was submitted by another of the tasks
    private int leftOut;
    private int cutOff;
    private long first = Long.MAX_VALUE;

    // what is read at present
    private Lane lane;
    private boolean nests; // whether a worker ran a task within another
    private int number;
    private int submission; // place of the next one
    private long at;

    WorkloadReader(Snapshot recorded, int executor, int processors, Going going) {
        this.recorded = recorded;
        this.executor = executor;
        this.processors = processors;
        this.going = going;
    }

    Optional<Workload> read() {
        choose();
        int lanes = recorded.lanes();
        ran = ByLane.of(lanes, tasks.length, i -> known(recorded.taskLane(tasks[i])), this::started);
        submitted = ByLane.of(lanes, tasks.length, i -> known(recorded.taskSubmittedBy(tasks[i])), this::submitted);
        within = new boolean[tasks.length];
        windows = new long[tasks.length];
        for (int id = 0; id <= lanes; id++) {
            windows(id);
        }
        from = new int[tasks.length];
        to = new int[tasks.length];
        int read = 0;
        for (int id = 0; id <= lanes; id++) {
            for (int at = ran.from(id); at < ran.to(id); at++) {
                int i = ran.at(at);
                from[i] = ops.size();
                task(i, at);
                to[i] = ops.size();
                if (read++ % STRIDE == 0 && !going.on(STRIDE)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(workload(lanes));
    }

    private Workload workload(int lanes) {
        long worked = ops.work(0, ops.size());
        int[] drivers = IntStream.rangeClosed(0, lanes).filter(this::isDriver).toArray();
        from = Arrays.copyOf(from, tasks.length + drivers.length);
        to = Arrays.copyOf(to, from.length);
        boolean[] inLoop = new boolean[drivers.length];
        Kind kind = kind();
        for (int i = 0; i < drivers.length; i++) {
            from[tasks.length + i] = ops.size();
            int thread = thread(drivers[i]);
            inLoop[i] = kind == Kind.COROUTINES && thread != 0 && thread == thread(recorded.taskLane(tasks[0]));
            driver(drivers[i], inLoop[i]);
            to[tasks.length + i] = ops.size();
        }
        boolean gil = kind == Kind.THREADS && isPython();
        int computing = processors == 0 ? Runtime.getRuntime().availableProcessors() : processors;
        int workers = kind == Kind.COROUTINES ? 0 : Math.clamp(workers(), 1, Setting.MOST_WORKERS);
        Policy policy = nests && kind == Kind.THREADS ? Policy.STEALING : Policy.FIFO;
        Setting setting = new Setting(workers, policy, kind, gil, computing);
        Run measured = measured(setting, worked);
        List<long[]> starting = kind == Kind.COROUTINES ? List.of() : starting();
        Costs costs = costs(kind, starting);
        long startWork = share(setting, kind == Kind.PROCESSES ? starting : List.of());
        return new Workload(recorded, executor, tasks, ops, from, to, drivers, inLoop, costs, startWork, setting,
                measured, assumptions(setting));
    }

    private void choose() {
        numbers = new int[recorded.tasks() + 1];
        int count = 0;
        for (int id = recorded.firstTask(); id <= recorded.tasks(); id++) {
            if (!recorded.hasTask(id) || recorded.taskExecutor(id) != executor) {
                continue;
            }
            if (recorded.taskStarted(id) == Trace.NONE) {
                leftOut++;
            } else {
                numbers[id] = ++count;
                cutOff += recorded.taskEnded(id) == Trace.NONE ? 1 : 0;
                first = Math.min(first, recorded.taskSubmitted(id));
            }
        }
        tasks = new int[count];
        for (int id = recorded.firstTask(); id <= recorded.tasks(); id++) {
            if (numbers[id] != 0) {
                tasks[numbers[id] - 1] = id;
            }
        }
    }

    private int known(int id) {
        return recorded.lane(id) == null ? 0 : id;
    }

    private long submitted(int i) {
        return recorded.taskSubmitted(tasks[i]);
    }

    private long started(int i) {
        return recorded.taskStarted(tasks[i]);
    }

    private long ended(int i) {
        long ended = recorded.taskEnded(tasks[i]);
        return ended == Trace.NONE ? Math.max(started(i), recorded.horizon()) : ended;
    }

    /** When this lane's worker was free after each of its tasks: after the callbacks that it ran itself. */
    private void windows(int id) {
        for (int at = ran.from(id); at < ran.to(id); at++) {
            int i = ran.at(at);
            long end = ended(i);
            if (recorded.lastCallback(tasks[i]) != 0) {
                for (Callback callback : recorded.taskCallbacks(tasks[i], 0)) {
                    end = callback.lane() == id ? Math.max(end, callback.end()) : end;
                }
            }
            long next = at + 1 < ran.to(id) && !holdsMany(id) ? ran.time(at + 1) : Long.MAX_VALUE;
            windows[i] = next >= ended(i) ? Math.min(end, next) : ended(i);
        }
    }

    /** Reads a task; what ran within it on its lane is left to that, and waited for. */
    private void task(int i, int place) {
        int id = known(recorded.taskLane(tasks[i]));
        begin(id, i, started(i));
        int next = place + 1;
        while (next < ran.to(id) && ran.time(next) < ended(i) && !holdsMany(id)) {
            int inner = ran.at(next);
            nests = true;
            upTo(Math.max(at, started(inner)), false);
            ops.add(Op.AWAIT, inner, at);
            at = Math.min(ended(i), windows[inner]);
            next++;
            while (next < ran.to(id) && ran.time(next) < windows[inner]) {
                next++;
            }
            submission = submitted.firstFrom(id, at);
        }
        upTo(ended(i), windows[i] == ended(i));
        ops.add(Op.END, 0, at);
        if (windows[i] > at) {
            upTo(windows[i], true);
        }
    }

    /** Whether any number of tasks run at once in it, or it stands for lanes that are not known. */
    private boolean holdsMany(int id) {
        Lane of = recorded.lane(id);
        return of == null || of.role() == LaneRole.GROUP;
    }

    private boolean isDriver(int id) {
        for (int at = submitted.from(id); at < submitted.to(id); at++) {
            if (!within[submitted.at(at)]) {
                return true;
            }
        }
        return false;
    }

    private void driver(int id, boolean sharesThread) {
        begin(id, -1, first);
        long last = submitted.time(submitted.to(id) - 1);
        upTo(last, true);
        if (sharesThread) {
            upTo(gives(id, last), true); // until then no task gets the thread
        }
    }

    /** When this lane gives its thread away from this time on; this time if that is not known. */
    private long gives(int id, long time) {
        Lane thread = recorded.enclosing(id, LaneKind.THREAD);
        for (int i = thread.firstSwitchFrom(time); i < thread.switches(); i++) {
            if (thread.switchAt(i).from() == id) {
                return thread.switchTime(i);
            }
        }
        return time;
    }

    private void begin(int id, int of, long time) {
        lane = recorded.lane(id);
        number = of;
        at = time;
        submission = submitted.firstFrom(id, time);
        ops.begin();
    }

    /** Reads the lane from {@code at} up to this time; {@code last}: with what was submitted just then. */
    private void upTo(long time, boolean last) {
        if (lane != null) {
            Innermost.walkSlices(lane, at, time, this::stretch);
        }
        span(time, null, 0);
        if (last) {
            submissions(time);
        }
    }

    private void stretch(long from, long to, Row row, int slice) {
        span(from, null, 0);
        span(to, row, slice);
    }

    /** What the lane did from {@code at} to this time: its innermost slice, or nothing that is recorded. */
    private void span(long to, Row row, int slice) {
        while (submission < submitted.to(laneId()) && submitted.time(submission) < to) {
            long time = Math.max(at, submitted.time(submission));
            op(time, row, slice);
            submissions(time);
        }
        op(to, row, slice);
    }

    /** All that the lane submitted up to this time. */
    private void submissions(long time) {
        for (; submission < submitted.to(laneId()) && submitted.time(submission) <= time; submission++) {
            int other = submitted.at(submission);
            if (other != number && !within[other]) {
                within[other] = number >= 0;
                ops.add(Op.SUBMIT, other, at);
            }
        }
    }

    private int laneId() {
        return lane == null ? 0 : lane.id();
    }

    private void op(long to, Row row, int slice) {
        if (to <= at) {
            return;
        }
        switch (state(row, slice)) {
            case RUNNING, CALLBACK -> ops.add(Op.COMPUTE, to - at, at);
            case SENDING -> ops.add(Op.SEND, to - at, at);
            case BLOCKED, SUSPENDED -> waits(to, row, slice);
            case READY -> {
                // it would have run, had it had its thread
            }
            case IDLE -> ops.add(Op.WAIT, to - at, at);
        }
        at = to;
    }

    /** A coroutine is suspended where nothing is recorded of it. */
    private State state(Row row, int slice) {
        return row != null
                ? row.state(slice)
                : lane != null && lane.rest() == State.SUSPENDED ? State.SUSPENDED : State.IDLE;
    }

    private void waits(long to, Row row, int slice) {
        OptionalInt awaited = row == null || row.end(slice) == to ? awaited(to, row, slice) : OptionalInt.empty();
        if (awaited.isPresent()) {
            ops.add(Op.AWAIT, awaited.getAsInt(), at);
            ops.add(Op.WAIT, to - Math.max(at, ended(awaited.getAsInt())), at);
        } else if (state(row, slice) == State.SUSPENDED && gaveWay()) {
            ops.add(Op.YIELD, 0, at);
        } else {
            ops.add(row != null && isForLock(row.name(slice)) ? Op.LOCK : Op.WAIT, to - at, at);
        }
    }

    /** The task whose end let the lane go on: the one that was waited for, or the last of the lane that woke it. */
    private OptionalInt awaited(long to, Row row, int slice) {
        int named = row == null ? 0 : row.awaited(slice);
        if (named > 0 && named < numbers.length && numbers[named] != 0) {
            int found = numbers[named] - 1;
            return found != number && ended(found) <= to ? OptionalInt.of(found) : OptionalInt.empty();
        }
        OptionalInt by = lane.wokenBy(to);
        if (by.isEmpty() || recorded.lane(by.getAsInt()) == null || by.getAsInt() == lane.id()) {
            return OptionalInt.empty();
        }
        int last = ran.firstFrom(by.getAsInt(), to) - 1;
        if (last < ran.from(by.getAsInt())) {
            return OptionalInt.empty();
        }
        int found = ran.at(last);
        return found != number && ended(found) > at && ended(found) <= to ? OptionalInt.of(found) : OptionalInt.empty();
    }

    private boolean isForLock(int name) {
        return name != 0
                && Message.of(recorded.name(name)).filter(message -> message.code().equals(LOCK)).isPresent();
    }

    /** Whether the coroutine let others run just now though it could have gone on. */
    private boolean gaveWay() {
        Lane thread = recorded.enclosing(lane.id(), LaneKind.THREAD);
        int i = thread == null ? 0 : thread.firstSwitchFrom(at);
        if (thread == null || i >= thread.switches() || thread.switchTime(i) != at) {
            return false;
        }
        Switch given = thread.switchAt(i);
        return given.from() == lane.id() && (given.reason() == SwitchReason.YIELD
                || given.reason() == SwitchReason.SWITCH || given.reason() == SwitchReason.SEND);
    }

    private Kind kind() {
        if (tasks.length == 0) {
            return Kind.THREADS;
        }
        Lane ranOn = recorded.lane(recorded.taskLane(tasks[0]));
        if (ranOn != null && ranOn.kind().isCoroutine()) {
            return Kind.COROUTINES;
        }
        return process(recorded.taskLane(tasks[0])) == process(recorded.taskSubmittedBy(tasks[0]))
                ? Kind.THREADS
                : Kind.PROCESSES;
    }

    private int process(int id) {
        Lane found = recorded.enclosing(id, LaneKind.PROCESS);
        return found == null ? 0 : found.id();
    }

    private int thread(int id) {
        Lane found = recorded.enclosing(id, LaneKind.THREAD);
        return found == null ? 0 : found.id();
    }

    /** Whether its lines are those of Python files. */
    private boolean isPython() {
        return IntStream.of(tasks).limit(STRIDE).anyMatch(id -> recorded.name(recorded.taskSite(id)).contains(".py:"));
    }

    /** Lanes that ran tasks; if each ran one only, as many as were in progress at once. */
    private int workers() {
        int lanes = 0;
        for (int id = 0; id <= recorded.lanes(); id++) {
            lanes += ran.to(id) == ran.from(id) ? 0 : holdsMany(id) ? tasks.length : 1;
        }
        if (lanes < tasks.length) {
            return lanes;
        }
        long[] starts = IntStream.range(0, tasks.length).mapToLong(this::started).sorted().toArray();
        long[] ends = IntStream.range(0, tasks.length).mapToLong(i -> windows[i]).sorted().toArray();
        int most = 0;
        int ended = 0;
        for (int started = 0; started < starts.length; started++) {
            while (ends[ended] <= starts[started]) {
                ended++;
            }
            most = Math.max(most, started + 1 - ended);
        }
        return most;
    }

    private Run measured(Setting setting, long worked) {
        long[] waits = new long[tasks.length];
        long last = first;
        double busy = 0;
        for (int i = 0; i < tasks.length; i++) {
            waits[i] = Math.max(0, started(i) - submitted(i));
            last = Math.max(last, ended(i));
        }
        if (setting.kind() == Kind.COROUTINES) {
            busy = worked;
        } else {
            for (int id = 0; id <= recorded.lanes(); id++) {
                long free = Long.MIN_VALUE;
                for (int at = ran.from(id); at < ran.to(id); at++) {
                    int i = ran.at(at);
                    busy += Math.max(0, windows[i] - Math.max(free, started(i)));
                    free = holdsMany(id) ? free : Math.max(free, windows[i]);
                }
            }
        }
        long makespan = tasks.length == 0 ? 0 : last - first;
        double all = (double) Math.max(1, makespan) * Math.max(1, setting.workers());
        return Run.of(setting.workers(), makespan, waits, Math.min(1, busy / all), 0);
    }

    /** From when until when each worker started, the first one first. */
    private List<long[]> starting() {
        int[] workers = IntStream.rangeClosed(0, recorded.lanes())
                .filter(id -> ran.to(id) > ran.from(id) && !holdsMany(id)).boxed()
                .sorted((one, other) -> Long.compare(ran.time(ran.from(one)), ran.time(ran.from(other))))
                .mapToInt(id -> id).toArray();
        List<long[]> starting = new ArrayList<>();
        for (int i = 0; i < workers.length && i < Setting.MOST_WORKERS; i++) {
            int firstTask = ran.at(ran.from(workers[i]));
            long asked = Math.max(submitted(Math.min(i, tasks.length - 1)), submitted(firstTask));
            starting.add(new long[]{Math.min(asked, started(firstTask)), started(firstTask)});
        }
        return starting;
    }

    private Costs costs(Kind kind, List<long[]> starting) {
        if (kind == Kind.COROUTINES) {
            return Costs.usual(kind);
        }
        Costs.Median next = new Costs.Median();
        Costs.Median wake = new Costs.Median();
        for (int id = 0; id <= recorded.lanes(); id++) {
            long free = Long.MAX_VALUE;
            for (int at = ran.from(id); at < ran.to(id) && !holdsMany(id); at++) {
                int i = ran.at(at);
                if (started(i) >= free) {
                    boolean queued = submitted(i) <= free;
                    (queued ? next : wake).add(started(i) - Math.max(free, submitted(i)));
                }
                free = free == Long.MAX_VALUE ? windows[i] : Math.max(free, windows[i]);
            }
        }
        Costs usual = Costs.usual(kind);
        List<Long> starts = starting.stream().map(each -> each[1] - each[0]).toList();
        long most = starts.stream().mapToLong(Long::longValue).min().orElse(0); // no worker takes longer than to start
        Costs.Median more = new Costs.Median();
        starts.stream().skip(1).forEach(more::add);
        return new Costs(next.or(Math.min(most, usual.next())), wake.or(Math.min(most, usual.wake())), starts,
                more.or(Math.min(most, usual.start())), !next.isEmpty(), !wake.isEmpty());
    }

    /** Takes off what lanes lost to others that computed; says what a process needs to start. */
    private long share(Setting setting, List<long[]> starting) {
        Contention contention = new Contention(setting.capacity());
        for (int i = 0; i < ops.size(); i++) {
            if (ops.op(i).isWork()) {
                contention.add(ops.began(i), ops.began(i) + ops.amount(i));
            }
        }
        starting.forEach(each -> contention.add(each[0], each[1]));
        contention.close();
        for (int i = 0; i < ops.size(); i++) {
            if (ops.op(i).isWork()) {
                ops.amount(i, contention.needed(ops.began(i), ops.began(i) + ops.amount(i)));
            }
        }
        return Math.round(
                starting.stream().mapToLong(each -> contention.needed(each[0], each[1])).average().orElse(0));
    }

    private List<Message> assumptions(Setting setting) {
        List<Message> all = new ArrayList<>();
        all.add(Message.say("whatif.tasks", (long) tasks.length));
        if (leftOut > 0) {
            all.add(Message.say("whatif.left-out", (long) leftOut));
        }
        if (cutOff > 0) {
            all.add(Message.say("whatif.cut-off", (long) cutOff));
        }
        all.add(Message.say("whatif.submitted"));
        all.add(Message.say("whatif.waits"));
        if (ops.has(Op.LOCK)) {
            all.add(Message.say("whatif.locks"));
        }
        all.add(Message.say(processors == 0 ? "whatif.processors-here" : "whatif.processors",
                (long) setting.processors()));
        if (setting.policy() == Policy.FIFO && recorded.executorName(executor).contains(FORK_JOIN)) {
            all.add(Message.say("whatif.fork-join"));
        }
        if (setting.gil()) {
            all.add(Message.say("whatif.recorded-gil"));
        }
        return all;
    }
}

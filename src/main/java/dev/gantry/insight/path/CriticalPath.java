package dev.gantry.insight.path;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

import dev.gantry.insight.Going;
import dev.gantry.insight.path.Step.Kind;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;

/**
 * Critical path to an end: the chain of steps, one after the other without gaps, that the end waited for.
 *
 * <p><b>How it is found.</b> Backwards from the end. On a lane, the innermost slice says what the time went to, and
 * where a slice began because of another lane, the path goes on there:
 * <ul>
 * <li>a wait that another lane ended, or for a task that had ended: to that lane;
 * <li>the start of a task: to the lane that submitted it if the worker was free by then, otherwise to what the worker
 *     did before, for which the task was queued;
 * <li>a coroutine that did not have its thread: to the one that had it;
 * <li>a lane that woke others though nothing is recorded of it, such as a process pool's manager: to the task of
 *     another process that had ended last, whose result it was.
 * </ul>
 * Where the recording names no cause, the path stays on the lane. So it claims no cause that is not recorded; one that
 * is missing in the recording is missing here.
 *
 * <p>It ends where the recording begins, or where a lane begins that nothing is known to have started. Each step back
 * is a few binary searches.
 */
public final class CriticalPath {
    private static final int MOST = 4_000_000;
    private static final int STRIDE = 1 << 10;

    private final Snapshot recorded;
    private final List<Step> steps = new ArrayList<>();
    private final Set<Integer> here = new HashSet<>(); // lanes that the path has passed at this very time
    private int[] elsewhere; // tasks that ran in another process than that of their submission, by their ends
    private int lane;
    private long time;

    private CriticalPath(Snapshot recorded, int lane, long time) {
        this.recorded = recorded;
        this.lane = lane;
        this.time = time;
    }

    /** Innermost slice of a lane just before a time. */
    private record Before(Row row, int slice, long from, int started) {
        /** Whether the lane did nothing. */
        boolean isGap() {
            return row == null;
        }
    }

    /** The path to the end of the recording: of the lane that ended last; without steps in an empty one. */
    public static CriticalPath toEnd(Snapshot recorded) {
        int last = 0;
        long end = Long.MIN_VALUE;
        for (int id = 1; id <= recorded.lanes(); id++) {
            Lane lane = recorded.lane(id);
            if (lane != null && lane.depth() > 0 && lane.row(0).size() > 0) {
                Row row = lane.row(0);
                long ended = Math.min(recorded.horizon(), row.end(row.size() - 1));
                if (ended > end) {
                    last = id;
                    end = ended;
                }
            }
        }
        return new CriticalPath(recorded, last, end);
    }

    /** The path to the end of this task, or to now where it still runs; empty if it has not started. */
    public static Optional<CriticalPath> to(Snapshot recorded, int task) {
        if (!recorded.hasTask(task) || recorded.taskLane(task) == 0) {
            return Optional.empty();
        }
        long ended = recorded.taskEnded(task);
        return Optional.of(new CriticalPath(recorded, recorded.taskLane(task),
                ended == Trace.NONE ? recorded.horizon() : ended));
    }

    /** Finds it. */
    public List<Step> find() {
        return find(() -> true, _ -> {}).orElseThrow();
    }

    /**
     * Finds it.
     *
     * @param goesOn whether to go on; asked often
     * @param progress is told how far it is, from 0 to 1
     * @return empty if it did not go on to the beginning
     */
    public Optional<List<Step>> find(BooleanSupplier goesOn, DoubleConsumer progress) {
        Going going = new Going(goesOn, progress, Math.max(1, time - recorded.first()));
        long told = time;
        while (recorded.lane(lane) != null && time > recorded.first() && steps.size() < MOST && back()) {
            if (steps.size() % STRIDE == 0) {
                if (!going.on(told - time)) {
                    return Optional.empty();
                }
                told = time;
            }
        }
        Collections.reverse(steps);
        return Optional.of(List.copyOf(steps));
    }

    /** Nanoseconds of each kind of steps. */
    public static Map<Kind, Long> shares(List<Step> steps) {
        Map<Kind, Long> shares = new EnumMap<>(Kind.class);
        steps.forEach(step -> shares.merge(step.kind(), step.length(), Long::sum));
        return shares;
    }

    /** Goes back by one step or to another lane; false where the path ends. */
    private boolean back() {
        Lane on = recorded.lane(lane);
        Before before = before(on, time);
        if (before.isGap()) {
            return idle(on, before);
        }
        State state = before.row.state(before.slice);
        if (state.isWork()) {
            step(Kind.RAN, before, before.from);
        } else if (!jump(on, before)) {
            step(switch (state) {
                case SUSPENDED -> Kind.SUSPENDED;
                case READY -> Kind.READY;
                default -> Kind.BLOCKED;
            }, before, before.from);
        } else {
            return true;
        }
        if (before.started != 0) {
            started(before.started);
        }
        return true;
    }

    /** Goes from the end of a wait, or from within one that lost its thread, to the lane that the recording names. */
    private boolean jump(Lane on, Before before) {
        Row row = before.row;
        int i = before.slice;
        if (row.end(i) == time) {
            OptionalInt by = on.wokenBy(time);
            if (by.isPresent() && go(by.getAsInt())) {
                return true;
            }
        }
        int awaited = row.awaited(i);
        if (awaited != 0 && recorded.hasTask(awaited) && recorded.taskLane(awaited) != lane) {
            long ended = recorded.taskEnded(awaited);
            if (ended != Trace.NONE && ended > before.from && ended <= time && recorded.taskLane(awaited) != 0) {
                step(Kind.RESUMING, before, ended);
                return go(recorded.taskLane(awaited));
            }
        }
        return !row.state(i).isWork() && row.state(i) != State.BLOCKED && go(holder(on));
    }

    /** Nothing is recorded of the lane just before; false where the path ends. */
    private boolean idle(Lane on, Before gap) {
        if (go(holder(on))) {
            return true;
        }
        if (gap.from >= time) {
            return false;
        }
        int result = here.isEmpty() ? 0 : lastResult();
        if (result != 0 && recorded.taskEnded(result) > gap.from) {
            step(Kind.RESUMING, gap, recorded.taskEnded(result));
            return go(recorded.taskLane(result));
        }
        step(Kind.NOTHING, gap, gap.from);
        return time > on.opened();
    }

    /** The task of another process that ended last by now; 0 for none. */
    private int lastResult() {
        if (elsewhere == null) {
            elsewhere = IntStream.rangeClosed(1, recorded.tasks())
                    .filter(task -> recorded.hasTask(task) && recorded.taskEnded(task) != Trace.NONE
                            && recorded.lane(recorded.taskLane(task)) != null
                            && process(recorded.taskLane(task)) != process(recorded.taskSubmittedBy(task)))
                    .boxed().sorted(Comparator.comparingLong(recorded::taskEnded)).mapToInt(task -> task).toArray();
        }
        int low = 0;
        int high = elsewhere.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (recorded.taskEnded(elsewhere[middle]) > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == 0 ? 0 : elsewhere[low - 1];
    }

    private int process(int of) {
        Lane found = recorded.enclosing(of, LaneKind.PROCESS);
        return found == null ? 0 : found.id();
    }

    /** The path has come to the start of this task on its worker. */
    private void started(int task) {
        Before before = before(recorded.lane(lane), time);
        long submitted = recorded.taskSubmitted(task);
        int by = recorded.taskSubmittedBy(task);
        if (!before.isGap() || submitted == Trace.NONE || submitted > time || recorded.lane(by) == null) {
            return;
        }
        if (submitted >= before.from || before.from == recorded.lane(lane).opened()) {
            add(Kind.STARTING, submitted, task, 0);
            go(by);
        } else {
            add(Kind.STARTING, before.from, task, 0);
        }
    }

    /** The coroutine, or the thread outside of all, that had the thread of this lane just before; 0 if unknown. */
    private int holder(Lane on) {
        Lane thread = recorded.enclosing(on.id(), LaneKind.THREAD);
        return thread == null ? 0 : thread.holderBefore(time);
    }

    /** Goes to another lane at this time, unless the path has been there at this time. */
    private boolean go(int other) {
        if (recorded.lane(other) == null || other == lane || here.contains(other)) {
            return false;
        }
        here.add(lane);
        lane = other;
        return true;
    }

    private void step(Kind kind, Before before, long from) {
        boolean gap = before.isGap();
        add(kind, from, gap ? 0 : before.row.task(before.slice), gap ? 0 : before.row.name(before.slice));
    }

    private void add(Kind kind, long since, int task, int name) {
        long from = Math.max(since, recorded.first());
        if (from < time) {
            steps.add(new Step(kind, lane, from, time, task, name));
            time = from;
            here.clear();
        }
    }

    /** The innermost slice just before this time, or the gap; {@code started} is a task that begins where it does. */
    private Before before(Lane on, long at) {
        Row found = null;
        int slice = 0;
        int task = 0;
        long from = on.opened();
        for (int depth = 0; depth < on.depth(); depth++) {
            Row row = on.row(depth);
            int i = row.firstStartingAt(at) - 1;
            if (i < 0) {
                break;
            }
            if (row.end(i) < at) {
                from = Math.max(from, row.end(i));
                break;
            }
            found = row;
            slice = i;
            from = row.start(i);
            int of = row.task(i);
            task = of != 0 && recorded.hasTask(of) && recorded.taskStarted(of) == from
                    && recorded.taskLane(of) == on.id() ? of : task;
        }
        boolean begins = task != 0 && recorded.taskStarted(task) == from;
        return new Before(found, slice, from, begins ? task : 0);
    }
}

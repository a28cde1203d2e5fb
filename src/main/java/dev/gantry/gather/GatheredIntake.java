package dev.gantry.gather;

import java.util.Map;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.trace.kept.Kept;
import dev.gantry.trace.message.Message;
import dev.gantry.wire.Ids;
import dev.gantry.wire.Intake;
import dev.gantry.wire.RecordKind;
import dev.gantry.wire.Tokens;
import dev.gantry.wire.TraceSink;

/**
 * Intake of the records of a driver's members into its recording. Tasks of the driver, which its recording has told
 * from their start to their end, get the times and lanes of their member. For one thread.
 */
final class GatheredIntake implements Intake {
    private static final Map<RecordKind, TaskState> ENDS = Map.of(RecordKind.TASK_SUCCEEDED, TaskState.SUCCEEDED,
            RecordKind.TASK_FAILED, TaskState.FAILED, RecordKind.TASK_CANCELLED, TaskState.CANCELLED);

    private final Trace trace;
    private final Names names;
    private final long origin;
    private final int driversTasks;
    private final TraceSink sink;
    private final Ids ids;
    private final Tokens tokens;
    private long latest;
    private long lost;
    private boolean over;

    /**
     * For this trace, which has what the snapshot shows.
     *
     * @param origin the time zero, by the driver's clock
     */
    GatheredIntake(Trace trace, Names names, Snapshot snapshot, long origin) {
        this.trace = trace;
        this.names = names;
        this.origin = origin;
        this.driversTasks = snapshot.tasks();
        this.sink = new TraceSink(trace, origin);
        this.ids = new Beyond(snapshot);
        this.tokens = new Tokens(ids::newTask);
        this.lost = snapshot.lost();
        this.latest = origin + snapshot.horizon();
    }

    /** Ids that the driver's recording has not given. */
    private static final class Beyond extends Ids {
        private int lanes;
        private int tasks;
        private int executors;

        Beyond(Snapshot snapshot) {
            lanes = snapshot.lanes();
            tasks = snapshot.tasks();
            executors = snapshot.executors().stream().mapToInt(each -> each.id()).max().orElse(0);
        }

        @Override
        public int newLane() {
            return lanes < Trace.GREATEST_ID ? ++lanes : 0;
        }

        @Override
        public int newTask() {
            return tasks < Trace.GREATEST_ID ? ++tasks : 0;
        }

        @Override
        public int newExecutor() {
            return executors < Trace.GREATEST_ID ? ++executors : 0;
        }
    }

    /** The next sender's records come. */
    void begin() {
        over = false;
    }

    /** The sender has nothing more to say: tasks that it had before and after what was fetched stay as they are. */
    void over() {
        over = true;
    }

    /** The latest time of all, from time zero. */
    long horizon() {
        return latest - origin;
    }

    /** Says this of a worker, on a lane of its own: those that it has had may be closed. */
    void note(Kept worker, long time, Message said) {
        int lane = ids.newLane();
        trace.laneOpened(time, lane, worker.machine(), LaneKind.PROCESS, LaneRole.PLAIN,
                names.intern(worker.member()));
        trace.mark(time, lane, names.intern(said.text()));
        trace.laneClosed(time, lane, 0);
    }

    private void put(long time, int lane, int subject, RecordKind kind, long argument) {
        boolean drivers = subject > 0 && subject <= driversTasks;
        latest = time - latest > 0 ? time : latest;
        if (drivers && kind == RecordKind.TASK_STARTED) {
            if (!over) {
                trace.ranFrom(time - origin, lane, subject);
            }
        } else if (drivers && ENDS.containsKey(kind)) {
            if (!over) {
                trace.ranUntil(time - origin, lane, subject, ENDS.get(kind));
            }
        } else {
            sink.write(time, RecordKind.place(lane, subject), kind.statement(argument));
        }
    }

    @Override
    public long origin(long began) {
        return origin;
    }

    @Override
    public Feed open(int lane) {
        return new Direct(lane);
    }

    private final class Direct implements Feed {
        private final int lane;
        private boolean open = true;

        private Direct(int lane) {
            this.lane = lane;
        }

        @Override
        public void put(long time, int on, int subject, RecordKind kind, long argument) {
            GatheredIntake.this.put(time, on, subject, kind, argument);
        }

        @Override
        public void lose(long count) {
            lost += count;
            trace.lost(lost);
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close(long time, int error) {
            put(time, lane, 0, RecordKind.LANE_CLOSED, error);
            open = false;
        }

        @Override
        public boolean isOpen() {
            return open;
        }
    }

    @Override
    public int machine(String name) {
        return 0;
    }

    @Override
    public void machineGone(String name) {
        // it is the driver's to tell
    }

    @Override
    public Ids ids() {
        return ids;
    }

    @Override
    public Names names() {
        return names;
    }

    @Override
    public Tokens tokens() {
        return tokens;
    }

    @Override
    public int idOf(long handle) {
        return (int) handle;
    }

    @Override
    public boolean isOn() {
        return true;
    }
}

package dev.gantry.insight.whatif;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

import dev.gantry.insight.Going;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/**
 * What the tasks of an executor need, taken from a recording: when and by whom they are submitted, what they compute,
 * wait for, and submit. Never changes.
 *
 * <p>Numbered from 0: the tasks in order of submission, then the lanes that submit some of them outside of all of them.
 */
public final class Workload {
    private final Snapshot recorded;
    private final int executor;
    private final int[] tasks;
    final Ops ops;
    private final int[] from;
    private final int[] to;
    private final int[] drivers;
    private final boolean[] inLoop;
    private final Costs costs;
    private final long startWork;
    private final Setting setting;
    private final Run measured;
    private final List<Message> assumptions;

    /**
     * @param from the first op of each task and lane
     * @param to after its last op
     * @param drivers the lanes' ids
     * @param inLoop whether a lane shares the thread of the tasks, which are coroutines
     * @param startWork nanoseconds of a processor that a process takes to start
     */
    Workload(Snapshot recorded, int executor, int[] tasks, Ops ops, int[] from, int[] to, int[] drivers,
            boolean[] inLoop, Costs costs, long startWork, Setting setting, Run measured, List<Message> assumptions) {
        this.recorded = recorded;
        this.executor = executor;
        this.tasks = tasks;
        this.ops = ops;
        this.from = from;
        this.to = to;
        this.drivers = drivers;
        this.inLoop = inLoop;
        this.costs = costs;
        this.startWork = startWork;
        this.setting = setting;
        this.measured = measured;
        this.assumptions = List.copyOf(assumptions);
    }

    /** Executors with tasks that have started, those with most first; 0 stands for tasks without one. */
    public static List<Integer> executors(Snapshot recorded) {
        int most = recorded.executors().stream().mapToInt(entry -> entry.id()).max().orElse(0);
        int[] count = new int[most + 1];
        for (int task = recorded.firstTask(); task <= recorded.tasks(); task++) {
            if (recorded.hasTask(task) && recorded.taskLane(task) != 0 && recorded.taskExecutor(task) <= most) {
                count[recorded.taskExecutor(task)]++;
            }
        }
        return IntStream.rangeClosed(0, most).filter(id -> count[id] > 0).boxed()
                .sorted((one, other) -> Integer.compare(count[other], count[one])).toList();
    }

    /**
     * The tasks of this executor.
     *
     * @param processors how many the machine of the recording had; 0 if that is not known
     */
    public static Workload of(Snapshot recorded, int executor, int processors) {
        return of(recorded, executor, processors, () -> true, _ -> {}).orElseThrow();
    }

    /**
     * The same.
     *
     * @param goesOn whether to go on; asked often
     * @param progress is told how far it is, from 0 to 1
     * @return empty if it did not go on to the end
     */
    public static Optional<Workload> of(Snapshot recorded, int executor, int processors, BooleanSupplier goesOn,
            DoubleConsumer progress) {
        return new WorkloadReader(recorded, executor, processors, new Going(goesOn, progress, recorded.tasks())).read();
    }

    /** The recording. */
    public Snapshot recorded() {
        return recorded;
    }

    public int executor() {
        return executor;
    }

    /** How many tasks. */
    public int size() {
        return tasks.length;
    }

    /** Id in the recording of a task. */
    public int task(int number) {
        return tasks[number];
    }

    /** Under what they ran, as far as the recording tells. */
    public Setting setting() {
        return setting;
    }

    /** The figures of the recording. */
    public Run measured() {
        return measured;
    }

    /** What was taken for granted when it was read. */
    List<Message> assumptions() {
        return assumptions;
    }

    /** Number of tasks and lanes. */
    int all() {
        return from.length;
    }

    int from(int number) {
        return from[number];
    }

    int to(int number) {
        return to[number];
    }

    /** Id in the recording of a lane that submits tasks, from 0. */
    int driver(int number) {
        return drivers[number];
    }

    boolean inLoop(int number) {
        return number < tasks.length || inLoop[number - tasks.length];
    }

    /** What the scheduler takes if workers are this. */
    Costs costs(Kind kind) {
        return kind == setting.kind() ? costs : Costs.usual(kind);
    }

    /** Nanoseconds of a processor that a process takes to start. */
    long startWork() {
        return setting.kind() == Kind.PROCESSES ? startWork : Costs.usual(Kind.PROCESSES).start();
    }
}

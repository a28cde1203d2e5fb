package dev.gantry.agent.hook;

import java.nio.file.Path;

import jdk.internal.misc.Unsafe;

/** From the moment at which this process begins to write a ring to the one at which it ends that. */
final class Recording {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long TASKS = UNSAFE.objectFieldOffset(Recording.class, "tasks");
    private static final int PROCESS = LaneNumbers.PROCESS;
    private static final Numbers NUMBERS = new Numbers(); // objects keep their numbers from one recording to the next
    private static final int LONGEST_MESSAGE = 300;
    private static final int MOST_MARKS = 20_000;

    final Ring ring;
    final Names names;
    final Strands strands = new Strands();
    final TaskNames taskNames;
    final Reasons reasons;

    private final LaneNumbers lanes = new LaneNumbers();
    private final int since; // numbers of tasks and executors up to this one are earlier recordings'
    private volatile int tasks;
    private int marks; // about: several threads count
    private final SpinLock executors = new SpinLock(); // guards the next two, and the opening of the groups
    private int lastExecutor;
    private Object unnamed; // the executor that will be opened once its first thread has a name
    private volatile int group; // of the virtual threads; written under the lock
    private final int unnamedVirtual;

    /** The lane of tasks that run in threads without one; 0 while there is none. */
    volatile int others; // written under the lock of the executors

    /**
     * Begins a ring.
     *
     * @param before the recording before this, null if there was none
     */
    Recording(Path folder, String process, long began, Recording before) throws Exception {
        ring = new Ring(folder, process, began);
        names = new Names(ring);
        taskNames = new TaskNames(names);
        reasons = new Reasons(names);
        unnamedVirtual = names.of("virtual thread");
        since = before == null ? 0 : before.since + Math.max(before.tasks, before.lastExecutor);
        Writer writer = new Writer(Carriers.current(), false);
        writer.write(this, PROCESS, 0, Kinds.LANE_OPENED, Kinds.pair(Kinds.PROCESS, names.of(process)));
        if (!Threads.isHidden(writer.thread)) {
            open(writer, writer, Kinds.THREAD, Kinds.PLAIN, PROCESS, names.of(writer.thread.getName()));
        }
        strands.add(writer);
    }

    /** The thread that began this goes on to its own work, which isn't shown if the thread is a hidden one. */
    void begun() {
        Writer writer = writer();
        if (Threads.isHidden(writer.thread)) {
            leave(writer);
        }
    }

    /** The writer of the thread that runs this. */
    Writer writer() {
        Thread thread = Carriers.current();
        Strand known = strands.find(thread);
        return known != null ? (Writer) known : openThread(null, thread);
    }

    /**
     * Opens the lane of a platform thread that has none.
     *
     * @param by who writes the record, null for the thread itself
     */
    Writer openThread(Writer by, Thread thread) {
        Writer opened = new Writer(thread, Threads.isHidden(thread));
        Writer known = (Writer) strands.add(opened);
        if (known == opened && !opened.hidden && !opened.late) {
            open(by == null ? opened : by, opened, Kinds.THREAD,
                    Threads.isWorker(thread) ? Kinds.WORKER : Kinds.PLAIN, PROCESS,
                    names.of(thread.getName()));
        }
        return known;
    }

    /** Opens the lane of a thread that had none until it got something to do that is told. */
    void openLate(Writer thread) {
        if (thread.late && thread.lane == 0) {
            open(thread, thread, Kinds.THREAD, Threads.isWorker(thread.thread) ? Kinds.WORKER : Kinds.PLAIN, PROCESS,
                    names.of(thread.thread.getName()));
        }
    }

    /** Opens the lane of a virtual thread, which has none. */
    void openVirtual(Writer by, Thread thread) {
        if (EngineHooks.isInner(thread)) {
            return;
        }
        Strand opened = new Strand(thread, false);
        if (strands.add(opened) == opened) {
            String name = thread.getName();
            open(by, opened, Kinds.VIRTUAL_THREAD, Kinds.PLAIN, group == 0 ? openGroup(by) : group,
                    name.isEmpty() ? unnamedVirtual : names.of(name));
        }
    }

    private int openGroup(Writer by) {
        executors.lock();
        try {
            if (group == 0) {
                int lane = by.takeLane(lanes, LaneNumbers.MOST_OPEN);
                by.write(this, lane, PROCESS, Kinds.LANE_OPENED,
                        Kinds.pair(Kinds.GROUP << 4 | Kinds.THREAD, names.of("virtual threads")));
                group = lane;
            }
            return group;
        } finally {
            executors.unlock();
        }
    }

    private void open(Writer by, Strand strand, int what, int role, int holder, int name) {
        int lane = by.takeLane(lanes,
                what == Kinds.THREAD ? LaneNumbers.MOST_OPEN : LaneNumbers.MOST_BUT_PLATFORM);
        if (lane == 0) {
            openOthers(by);
        } else if (by.write(this, lane, holder, Kinds.LANE_OPENED, Kinds.pair(role << 4 | what, name))) {
            strand.lane = lane;
        } else {
            by.giveBackLane(lanes, lane);
        }
    }

    private void openOthers(Writer by) {
        executors.lock();
        try {
            if (others == 0) {
                by.write(this, LaneNumbers.OTHERS, PROCESS, Kinds.LANE_OPENED,
                        Kinds.pair(Kinds.GROUP << 4 | Kinds.THREAD, names.of("more threads")));
                note(by, "threads", Integer.toString(LaneNumbers.MOST_BUT_PLATFORM));
                others = LaneNumbers.OTHERS;
            }
        } finally {
            executors.unlock();
        }
    }

    /** Opens a lane of which is told later what it did; 0 if there is no room. */
    int openLate(Writer by, int holder, int role, int what, String name) {
        int lane = by.takeLane(lanes, LaneNumbers.MOST_OPEN);
        boolean isOpen = lane != 0 && by.write(this, lane, holder, Kinds.LANE_OPENED,
                Kinds.pair(role << 4 | what, names.of(name)));
        return isOpen ? lane : 0;
    }

    /** Says what is left out, by one of Gantry's messages: see {@link Hooks#lacks}. */
    void note(Writer by, String code, String... texts) {
        StringBuilder message = new StringBuilder("gantry:unseen.").append(code);
        String before = "(\"";
        for (String text : texts) {
            String start = text.substring(0, Math.min(text.length(), LONGEST_MESSAGE));
            message.append(before).append(start.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
            before = ", \"";
        }
        by.write(this, PROCESS, 0, Kinds.MARK, names.of(message.append(')').toString()));
    }

    /** Whether one more line may be a mark: a program may print without an end, and the ring's names have one. */
    boolean mayMark(Writer by) {
        if (marks == MOST_MARKS) {
            marks++;
            note(by, "prints", Integer.toString(MOST_MARKS));
        }
        return marks < MOST_MARKS && marks++ < MOST_MARKS;
    }

    /** This thread writes nothing more: it ends, or is not shown. */
    void leave(Writer writer) {
        close(writer, writer);
        writer.giveBackLanes(lanes);
        writer.leave();
    }

    /** Closes the lane of a thread that ends, and forgets the thread. */
    void close(Writer by, Strand strand) {
        int lane = strand.lane;
        strands.remove(strand);
        strand.lane = 0;
        if (lane != 0 && by.write(this, lane, 0, Kinds.LANE_CLOSED, 0)) {
            by.giveBackLane(lanes, lane);
        }
    }

    /** The first of so many numbers of tasks; 0 if there are none any more. */
    int newTasks(int count) {
        int first = UNSAFE.getAndAddInt(this, TASKS, count) + 1;
        return first > 0 && first + count < Kinds.GREATEST ? first : 0;
    }

    void give(Object task, int number) {
        NUMBERS.give(task, since + number);
    }

    /** Gives a stage the number of its task, if the stage can hold it: nothing would take it back from a table. */
    void giveStage(Object stage, int number) {
        if (Numbers.holds(stage)) {
            give(stage, number);
        }
    }

    LaneNumbers lanes() {
        return lanes;
    }

    /** A number for an executor that is opened by whoever asks. */
    int newExecutor() {
        executors.lock();
        try {
            return ++lastExecutor;
        } finally {
            executors.unlock();
        }
    }

    /** See {@link Numbers#take}. */
    int take(Object task) {
        return Math.max(0, NUMBERS.take(task) - since);
    }

    /** See {@link Numbers#of}. */
    int number(Object task) {
        return Math.max(0, NUMBERS.of(task) - since);
    }

    /** Whether this executor may be opened later, by the one who asks. It isn't open, and no other is in that state. */
    boolean mayBeNamedLater(Object executor) {
        executors.lock();
        try {
            boolean may = unnamed == null && number(executor) == 0;
            if (may) {
                unnamed = executor;
            }
            return may;
        } finally {
            executors.unlock();
        }
    }

    /** Opens an executor, if it isn't open. Returns its number. */
    int openExecutor(Writer by, Object executor, String name) {
        executors.lock();
        try {
            if (unnamed == executor) {
                unnamed = null;
            }
            int known = number(executor);
            if (known != 0) {
                return known;
            }
            int number = ++lastExecutor;
            if (by.write(this, PROCESS, number, Kinds.EXECUTOR_OPENED, names.of(name))) {
                NUMBERS.change(executor, since + number);
                return number;
            }
            lastExecutor--;
            return 0;
        } finally {
            executors.unlock();
        }
    }

    /** The number of a text that says what was thrown. */
    int error(Throwable thrown) {
        if (thrown == null) {
            return 0;
        }
        String type = ClassTable.shown(thrown.getClass().getName());
        Object message = Fields.read(thrown, "detailMessage");
        String text = message instanceof String ? type + ": " + message : type;
        return names.of(text.substring(0, Math.min(text.length(), LONGEST_MESSAGE)));
    }
}

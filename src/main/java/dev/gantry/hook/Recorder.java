package dev.gantry.hook;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.budget.Budget;
import dev.gantry.wire.FrameOutput;
import dev.gantry.wire.Ids;
import dev.gantry.wire.Intake;
import dev.gantry.wire.RecordKind;
import dev.gantry.wire.Sink;
import dev.gantry.wire.TraceSink;
import dev.gantry.wire.WireSink;

/**
 * Recorder: takes the records that {@link Probe} makes and writes them into a trace. At most one recorder is on at a
 * time.
 *
 * <p>{@link #start} opens the lane of this process and of the calling thread; {@link #stop} returns when everything
 * that was recorded before the call is in the trace. A recorder is used once. Times in the trace count from its start.
 */
public final class Recorder {
    /**
     * Options of a recorder.
     *
     * @param processName name of the lane of this process
     * @param sites whether to record lines of the program, where it submits, begins, prints and waits: some
     *     microseconds each
     * @param program the class whose file is read for the first lines of its tasks; empty for none
     * @param bufferLimit how many bytes of records may wait for the drain; records above it are lost and counted
     * @param budget how much of the recording is kept
     */
    public record Options(
            String processName, boolean sites, Optional<Class<?>> program, long bufferLimit, Budget budget) {
        /** 256 MiB, or a quarter of a small heap. */
        public static final long USUAL_LIMIT = Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 4);

        /** No sites, and the usual limits. */
        public static Options named(String processName) {
            return new Options(processName, false, Optional.empty(), USUAL_LIMIT, Budget.usual());
        }

        public Options withSites() {
            return new Options(processName, true, program, bufferLimit, budget);
        }

        /** The same with this budget. */
        public Options within(Budget other) {
            return new Options(processName, sites, program, bufferLimit, other);
        }

        /** The same with the lines of this class, and the first ones of the tasks that it submits. */
        public Options withSitesOf(Class<?> outermost) {
            return new Options(processName, true, Optional.of(outermost), bufferLimit, budget);
        }
    }

    /** Longest delay of {@link #snapshot} behind the hooks while the drain has a processor, in nanoseconds. */
    public static final long BEHIND = Drain.BEHIND;

    private static final int PROCESS = 1; // its lane in a ring

    final RecorderKey key = new RecorderKey();
    final BufferBudget budget;
    /** When it was made; no record is older. */
    final long origin = System.nanoTime();
    private final Options options;
    private final CallSites sites;
    private final boolean recordsSites;
    private final Names names;
    private final Trace trace;
    private final int[] reasons = new int[BlockReason.values().length];
    private final HookCosts costs = new HookCosts();
    private final Ids ids;
    private final int process;
    private final RecorderIntake intake;
    private final boolean relays; // into the agent's ring, without a drain
    private final Map<String, Integer> machines = new HashMap<>(); // guarded by itself
    private final ConcurrentLinkedQueue<Buffer> opened = new ConcurrentLinkedQueue<>();
    private final Drain drain;
    private final Optional<WireSink> wire;
    private volatile boolean used;

    /** Records into a trace of its own. */
    public Recorder(Options options) {
        this(options, new Names(options.budget.textBytes()), new Ids(), Optional.empty());
    }

    /** Records into the ring of the agent in this JVM, with the lines of this program. */
    Recorder(Optional<Class<?>> program) {
        this(new Options("", true, program, Options.USUAL_LIMIT, Budget.usual()), new AgentRing.Texts(),
                new AgentRing.Numbers(), Optional.empty());
    }

    private Recorder(Options options, Names names, Ids ids, Optional<FrameOutput> out) {
        this.options = options;
        this.recordsSites = options.sites;
        this.names = names;
        this.ids = ids;
        this.relays = ids instanceof AgentRing.Numbers;
        this.process = relays ? PROCESS : ids.newLane();
        this.intake = new RecorderIntake(this, ids);
        this.trace = new Trace(names, options.budget);
        this.sites = new CallSites(options.program.map(FirstLines::of).orElse(FirstLines.NONE));
        this.wire = out.map(to -> new WireSink(to, names));
        Sink sink = wire.isPresent() ? wire.get() : new TraceSink(trace, origin, costs);
        this.drain = new Drain(sink, origin, opened, () -> Probe.remove(this));
        this.budget = new BufferBudget(options.bufferLimit);
        for (BlockReason reason : BlockReason.values()) {
            reasons[reason.ordinal()] = names.intern(reason.text());
        }
    }

    /** Begins an {@link AgentRelay}: for the agent in this JVM, which calls it by name before the program begins. */
    public static void relay() {
        AgentRelay.begin();
    }

    /** A recorder that sends its records to another process; its own trace stays empty. */
    public static Recorder into(FrameOutput out, Options options) {
        return new Recorder(options, new Names(options.budget.textBytes()), new Ids(), Optional.of(out));
    }

    /**
     * Starts to record.
     *
     * @throws IllegalStateException if another recorder is on, or this one was used before
     */
    public void start() {
        if (used) {
            throw new IllegalStateException("a recorder is used once: make another");
        }
        wire.ifPresent(sink -> sink.hello(options.processName));
        Probe.install(this);
        used = true;
        if (!relays) {
            drain.start();
        }
    }

    /** Stops recording; returns the whole trace when all is drained. A second call returns the same. */
    public Snapshot stop() {
        Probe.remove(this);
        drain.stop();
        return trace.snapshot();
    }

    /** The trace as it was published last, at most {@link #BEHIND} ago. Never waits. */
    public Snapshot snapshot() {
        return trace.snapshot();
    }

    /**
     * Cost of one hook in nanoseconds: the median of the newest that were timed (one of 64, none of a thread's
     * first 16), 0 while none was. A hook
     * is timed from its reading of the clock to the next one, so finding the thread's buffer is not included.
     */
    public int hookCost() {
        return costs.median();
    }

    /** Writes out what was recorded before this call, so that it arrives before what the caller sends next. */
    public void flush() {
        drain.flush();
    }

    /** Opens a buffer for this writer's records of this lane, which the drain empties. */
    Buffer openBuffer(ThreadLane writer, int lane) {
        if (relays) {
            return new RingBuffer(key, budget, writer, lane, true);
        }
        Buffer buffer = new Buffer(key, budget, writer, lane);
        opened.add(buffer);
        return buffer;
    }

    /** Intake for receivers: their senders' records become part of this recording. */
    Intake intake() {
        return intake;
    }

    Names names() {
        return names;
    }

    boolean recordsSites() {
        return recordsSites;
    }

    CallSites sites() {
        return sites;
    }

    int name(BlockReason reason) {
        return reasons[reason.ordinal()];
    }

    int newLane() {
        return ids.newLane();
    }

    /** A new task's id; 0, which no recorder knows, when there are no more ids. */
    int newTask() {
        return ids.newTask();
    }

    /** Opens the lanes of this process and of the calling thread, before any other thread can record. */
    void open() {
        if (relays) {
            return; // the agent has
        }
        Buffer buffer = ThreadLane.current().buffer(this);
        buffer.put(process, 0, RecordKind.PROCESS_ID, ProcessHandle.current().pid());
    }

    /** Opens the lane of this thread; the very first call opens that of the process before it. */
    Buffer openThread(ThreadLane writer) {
        if (relays) {
            return new RingBuffer(key, budget, writer, AgentRing.lane(), false); // the agent has opened it
        }
        if (writer.ofProcess) {
            return openBuffer(writer, process);
        }
        Thread thread = writer.thread;
        Buffer buffer = openBuffer(writer, newLane());
        if (buffer.lane == process + 1) {
            openLane(buffer, process, 0, LaneKind.PROCESS, LaneRole.PLAIN, options.processName);
        }
        String name = thread.getName().isEmpty() ? "#" + thread.threadId() : thread.getName();
        LaneKind kind = thread.isVirtual() ? LaneKind.VIRTUAL_THREAD : LaneKind.THREAD;
        openLane(buffer, buffer.lane, process, kind, writer.role, name);
        return buffer;
    }

    void openLane(Buffer buffer, int lane, int parent, LaneKind kind, LaneRole role, String name) {
        int type = role.code() << 4 | kind.code();
        buffer.put(lane, parent, RecordKind.LANE_OPENED, RecordKind.pair(type, names.intern(name)));
    }

    /** The lane of the machine of this name, opened now if it is not open; the calling thread needs no lane. */
    int openMachine(String name) {
        synchronized (machines) {
            Integer known = machines.get(name);
            if (known != null) {
                return known;
            }
            int lane = newLane();
            if (lane != 0) {
                Buffer buffer = openAside();
                openLane(buffer, lane, 0, LaneKind.MACHINE, LaneRole.PLAIN, name);
                buffer.close();
                machines.put(name, lane);
            }
            return lane;
        }
    }

    /** The machine of this name has gone. */
    void closeMachine(String name) {
        synchronized (machines) {
            Integer lane = machines.remove(name);
            if (lane != null) {
                Buffer buffer = openAside();
                buffer.put(lane, 0, RecordKind.LANE_CLOSED, 0);
                buffer.close();
            }
        }
    }

    /** A buffer for records of this process by a thread that has no lane, and gets none by that. */
    private Buffer openAside() {
        ThreadLane writer = new ThreadLane();
        writer.ofProcess = true;
        return openBuffer(writer, process);
    }

    long openExecutor(String name) {
        ThreadLane thread = ThreadLane.current();
        int executor = ids.newExecutor();
        thread.buffer(this).put(process, executor, RecordKind.EXECUTOR_OPENED, names.intern(name));
        return key.handle(executor);
    }
}

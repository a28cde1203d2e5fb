package dev.gantry.trace;

import java.util.Optional;

import dev.gantry.trace.code.Codes;

/** Kind of a lane. Lanes form a tree: a machine holds processes, a process threads, a thread coroutines. */
public enum LaneKind {
    PROCESS(0, "process", false),
    THREAD(1, "thread", false),
    GENERATOR(2, "generator", true),
    GREENLET(3, "greenlet", true),
    VIRTUAL_THREAD(4, "virtual-thread", true),
    ASYNCIO_TASK(5, "asyncio-task", true),
    MACHINE(6, "machine", false);

    private static final Codes<LaneKind> CODES = new Codes<>(values(), LaneKind::code, LaneKind::id);

    private final int code;
    private final String id;
    private final boolean coroutine;

    LaneKind(int code, String id, boolean coroutine) {
        this.code = code;
        this.id = id;
        this.coroutine = coroutine;
    }

    /** Code in records: from 0 to 15, never changed and never given to another. */
    public int code() {
        return code;
    }

    /** Id in files, such as {@code virtual-thread}: never changed and never given to another. */
    public String id() {
        return id;
    }

    /** Whether a constant has this code. */
    public static boolean isCode(int code) {
        return CODES.has(code);
    }

    /**
     * The constant with this code; cheap, without allocation.
     *
     * @throws IllegalArgumentException if none has it, see {@link #isCode}
     */
    public static LaneKind byCode(int code) {
        return CODES.get(code);
    }

    /** The constant with this id; empty if a later version, or another program, wrote it. */
    public static Optional<LaneKind> byId(String id) {
        return CODES.find(id);
    }

    /** Whether lanes of this kind do nothing by themselves: they hold those that do. */
    public boolean isHolder() {
        return this == MACHINE || this == PROCESS;
    }

    /** Whether lanes of this kind share one thread and switch. */
    public boolean isCoroutine() {
        return coroutine;
    }
}

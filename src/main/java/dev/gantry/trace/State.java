package dev.gantry.trace;

import java.util.Optional;

import dev.gantry.trace.CoroutineCountsWriter.Place;
import dev.gantry.trace.code.Codes;

/** State of a lane during a slice. */
public enum State {
    /** It runs its task. */
    RUNNING(0, "running", true, Place.RUNNING),
    /** It holds its thread and waits: sleep, I/O, a lock, another task's result. */
    BLOCKED(1, "blocked", false, Place.BLOCKED),
    /** A coroutine that gave its thread away. */
    SUSPENDED(2, "suspended", false, Place.WAITING),
    /** It could run, and is not running. */
    READY(3, "ready", false, Place.READY),
    /** A worker without a task. Not stored: it is what a worker's lane does between its slices. */
    IDLE(4, "idle", false, Place.WAITING),
    /** It runs the done-callback of a task. */
    CALLBACK(5, "callback", true, Place.RUNNING),
    /** It serialises and sends a task or a result: a cost that processes have and threads have not. */
    SENDING(6, "sending", true, Place.RUNNING);

    private static final Codes<State> CODES = new Codes<>(values(), State::code, State::id);

    private final int code;
    private final String id;
    private final boolean work;
    private final Place place;

    State(int code, String id, boolean work, Place place) {
        this.code = code;
        this.id = id;
        this.work = work;
        this.place = place;
    }

    /** Code in records, never changed and never given to another: from 0 to 13, see {@link PackedChunk}. */
    public int code() {
        return code;
    }

    /** Id in files, such as {@code running}: never changed and never given to another. */
    public String id() {
        return id;
    }

    /** Length of an array indexed by codes. */
    static int room() {
        return CODES.room();
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
    public static State byCode(int code) {
        return CODES.get(code);
    }

    /** The constant with this id; empty if a later version, or another program, wrote it. */
    public static Optional<State> byId(String id) {
        return CODES.find(id);
    }

    /** Whether a slice in this state is work of its own; the others are nested in the work that they interrupt. */
    public boolean isWork() {
        return work;
    }

    /** Place in the count of a coroutine whose innermost slice is in this state. */
    Place place() {
        return place;
    }
}

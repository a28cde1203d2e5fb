package dev.gantry.trace;

import java.util.Optional;

import dev.gantry.trace.code.Codes;

/** Role of a lane, which decides the meaning of the time between its slices. */
public enum LaneRole {
    /** No special role: nothing is known of the time between its slices. */
    PLAIN(0, "plain"),
    /** A worker of a pool: between its slices it is idle. */
    WORKER(1, "worker"),
    /** Only some of what it did was seen: nothing is known of the time between its slices, be it a coroutine or not. */
    PARTLY_SEEN(2, "partly-seen"),
    /**
     * Group of lanes that belong together, such as virtual threads, which share no thread: it has no slices. Tasks that
     * it runs, any number at once, ran in one of its lanes that isn't shown.
     */
    GROUP(3, "group");

    private static final Codes<LaneRole> CODES = new Codes<>(values(), LaneRole::code, LaneRole::id);

    private final int code;
    private final String id;

    LaneRole(int code, String id) {
        this.code = code;
        this.id = id;
    }

    /** Code in records: from 0 to 15, never changed and never given to another. */
    public int code() {
        return code;
    }

    /** Id in files, such as {@code partly-seen}: never changed and never given to another. */
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
    public static LaneRole byCode(int code) {
        return CODES.get(code);
    }

    /** The constant with this id; empty if a later version, or another program, wrote it. */
    public static Optional<LaneRole> byId(String id) {
        return CODES.find(id);
    }
}

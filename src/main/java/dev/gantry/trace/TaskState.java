package dev.gantry.trace;

import java.util.Optional;

import dev.gantry.trace.code.Codes;

/** State of a task. */
public enum TaskState {
    QUEUED(0, "queued", false),
    RUNNING(1, "running", false),
    SUCCEEDED(2, "succeeded", true),
    FAILED(3, "failed",
            true),
    CANCELLED(4, "cancelled", true);

    private static final Codes<TaskState> CODES = new Codes<>(values(), TaskState::code, TaskState::id);

    private final int code;
    private final String id;
    private final boolean isFinal;

    TaskState(int code, String id, boolean isFinal) {
        this.code = code;
        this.id = id;
        this.isFinal = isFinal;
    }

    /** Code in records: from 0 to 127, never changed and never given to another. */
    public int code() {
        return code;
    }

    /** Id in files, such as {@code succeeded}: never changed and never given to another. */
    public String id() {
        return id;
    }

    /** Length of an array indexed by codes. */
    static int room() {
        return CODES.room();
    }

    /**
     * The constant with this code; cheap, without allocation.
     *
     * @throws IllegalArgumentException if none has it, see {@link #isCode}
     */
    public static TaskState byCode(int code) {
        return CODES.get(code);
    }

    /** The constant with this id; empty if a later version, or another program, wrote it. */
    public static Optional<TaskState> byId(String id) {
        return CODES.find(id);
    }

    /** Whether nothing more will happen to a task in this state but callbacks. */
    public boolean isFinal() {
        return isFinal;
    }
}

package dev.gantry.trace.stack;

import java.util.Optional;

import dev.gantry.trace.code.Codes;

/** What a sample tells of its stack, and so in which unit its weight is. */
public enum SampleKind {
    /** It ran on a processor: nanoseconds. */
    RUNNING(0, "running", true),
    /** It was in native code, running there or waiting: nanoseconds. */
    NATIVE(1, "native", true),
    /** It waited from the sample's time on: nanoseconds. */
    WAIT(2, "wait", true),
    /** It allocated: bytes. */
    ALLOCATION(3, "allocation", false);

    private static final Codes<SampleKind> CODES = new Codes<>(values(), SampleKind::code, SampleKind::id);

    private final int code;
    private final String id;
    private final boolean time;

    SampleKind(int code, String id, boolean time) {
        this.code = code;
        this.id = id;
        this.time = time;
    }

    /** Code in files: never changed and never given to another. */
    public int code() {
        return code;
    }

    /** Id on the command line, such as {@code wait}: never changed and never given to another. */
    public String id() {
        return id;
    }

    /** Whether weights are nanoseconds; else they are bytes. */
    public boolean isTime() {
        return time;
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
    public static SampleKind byCode(int code) {
        return CODES.get(code);
    }

    /** The constant with this id. */
    public static Optional<SampleKind> byId(String id) {
        return CODES.find(id);
    }
}

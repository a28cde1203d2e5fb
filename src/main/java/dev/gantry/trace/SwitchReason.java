package dev.gantry.trace;

import java.util.Optional;

import dev.gantry.trace.code.Codes;

/** Reason of a switch from one coroutine to another. */
public enum SwitchReason {
    SEND(0, "send"),
    YIELD(1, "yield"),
    SWITCH(2, "switch"),
    THROW(3, "throw"),
    SLEEP(4, "sleep"),
    IO(5, "io"),
    EXIT(6, "exit"),
    AWAIT(7, "await"),
    ;

    private static final Codes<SwitchReason> CODES = new Codes<>(values(), SwitchReason::code, SwitchReason::id);

    private final int code;
    private final String id;

    SwitchReason(int code, String id) {
        this.code = code;
        this.id = id;
    }

    /** Code in records: from 0 to 127, never changed and never given to another. */
    public int code() {
        return code;
    }

    /** Id in files, such as {@code yield}: never changed and never given to another. */
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
    public static SwitchReason byCode(int code) {
        return CODES.get(code);
    }

    /** The constant with this id; empty if a later version, or another program, wrote it. */
    public static Optional<SwitchReason> byId(String id) {
        return CODES.find(id);
    }
}

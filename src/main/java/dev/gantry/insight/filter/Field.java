package dev.gantry.insight.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a filter can ask of a slice, a task, a lane or a mark; what one of them has not never fits. */
enum Field {
    /** Slice, task, mark, process, thread, or a kind of coroutine. */
    KIND(false),
    /** Of a slice or a task, by its id in files. */
    STATE(false),
    /** Its own name, of a slice without one its task's, of a mark its text. */
    NAME(false),
    /** The name of the lane that it is on, or is. */
    LANE(false),
    /** The label of the task that a slice runs, and of a task itself. */
    TASK(false),
    /** The name of the executor of a task, or of a slice's task. */
    EXECUTOR(false),
    /** What a file says of a slice or a mark. */
    CATEGORY(false),
    /** What a failed task threw. */
    ERROR(false),
    /** How long a slice lasted, or a task ran. */
    DURATION(true),
    /** How long a task waited for its start. */
    WAITED(true),
    /** From the first record to the start of it. */
    START(true),
    /** An argument of a slice or a mark: {@code args.bytes}. */
    ARGS(false);

    private final boolean time;

    Field(boolean time) {
        this.time = time;
    }

    /** Whether it is compared with a duration. */
    boolean isTime() {
        return time;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Field> of(String word) {
        return Arrays.stream(values()).filter(field -> field.word().equalsIgnoreCase(word)).findFirst();
    }
}

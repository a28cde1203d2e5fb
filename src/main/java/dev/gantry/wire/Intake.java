package dev.gantry.wire;

import dev.gantry.trace.Names;

/**
 * Intake of receivers' records, which allocates the ids of what they describe: a trace of its own ({@link
 * TraceIntake}), or a recording of this process that is on. Any number of receivers write into one intake, each in a
 * thread of its own.
 */
public interface Intake {
    /** Feed of one sender's records. For the thread of its receiver. */
    interface Feed {
        /** Takes a record of this time. Times never decrease within a feed. */
        void put(long time, int lane, int subject, RecordKind kind, long argument);

        /** Counts records of the sender that were lost on their way. */
        void lose(long count);

        /** Hands on what was put so far. */
        void flush();

        /** The lane of the feed ends at this time, and tasks on it fail with this text; nothing more is put. */
        void close(long time, int error);

        /** Whether it is still open. */
        boolean isOpen();
    }

    /**
     * A sender began at this time, and puts no record that is older. The time zero, if it is fixed already; else the
     * same time, and the time zero will not be later. Times are compared by their differences.
     */
    long origin(long began);

    /** A feed for a sender whose process has this lane. */
    Feed open(int lane);

    /**
     * The lane of the machine of this name, opened now if it is not open: before what happens there. 0 if there are no
     * more lanes. For any thread.
     */
    int machine(String name);

    /** The machine of this name has gone: its lane ends now. What is told of it afterwards still counts. */
    void machineGone(String name);

    /** Allocator of ids for the trace that is written. */
    Ids ids();

    /** The texts of the trace that is written. */
    Names names();

    /** The tasks that its senders hand to each other. */
    Tokens tokens();

    /** The id of the task that this process knows by the handle; 0 if it is not one of the intake's. For any thread. */
    int idOf(long handle);

    /** Whether what is put has an effect. For any thread. */
    boolean isOn();
}

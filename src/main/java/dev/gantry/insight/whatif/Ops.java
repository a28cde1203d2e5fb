package dev.gantry.insight.whatif;

import java.util.Arrays;

/** What lanes and tasks do, one after the other, in columns; those of one lie side by side. */
final class Ops {
    /** What is done. */
    enum Op {
        /** Computes; the amount is nanoseconds of a processor. */
        COMPUTE,
        /** Sends a result to another process; nanoseconds of a processor. */
        SEND,
        /** Waits, for so many nanoseconds. */
        WAIT,
        /** Waits for a lock that another had, for so many nanoseconds. */
        LOCK,
        /** Lets the other coroutines of its thread run. */
        YIELD,
        /** Waits for the result of a task; the amount is its number. */
        AWAIT,
        /** Submits a task; the amount is its number. */
        SUBMIT,
        /** The task ends; what follows are its callbacks. */
        END;

        private static final Op[] ALL = values();

        /** Whether it needs a processor. */
        boolean isWork() {
            return this == COMPUTE || this == SEND;
        }
    }

    private byte[] ops = new byte[1 << 8];
    private long[] amounts = new long[1 << 8];
    private long[] began = new long[1 << 8];
    private int size;
    private boolean fresh = true;

    int size() {
        return size;
    }

    Op op(int i) {
        return Op.ALL[ops[i]];
    }

    long amount(int i) {
        return amounts[i];
    }

    /** When it began in the recording; of work only. */
    long began(int i) {
        return began[i];
    }

    void amount(int i, long other) {
        amounts[i] = other;
    }

    /** What follows belongs to another lane or task. */
    void begin() {
        fresh = true;
    }

    /** Adds this; work or a wait that goes on is one. */
    void add(Op op, long amount, long at) {
        boolean isLong = op.isWork() || op == Op.WAIT || op == Op.LOCK;
        if (isLong && amount <= 0) {
            return;
        }
        if (isLong && !fresh && op(size - 1) == op && began[size - 1] + amounts[size - 1] == at) {
            amounts[size - 1] += amount;
            return;
        }
        if (size == ops.length) {
            ops = Arrays.copyOf(ops, size * 2);
            amounts = Arrays.copyOf(amounts, size * 2);
            began = Arrays.copyOf(began, size * 2);
        }
        ops[size] = (byte) op.ordinal();
        amounts[size] = amount;
        began[size++] = at;
        fresh = false;
    }

    /** Nanoseconds of a processor from one to another. */
    long work(int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += op(i).isWork() ? amounts[i] : 0;
        }
        return sum;
    }

    /** Nanoseconds of all that takes time from one to another. */
    long length(int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += op(i).isWork() || op(i) == Op.WAIT || op(i) == Op.LOCK ? amounts[i] : 0;
        }
        return sum;
    }

    boolean has(Op wanted) {
        for (int i = 0; i < size; i++) {
            if (ops[i] == wanted.ordinal()) {
                return true;
            }
        }
        return false;
    }
}

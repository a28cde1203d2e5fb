package dev.gantry.futures.remote;

import java.nio.ByteBuffer;

/**
 * Column of plain values of one kind, without a tag each: the arguments and results of a chunk mostly are so.
 *
 * <p>A fresh worker interprets what it runs, and needs about a microsecond for each value that it reads tag by tag. So
 * the bits are copied all at once, which is machine code from the first, and each value is touched once. The loops that
 * remain go a {@link #STEP} at a time, each in a call of its own: a JVM compiles what was called 200 times, but a loop
 * only after 60,000 rounds, which would be later than most workers end.
 */
final class ValueColumn {
    /** No column: the elements are texts, truth values or null, and each has its own tag. */
    static final int MIXED = -1;

    /**
     * Values per call: few enough that some chunks of hundreds get their loops compiled, enough that the calls cost
     * little.
     */
    static final int STEP = 16;

    private ValueColumn() {}

    /** The tag that all elements share if they share one, {@link #MIXED} if that makes no column. */
    static int kindOf(Object[] all) {
        Object first = all.length == 0 ? "" : all[0];
        if (first instanceof Integer) {
            return Values.INT;
        }
        if (first instanceof Long) {
            return Values.LONG;
        }
        return first instanceof Double ? Values.DOUBLE : MIXED;
    }

    /** Bytes that this many elements of this kind take. */
    static int room(int kind, int length) {
        return length * (kind == Values.INT ? Integer.BYTES : Long.BYTES);
    }

    /** Writes the elements, unless one of them is of another kind: then returns false, and the buffer is as it was. */
    static boolean write(int kind, Object[] all, ByteBuffer out) {
        boolean same = true;
        if (kind == Values.INT) {
            int[] numbers = new int[all.length];
            for (int i = 0; same && i < all.length; i += STEP) {
                same = unbox(all, numbers, i, Math.min(i + STEP, all.length));
            }
            out.asIntBuffer().put(numbers);
        } else if (kind == Values.LONG) {
            long[] numbers = new long[all.length];
            for (int i = 0; same && i < all.length; i += STEP) {
                same = unbox(all, numbers, i, Math.min(i + STEP, all.length));
            }
            out.asLongBuffer().put(numbers);
        } else {
            double[] numbers = new double[all.length];
            for (int i = 0; same && i < all.length; i += STEP) {
                same = unbox(all, numbers, i, Math.min(i + STEP, all.length));
            }
            out.asDoubleBuffer().put(numbers);
        }
        return same;
    }

    /** Fills the array with elements of this kind. */
    static void read(int kind, Object[] all, ByteBuffer in) {
        if (kind == Values.INT) {
            int[] numbers = new int[all.length];
            in.asIntBuffer().get(numbers);
            for (int i = 0; i < all.length; i += STEP) {
                box(numbers, all, i, Math.min(i + STEP, all.length));
            }
        } else if (kind == Values.LONG) {
            long[] numbers = new long[all.length];
            in.asLongBuffer().get(numbers);
            for (int i = 0; i < all.length; i += STEP) {
                box(numbers, all, i, Math.min(i + STEP, all.length));
            }
        } else {
            double[] numbers = new double[all.length];
            in.asDoubleBuffer().get(numbers);
            for (int i = 0; i < all.length; i += STEP) {
                box(numbers, all, i, Math.min(i + STEP, all.length));
            }
        }
    }

    private static boolean unbox(Object[] all, int[] numbers, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!(all[i] instanceof Integer number)) {
                return false;
            }
            numbers[i] = number;
        }
        return true;
    }

    private static boolean unbox(Object[] all, long[] numbers, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!(all[i] instanceof Long number)) {
                return false;
            }
            numbers[i] = number;
        }
        return true;
    }

    private static boolean unbox(Object[] all, double[] numbers, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!(all[i] instanceof Double number)) {
                return false;
            }
            numbers[i] = number;
        }
        return true;
    }

    private static void box(int[] numbers, Object[] all, int from, int to) {
        for (int i = from; i < to; i++) {
            all[i] = numbers[i];
        }
    }

    private static void box(long[] numbers, Object[] all, int from, int to) {
        for (int i = from; i < to; i++) {
            all[i] = numbers[i];
        }
    }

    private static void box(double[] numbers, Object[] all, int from, int to) {
        for (int i = from; i < to; i++) {
            all[i] = numbers[i];
        }
    }
}

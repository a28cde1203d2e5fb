package dev.gantry.futures.process;

import java.nio.ByteBuffer;

/**
 * Many plain values of one kind side by side, without a tag each: the arguments and results of a chunk mostly are so.
 *
 * <p>A fresh worker interprets what it runs, and needs about a microsecond for each value that it reads tag by tag. So the
 * bits are copied all at once, which is machine code from the first, and the loops that remain do next to nothing.
 */
final class Column {
    /** No column: the elements differ in kind, or are texts or truth values, and each has its own tag. */
    static final int MIXED = -1;

    private Column() {}

    /** The tag that all elements share, {@link #MIXED} if there is none. */
    static int kindOf(Object[] all) {
        Object first = all.length == 0 ? "" : all[0];
        if (first instanceof Integer) {
            return areIntegers(all) ? Values.INT : MIXED;
        }
        if (first instanceof Long) {
            return areLongs(all) ? Values.LONG : MIXED;
        }
        if (first instanceof Double) {
            return areDoubles(all) ? Values.DOUBLE : MIXED;
        }
        return MIXED;
    }

    /** How many bytes so many elements of this kind take. */
    static int room(int kind, int length) {
        return length * (kind == Values.INT ? Integer.BYTES : Long.BYTES);
    }

    static void write(int kind, Object[] all, ByteBuffer out) {
        if (kind == Values.INT) {
            int[] numbers = new int[all.length];
            for (int i = 0; i < all.length; i++) {
                numbers[i] = (Integer) all[i];
            }
            out.asIntBuffer().put(numbers);
        } else if (kind == Values.LONG) {
            long[] numbers = new long[all.length];
            for (int i = 0; i < all.length; i++) {
                numbers[i] = (Long) all[i];
            }
            out.asLongBuffer().put(numbers);
        } else {
            double[] numbers = new double[all.length];
            for (int i = 0; i < all.length; i++) {
                numbers[i] = (Double) all[i];
            }
            out.asDoubleBuffer().put(numbers);
        }
        out.position(out.position() + room(kind, all.length));
    }

    /** Fills the array with elements of this kind. */
    static void read(int kind, Object[] all, ByteBuffer in) {
        if (kind == Values.INT) {
            int[] numbers = new int[all.length];
            in.asIntBuffer().get(numbers);
            for (int i = 0; i < all.length; i++) {
                all[i] = numbers[i];
            }
        } else if (kind == Values.LONG) {
            long[] numbers = new long[all.length];
            in.asLongBuffer().get(numbers);
            for (int i = 0; i < all.length; i++) {
                all[i] = numbers[i];
            }
        } else {
            double[] numbers = new double[all.length];
            in.asDoubleBuffer().get(numbers);
            for (int i = 0; i < all.length; i++) {
                all[i] = numbers[i];
            }
        }
    }

    private static boolean areIntegers(Object[] all) {
        for (Object each : all) {
            if (!(each instanceof Integer)) {
                return false;
            }
        }
        return true;
    }

    private static boolean areLongs(Object[] all) {
        for (Object each : all) {
            if (!(each instanceof Long)) {
                return false;
            }
        }
        return true;
    }

    private static boolean areDoubles(Object[] all) {
        for (Object each : all) {
            if (!(each instanceof Double)) {
                return false;
            }
        }
        return true;
    }
}

package dev.gantry.format.perfetto;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The open slices of lanes on which one is left out: what ends next is the innermost, and only here stands whether that
 * one was put into the trace. Slices inside one that is left out lie where it would.
 */
final class LeftOutSlices {
    private static final int LEFT_OUT = 1 << 31;

    private final Map<Integer, Stack> lanes = new HashMap<>();

    /**
     * Slice stack of a lane, from the outermost that is left out: the task of each slice, and whether it is left out.
     */
    private static final class Stack {
        private int[] slices = new int[4];
        private int size;
        private int leftOut;

        void push(int slice) {
            if (size == slices.length) {
                slices = Arrays.copyOf(slices, size * 2);
            }
            slices[size++] = slice;
            leftOut += slice < 0 ? 1 : 0;
        }

        boolean pop() {
            boolean was = slices[--size] < 0;
            leftOut -= was ? 1 : 0;
            return was;
        }
    }

    /** Whether a slice that is left out is open on the lane. */
    boolean isOpen(int lane) {
        return !lanes.isEmpty() && lanes.containsKey(lane);
    }

    /** A slice that is left out begins. */
    void begin(int lane, int task) {
        lanes.computeIfAbsent(lane, _ -> new Stack()).push(task | LEFT_OUT);
    }

    /** A slice that is put into the trace begins; whether inside one that is left out is found here. */
    void beginKept(int lane, int task) {
        if (isOpen(lane)) {
            lanes.get(lane).push(task);
        }
    }

    /** The innermost slice of the lane ends; whether that one was left out. */
    boolean end(int lane) {
        if (!isOpen(lane)) {
            return false;
        }
        Stack stack = lanes.get(lane);
        boolean was = stack.pop();
        if (stack.leftOut == 0) {
            lanes.remove(lane);
        }
        return was;
    }

    /** The task of the innermost slice of a lane with {@link #isOpen}. */
    int task(int lane) {
        Stack stack = lanes.get(lane);
        return stack.slices[stack.size - 1] & ~LEFT_OUT;
    }

    /** All slices of the lane end with it. */
    void laneClosed(int lane) {
        lanes.remove(lane);
    }
}

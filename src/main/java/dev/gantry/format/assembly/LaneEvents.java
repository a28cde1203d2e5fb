package dev.gantry.format.assembly;

import java.util.Arrays;

/**
 * The events of one lane in columns, in the order of the file: whole slices, and beginnings and ends still to be
 * paired.
 */
final class LaneEvents {
    /** In place of an end: the slice has begun, and its end is another row. */
    static final long BEGINS = Long.MIN_VALUE;
    /** In place of an end: what began on this lane ends at the row's time. */
    static final long ENDS = Long.MIN_VALUE + 1;

    private static final int SHIFT = 13;
    private static final int CHUNK = 1 << SHIFT;
    private static final int MASK = CHUNK - 1;

    private static final class Block {
        long[] times = {};
        long[] ends = {};
        int[] names = {};
        byte[] states;
        long[] owners;
        int[] tasks;
        int[] links;

        void room(int size) {
            times = Arrays.copyOf(times, size);
            ends = Arrays.copyOf(ends, size);
            names = Arrays.copyOf(names, size);
            states = states == null ? null : Arrays.copyOf(states, size);
            owners = owners == null ? null : Arrays.copyOf(owners, size);
            tasks = tasks == null ? null : Arrays.copyOf(tasks, size);
            links = links == null ? null : Arrays.copyOf(links, size);
        }
    }

    private Block[] chunks = {};
    private int size;
    private boolean halves;
    private boolean ordered = true;
    private long last = Long.MIN_VALUE;

    int size() {
        return size;
    }

    /** Whether there are beginnings or ends that stand for themselves. */
    boolean hasHalves() {
        return halves;
    }

    /** Whether the rows came in order of time. */
    boolean isOrdered() {
        return ordered;
    }

    int add(long time, long end, int name, int state, long owner) {
        int slot = size & MASK;
        Block chunk = slot == 0 ? newChunk() : chunks[size >> SHIFT];
        if (slot == chunk.times.length) {
            chunk.room(Math.min(CHUNK, Math.max(8, slot * 2)));
        }
        chunk.times[slot] = time;
        chunk.ends[slot] = end;
        chunk.names[slot] = name;
        if (state != 0) {
            chunk.states = chunk.states == null ? new byte[chunk.times.length] : chunk.states;
            chunk.states[slot] = (byte) state;
        }
        if (owner != 0) {
            chunk.owners = chunk.owners == null ? new long[chunk.times.length] : chunk.owners;
            chunk.owners[slot] = owner;
        }
        halves |= end == BEGINS || end == ENDS;
        ordered &= time >= last;
        last = time;
        return size++;
    }

    long time(int row) {
        return chunks[row >> SHIFT].times[row & MASK];
    }

    long end(int row) {
        return chunks[row >> SHIFT].ends[row & MASK];
    }

    int name(int row) {
        return chunks[row >> SHIFT].names[row & MASK];
    }

    int state(int row) {
        byte[] states = chunks[row >> SHIFT].states;
        return states == null ? 0 : states[row & MASK];
    }

    /** What a slice must share with those that it may lie in; 0 for all slices of a thread. */
    long owner(int row) {
        long[] owners = chunks[row >> SHIFT].owners;
        return owners == null ? 0 : owners[row & MASK];
    }

    /** The file's number of the task whose work this is, 0 if it does not tell. */
    int task(int row) {
        int[] tasks = chunks[row >> SHIFT].tasks;
        return tasks == null ? 0 : tasks[row & MASK];
    }

    void setTask(int row, int task) {
        Block chunk = chunks[row >> SHIFT];
        chunk.tasks = chunk.tasks == null ? new int[chunk.times.length] : chunk.tasks;
        chunk.tasks[row & MASK] = task;
    }

    /** The details of a slice, of a blocked one the file's number of the awaited task; 0 if there is none. */
    int link(int row) {
        int[] links = chunks[row >> SHIFT].links;
        return links == null ? 0 : links[row & MASK];
    }

    void setLink(int row, int link) {
        Block chunk = chunks[row >> SHIFT];
        chunk.links = chunk.links == null ? new int[chunk.times.length] : chunk.links;
        chunk.links[row & MASK] = link;
    }

    private Block newChunk() {
        int at = size >> SHIFT;
        if (at == chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(2, at * 2));
        }
        Block made = new Block();
        if (at > 0) {
            made.room(CHUNK);
        }
        chunks[at] = made;
        return made;
    }
}

package dev.gantry.trace;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Tasks in columns, copy-on-write. A task's values change (it starts, it ends), so chunks are copied on write: a chunk
 * that a snapshot holds is copied before the next change to it. Tasks that change lie close together, so few are
 * copied. Columns that most programs leave empty are made at their first value.
 */
final class TaskTable {
    static final int SHIFT = 9;
    static final int CHUNK = 1 << SHIFT;

    /** Nearly what a chunk takes, with one of the columns that are made at their first value. */
    private static final int CHUNK_BYTES = 200 + CHUNK * (3 * Long.BYTES + 4 * Integer.BYTES + 1);

    static final class TaskChunk {
        final long[] submitted;
        final long[] started;
        final long[] ended;
        final int[] submittedBy;
        final int[] lane;
        final int[] executor;
        final byte[] state;
        int[] name;
        int[] site;
        int[] begins;
        int[] error;
        int[] lastCallback;
        boolean shared;

        TaskChunk() {
            submitted = new long[CHUNK];
            started = new long[CHUNK];
            ended = new long[CHUNK];
            submittedBy = new int[CHUNK];
            lane = new int[CHUNK];
            executor = new int[CHUNK];
            state = new byte[CHUNK];
            Arrays.fill(submitted, Trace.NONE);
            Arrays.fill(started, Trace.NONE);
            Arrays.fill(ended, Trace.NONE);
        }

        private TaskChunk(TaskChunk other) {
            submitted = other.submitted.clone();
            started = other.started.clone();
            ended = other.ended.clone();
            submittedBy = other.submittedBy.clone();
            lane = other.lane.clone();
            executor = other.executor.clone();
            state = other.state.clone();
            name = other.name == null ? null : other.name.clone();
            site = other.site == null ? null : other.site.clone();
            begins = other.begins == null ? null : other.begins.clone();
            error = other.error == null ? null : other.error.clone();
            lastCallback = other.lastCallback == null ? null : other.lastCallback.clone();
        }

        void setName(int slot, int value) {
            name = set(name, slot, value);
        }

        void setSite(int slot, int value) {
            site = set(site, slot, value);
        }

        void setBegins(int slot, int value) {
            begins = set(begins, slot, value);
        }

        void setError(int slot, int value) {
            error = set(error, slot, value);
        }

        void setLastCallback(int slot, int value) {
            lastCallback = set(lastCallback, slot, value);
        }

        static int get(int[] column, int slot) {
            return column == null ? 0 : column[slot];
        }

        private static int[] set(int[] column, int slot, int value) {
            if (column == null && value == 0) {
                return null;
            }
            int[] made = column == null ? new int[CHUNK] : column;
            made[slot] = value;
            return made;
        }
    }

    private TaskChunk[] chunks = {};
    private TaskChunk[] published = {};
    private int firstUnshared;
    private int firstStored;
    private int stored;
    private boolean dropped;
    private boolean changed;
    private int count;

    /** Number of tasks: the greatest id that was submitted. */
    int count() {
        return count;
    }

    boolean knows(int task) {
        return known(task) != null;
    }

    /** The chunk of this task for reading, null if the task was not submitted. */
    TaskChunk known(int task) {
        TaskChunk chunk = task > 0 && task <= count ? chunk(task) : null;
        return chunk != null && chunk.submitted[slot(task)] != Trace.NONE ? chunk : null;
    }

    /** The chunk of this task for reading; null in a gap between ids. */
    TaskChunk chunk(int task) {
        return chunks[task - 1 >> SHIFT];
    }

    /** The chunk of this task for writing, where this is the one for reading. */
    TaskChunk writable(int task, TaskChunk known) {
        return known.shared ? writable(task) : known;
    }

    /** The chunk of this task for writing; grows the table up to this task. */
    TaskChunk writable(int task) {
        int at = task - 1 >> SHIFT;
        if (at >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(at + 1, chunks.length * 2));
        }
        count = Math.max(count, task);
        TaskChunk chunk = chunks[at];
        if (chunk == null) {
            chunk = new TaskChunk();
            stored++;
            firstStored = Math.min(firstStored, at);
        } else if (chunk.shared) {
            chunk = new TaskChunk(chunk);
        } else {
            return chunk;
        }
        chunks[at] = chunk;
        firstUnshared = Math.min(firstUnshared, at);
        changed = true;
        return chunk;
    }

    /** Bytes of heap that they take, nearly. */
    long bytes() {
        return (long) stored * CHUNK_BYTES + (long) chunks.length * Integer.BYTES;
    }

    /** Bytes that {@link #cut} would free. */
    long bytesBefore(long time) {
        long bytes = 0;
        for (int at = firstStored; at < chunks.length; at++) {
            bytes += chunks[at] != null && endedBefore(chunks[at], time) ? CHUNK_BYTES : 0;
        }
        return bytes;
    }

    /**
     * Drops the chunks whose tasks all ended up to this time, but not those of these tasks; returns how many tasks were
     * dropped.
     */
    int cut(long time, BitSet wanted) {
        int tasks = 0;
        for (int at = firstStored; at < chunks.length; at++) {
            int first = (at << SHIFT) + 1;
            int needed = wanted.nextSetBit(first);
            if (chunks[at] != null && (needed < 0 || needed >= first + CHUNK) && endedBefore(chunks[at], time)) {
                tasks += drop(at);
            }
        }
        return tasks;
    }

    /** Drops the chunk of the least ids, ended or not; returns how many tasks. */
    int dropFirst() {
        return firstStored < chunks.length ? drop(firstStored) : 0;
    }

    /** Whether there are no tasks any more. */
    boolean isEmpty() {
        return stored == 0;
    }

    /** Whether the task may have been dropped. */
    boolean isGone(int task) {
        return dropped && task > 0 && task <= count && chunk(task) == null;
    }

    /** Adds the lanes that tasks refer to. */
    void lanes(BitSet into) {
        for (int at = firstStored; at < chunks.length; at++) {
            for (int slot = 0; chunks[at] != null && slot < CHUNK; slot++) {
                into.set(chunks[at].lane[slot]);
                into.set(chunks[at].submittedBy[slot]);
            }
        }
    }

    private int drop(int at) {
        int tasks = 0;
        for (long time : chunks[at].submitted) {
            tasks += time == Trace.NONE ? 0 : 1;
        }
        chunks[at] = null;
        stored--;
        dropped = true;
        changed = true;
        while (firstStored < chunks.length && chunks[firstStored] == null) {
            firstStored++;
        }
        return tasks;
    }

    private static boolean endedBefore(TaskChunk chunk, long time) {
        for (int slot = 0; slot < CHUNK; slot++) {
            boolean open = chunk.submitted[slot] != Trace.NONE && !TaskState.byCode(chunk.state[slot]).isFinal();
            if (open || chunk.ended[slot] > time) {
                return false;
            }
        }
        return true;
    }

    static int slot(int task) {
        return task - 1 & CHUNK - 1;
    }

    /** The chunks as they are now; none of them is changed any more. Gaps between ids have null chunks. */
    TaskChunk[] publish() {
        if (changed) {
            int used = count + CHUNK - 1 >> SHIFT;
            for (int i = firstUnshared; i < used; i++) {
                if (chunks[i] != null) {
                    chunks[i].shared = true;
                }
            }
            published = Arrays.copyOf(chunks, used);
            firstUnshared = used;
            changed = false;
        }
        return published;
    }
}

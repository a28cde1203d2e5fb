package dev.gantry.trace;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;

import dev.gantry.trace.memory.ColumnMemory;

/**
 * Tasks in columns, copy-on-write. A task's values change (it starts, it ends), so chunks are copied on write: a chunk
 * that a snapshot holds is copied before the next change to it. Tasks that change lie close together, so few are
 * copied. Columns that most programs leave empty are made at their first value.
 *
 * <p>In a trace that is larger than its memory's heap, the chunks that were not changed for the longest are moved to
 * the file. One that is changed again comes back, and later goes to its old place: nobody else sees it, as such a trace
 * is not published before its end.
 */
final class TaskTable {
    static final int SHIFT = 9;
    static final int CHUNK = 1 << SHIFT;

    /** Nearly what a chunk takes, with one of the columns that are made at their first value. */
    private static final int CHUNK_BYTES = 200 + CHUNK * (3 * Long.BYTES + 4 * Integer.BYTES + 1);

    /** Share of the memory's heap for chunks that may change, once it is full; and the fewest such chunks. */
    private static final int HEAP_SHARE = 8;
    private static final int FEWEST_ON_HEAP = 4;

    static final class TaskChunk {
        /** In the file: seven columns that all have, five that some have, in ints. */
        private static final int FILE_INTS = CHUNK * (3 * 2 + 4 + 5);
        private static final int STARTED = 2 * CHUNK;
        private static final int ENDED = 4 * CHUNK;
        private static final int SUBMITTED_BY = 6 * CHUNK;
        private static final int LANE = 7 * CHUNK;
        private static final int EXECUTOR = 8 * CHUNK;
        private static final int STATE = 9 * CHUNK;
        private static final int NAME = 10 * CHUNK;
        private static final int SITE = 11 * CHUNK;
        private static final int BEGINS = 12 * CHUNK;
        private static final int ERROR = 13 * CHUNK;
        private static final int LAST_CALLBACK = 14 * CHUNK;

        /** Its place in the file, null if it was never there; the arrays are null while it is. */
        private final IntBuffer place;
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
            place = null;
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

        /** A copy on the heap. */
        private TaskChunk(TaskChunk other) {
            place = other.place;
            if (other.isSpilled()) {
                submitted = other.longs(0);
                started = other.longs(STARTED);
                ended = other.longs(ENDED);
                submittedBy = other.ints(SUBMITTED_BY);
                lane = other.ints(LANE);
                executor = other.ints(EXECUTOR);
                state = new byte[CHUNK];
                for (int slot = 0; slot < CHUNK; slot++) {
                    state[slot] = (byte) other.place.get(STATE + slot);
                }
                name = other.ints(NAME);
                site = other.ints(SITE);
                begins = other.ints(BEGINS);
                error = other.ints(ERROR);
                lastCallback = other.ints(LAST_CALLBACK);
                return;
            }
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

        /** A copy in the file, {@code shared} so that it is copied before a change. */
        private TaskChunk(TaskChunk other, IntBuffer place) {
            this.place = place;
            put(0, other.submitted);
            put(STARTED, other.started);
            put(ENDED, other.ended);
            put(SUBMITTED_BY, other.submittedBy);
            put(LANE, other.lane);
            put(EXECUTOR, other.executor);
            for (int slot = 0; slot < CHUNK; slot++) {
                place.put(STATE + slot, other.state[slot]);
            }
            put(NAME, other.name);
            put(SITE, other.site);
            put(BEGINS, other.begins);
            put(ERROR, other.error);
            put(LAST_CALLBACK, other.lastCallback);
            submitted = null;
            started = null;
            ended = null;
            submittedBy = null;
            lane = null;
            executor = null;
            state = null;
            shared = true;
        }

        private boolean isSpilled() {
            return submitted == null;
        }

        private void put(int column, long[] values) {
            for (int slot = 0; slot < CHUNK; slot++) {
                place.put(column + 2 * slot, (int) values[slot]);
                place.put(column + 2 * slot + 1, (int) (values[slot] >>> Integer.SIZE));
            }
        }

        private void put(int column, int[] values) {
            if (values != null) {
                place.put(column, values);
            }
        }

        private long[] longs(int column) {
            long[] values = new long[CHUNK];
            for (int slot = 0; slot < CHUNK; slot++) {
                values[slot] = placed(column, slot);
            }
            return values;
        }

        private int[] ints(int column) {
            int[] values = new int[CHUNK];
            place.get(column, values);
            return values;
        }

        private long placed(int column, int slot) {
            return place.get(column + 2 * slot) & 0xffff_ffffL
                    | (long) place.get(column + 2 * slot + 1) << Integer.SIZE;
        }

        long submitted(int slot) {
            return submitted != null ? submitted[slot] : placed(0, slot);
        }

        long started(int slot) {
            return started != null ? started[slot] : placed(STARTED, slot);
        }

        long ended(int slot) {
            return ended != null ? ended[slot] : placed(ENDED, slot);
        }

        int submittedBy(int slot) {
            return submittedBy != null ? submittedBy[slot] : place.get(SUBMITTED_BY + slot);
        }

        int lane(int slot) {
            return lane != null ? lane[slot] : place.get(LANE + slot);
        }

        int executor(int slot) {
            return executor != null ? executor[slot] : place.get(EXECUTOR + slot);
        }

        byte state(int slot) {
            return state != null ? state[slot] : (byte) place.get(STATE + slot);
        }

        int name(int slot) {
            return get(name, NAME, slot);
        }

        int site(int slot) {
            return get(site, SITE, slot);
        }

        int error(int slot) {
            return get(error, ERROR, slot);
        }

        int lastCallback(int slot) {
            return get(lastCallback, LAST_CALLBACK, slot);
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

        private int get(int[] column, int placed, int slot) {
            if (column != null) {
                return column[slot];
            }
            return isSpilled() ? place.get(placed + slot) : 0;
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

    private final ColumnMemory memory;
    private final ArrayDeque<Integer> onHeap = new ArrayDeque<>(); // of a limited memory, those made first at the front
    private TaskChunk[] chunks = {};
    private TaskChunk[] published = {};
    private int firstUnshared;
    private int firstStored;
    private int stored;
    private boolean dropped;
    private boolean changed;
    private int count;

    TaskTable(ColumnMemory memory) {
        this.memory = memory;
    }

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
        return chunk != null && chunk.submitted(slot(task)) != Trace.NONE ? chunk : null;
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
        if (memory.isLimited() && (chunk == null || chunk.isSpilled())) {
            makeRoom(at);
        }
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

    /** A chunk comes to the heap: moves others to the file, if there are too many. */
    private void makeRoom(int coming) {
        long most = Math.max(FEWEST_ON_HEAP, memory.heapBytes() / HEAP_SHARE / CHUNK_BYTES);
        while (memory.isFull() && onHeap.size() >= most) {
            int oldest = onHeap.remove();
            TaskChunk chunk = chunks[oldest];
            IntBuffer place = chunk.place == null ? memory.take(TaskChunk.FILE_INTS) : chunk.place;
            chunks[oldest] = new TaskChunk(chunk, place);
        }
        memory.count(memory.isSpilled() ? 0 : CHUNK_BYTES);
        onHeap.add(coming);
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
                into.set(chunks[at].lane(slot));
                into.set(chunks[at].submittedBy(slot));
            }
        }
    }

    private int drop(int at) {
        int tasks = 0;
        for (int slot = 0; slot < CHUNK; slot++) {
            tasks += chunks[at].submitted(slot) == Trace.NONE ? 0 : 1;
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
            boolean open = chunk.submitted(slot) != Trace.NONE && !TaskState.byCode(chunk.state(slot)).isFinal();
            if (open || chunk.ended(slot) > time) {
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

package dev.gantry.agent.hook;

/** Platform thread, which writes its own records and those of the virtual threads that it carries. */
final class Writer extends Strand {
    private static final int SLOTS = Ring.BLOCK / Ring.RECORD * Ring.RECORD;
    private static final int TASKS_AT_ONCE = 64;
    private static final int LANES_AT_ONCE = 16;

    /** Whose records are written now: a virtual thread that is mounted, or this. */
    Strand current = this;

    /** Whether a hook runs on it: what that calls is not recorded. */
    boolean busy;

    /** Whether nothing of it is shown: a thread of the JVM's own. */
    final boolean hidden;

    /** Whether its lane is opened only when it has something to do that is told. */
    final boolean late;

    /** The time of its last record. */
    long written;

    /** Up to when its time is spoken for: see {@link Sites}. */
    long spokenFor;

    private long slot; // the next free one
    private long limit; // behind the last one
    private int nextTask;
    private int lastTask;
    private int[] lanes; // numbers that it has put by, since many threads would wait for each other to get them
    private int lanesLeft;

    Writer(Thread thread, boolean hidden) {
        super(thread, Threads.isForked(thread));
        this.hidden = hidden;
        this.late = EngineHooks.isOn() && Threads.isCommon(thread);
    }

    /** A number for a task; 0 if there is none any more, or no lane to tell of it. */
    int newTask(Recording recording) {
        recording.openLate(this);
        if (lane(recording) == 0) {
            return 0;
        }
        if (nextTask == lastTask) {
            int first = recording.newTasks(TASKS_AT_ONCE);
            if (first == 0) {
                return 0;
            }
            nextTask = first;
            lastTask = first + TASKS_AT_ONCE;
        }
        return nextTask++;
    }

    /** A number for a lane that it opens; 0 if there is none. */
    int takeLane(LaneNumbers numbers, int most) {
        if (lanesLeft == 0) {
            int wanted = lanes == null ? 1 : LANES_AT_ONCE; // most threads open one lane or none
            lanesLeft = numbers.take(room(), wanted, most);
        }
        return lanesLeft == 0 ? 0 : lanes[--lanesLeft];
    }

    /** It has closed this lane. */
    void giveBackLane(LaneNumbers numbers, int lane) {
        if (lanesLeft == room().length) {
            numbers.giveBack(lanes, LANES_AT_ONCE, lanesLeft);
            lanesLeft = LANES_AT_ONCE;
        }
        lanes[lanesLeft++] = lane;
    }

    private int[] room() {
        if (lanes == null) {
            lanes = new int[2 * LANES_AT_ONCE];
        }
        return lanes;
    }

    /** It opens no lane any more. */
    void giveBackLanes(LaneNumbers numbers) {
        if (lanesLeft > 0) {
            numbers.giveBack(lanes, 0, lanesLeft);
            lanesLeft = 0;
        }
    }

    /** The lane of the strand that runs here, or what tells of its tasks instead; 0 if nothing does. */
    int lane(Recording recording) {
        int own = current.lane;
        return own != 0 ? own : recording.others;
    }

    /** Writes a record of the strand that runs here. False if that has no lane, or there was no room. */
    boolean put(Recording recording, int subject, int kind, long argument) {
        Strand strand = current;
        int lane = strand.lane;
        if (lane == 0) {
            int others = Kinds.isOfTask(kind) ? recording.others : 0;
            return others != 0 && write(recording, others, subject, kind, argument);
        }
        if (strand.lost != 0 && !tellLost(recording, strand)) {
            return false;
        }
        boolean written = write(recording, lane, subject, kind, argument);
        strand.lost += written ? 0 : 1;
        return written;
    }

    private boolean tellLost(Recording recording, Strand strand) {
        boolean told = write(recording, strand.lane, 0, Kinds.GAP, strand.lost);
        strand.lost = told ? 0 : strand.lost + 1;
        return told;
    }

    /** Writes a record; false if there was no room, and it is lost. */
    boolean write(Recording recording, int lane, int subject, int kind, long argument) {
        long at = room(recording);
        if (at != 0) {
            written = Ring.write(at, (long) lane << 32 | subject, argument << 8 | kind);
        }
        return at != 0;
    }

    /** The same for a record that was made elsewhere at this time. */
    boolean write(Recording recording, long time, int lane, int subject, int kind, long argument) {
        long at = room(recording);
        if (at != 0) {
            Ring.write(at, (long) lane << 32 | subject, argument << 8 | kind, time);
        }
        return at != 0;
    }

    /** The slot of its next record; 0 if there is no room, and it is lost. */
    private long room(Recording recording) {
        long at = slot;
        if (at == limit) {
            long block = recording.ring.claim();
            if (block == 0) {
                recording.ring.lose(1);
                return 0;
            }
            at = block;
            limit = block + SLOTS;
        }
        slot = at + Ring.RECORD;
        return at;
    }

    /** Fills up its block, which it needs no more. */
    void leave() {
        for (; slot != limit; slot += Ring.RECORD) {
            Ring.write(slot, 0, Kinds.NOTHING);
        }
    }
}

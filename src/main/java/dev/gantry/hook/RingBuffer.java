package dev.gantry.hook;

import dev.gantry.wire.RecordKind;

/** Buffer whose records go at once into the agent's ring, and not through a drain. */
final class RingBuffer extends Buffer {
    private final boolean foreign;
    private boolean closed;

    /**
     * A buffer of this thread.
     *
     * @param foreign whether its records were made in another process
     */
    RingBuffer(RecorderKey key, BufferBudget budget, ThreadLane writer, int lane, boolean foreign) {
        super(key, budget, writer, lane, new BufferChunk(BufferChunk.RECORD_WORDS));
        this.foreign = foreign;
    }

    @Override
    boolean put(int lane, int subject, RecordKind kind, long argument) {
        return AgentRing.put(lane, subject, kind.code(), argument);
    }

    @Override
    boolean put(long time, int lane, int subject, RecordKind kind, long argument) {
        return AgentRing.put(time, lane, subject, kind.code(), argument);
    }

    /** A thread's own lane the agent closes, when the thread ends. */
    @Override
    void close(long time, int error) {
        if (foreign) {
            put(time, lane, 0, RecordKind.LANE_CLOSED, error);
        }
        closed = true;
    }

    @Override
    void lose(long count) {
        AgentRing.lose(count);
    }

    @Override
    boolean isEnded() {
        return closed;
    }
}

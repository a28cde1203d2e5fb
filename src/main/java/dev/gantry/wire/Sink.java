package dev.gantry.wire;

/**
 * Sink of records in order of time: a trace, or a stream to another process. Called by one thread at a time. Times are
 * those of {@link System#nanoTime()}; the form of a record is that of {@link RecordKind}.
 */
public interface Sink {
    /** Takes a record. */
    void write(long time, long place, long statement);

    /** The lane's thread ended unannounced, at some time before this. */
    void laneEnded(long now, int lane);

    /** Sets how many records were lost so far. */
    void lost(long count);

    /** All that happened up to this time was written: lets readers see it. */
    void publish(long now);

    /** Whether it takes nothing more, so that nothing more need be recorded. */
    default boolean isFull() {
        return false;
    }

    /** The same as {@link #publish}, and nothing more will come. */
    void finish(long now);
}

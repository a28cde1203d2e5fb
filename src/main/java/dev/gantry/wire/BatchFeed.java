package dev.gantry.wire;

/** Batch of the records of a frame, which are written at once: a lock for each would cost as much as the record. */
final class BatchFeed implements Intake.Feed {
    static final int RECORD_WORDS = 3;
    private static final int WORDS = 1024 * RECORD_WORDS;

    private final TraceIntake into;
    private final int lane;
    private final long[] words = new long[WORDS];
    private int length;
    private boolean closed;

    BatchFeed(TraceIntake into, int lane) {
        this.into = into;
        this.lane = lane;
    }

    @Override
    public void put(long time, int on, int subject, RecordKind kind, long argument) {
        if (length == WORDS) {
            flush();
        }
        words[length] = time;
        words[length + 1] = RecordKind.place(on, subject);
        words[length + 2] = kind.statement(argument);
        length += RECORD_WORDS;
    }

    @Override
    public void lose(long count) {
        into.lose(count);
    }

    @Override
    public void flush() {
        into.write(words, length);
        length = 0;
    }

    @Override
    public void close(long time, int error) {
        put(time, lane, 0, RecordKind.LANE_CLOSED, error);
        flush();
        closed = true;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }
}

package dev.gantry.cluster;

import java.nio.ByteBuffer;

/**
 * Scan of a stream of frames that comes in pieces of any size: finds where frames begin, and the first bytes of what
 * they hold. For one thread.
 */
final class FrameScan {
    private static final int HEADER = Integer.BYTES + 1;

    private final int most;
    private final Seen seen;
    private final byte[] start;
    private int got;
    private long left;

    /** Gets the beginning of each frame, when all of it that is wanted has come. */
    interface Seen {
        /** A frame of this type; the buffer has its first bytes, up to as many as were wanted. */
        void frame(int type, ByteBuffer start);
    }

    /**
     * A scan.
     *
     * @param most how many bytes of a frame are wanted
     */
    FrameScan(int most, Seen seen) {
        this.most = most;
        this.seen = seen;
        this.start = new byte[HEADER + most];
    }

    /** Whether the next byte begins a frame. */
    boolean isBetween() {
        return got == 0 && left == 0;
    }

    /**
     * Takes bytes up to the end of the next frame's beginning, or of the frame; returns how many. What it has taken is
     * {@linkplain #isPending held back} by who may want to put something before the frame.
     */
    int take(byte[] bytes, int from, int count) {
        if (left > 0) {
            int some = (int) Math.min(left, count);
            left -= some;
            return some;
        }
        int wanted = wanted();
        int some = Math.min(wanted - got, count);
        System.arraycopy(bytes, from, start, got, some);
        got += some;
        if (got == wanted && got >= HEADER && wanted() == got) {
            int length = ByteBuffer.wrap(start).getInt();
            int known = got - HEADER;
            left = Integer.toUnsignedLong(length) - known;
            got = 0;
            seen.frame(start[Integer.BYTES] & 0xff, ByteBuffer.wrap(start, HEADER, known).slice());
        }
        return some;
    }

    private int wanted() {
        return got < HEADER
                ? HEADER
                : (int) Math.min(HEADER + (long) most,
                        HEADER + Integer.toUnsignedLong(ByteBuffer.wrap(start).getInt()));
    }

    /** Whether the beginning of a frame has come in part. */
    boolean isPending() {
        return got > 0;
    }

    /** The bytes of that part. */
    byte[] pending() {
        return java.util.Arrays.copyOf(start, got);
    }
}

package dev.gantry.wire;

/**
 * Frame: one message of a stream.
 *
 * @param type type of the frame; those below {@link #OTHERS} belong to recordings
 * @param bytes payload
 * @param at the place of its first byte in the stream, from 0
 */
public record WireFrame(int type, byte[] bytes, long at) {
    /** The first frame of a recording: its sender, and the sender's clock. */
    public static final int HELLO = 1;
    /** A text and its number. */
    public static final int NAME = 2;
    public static final int RECORDS = 3;
    /** Number of records lost so far. */
    public static final int LOST = 4;
    /** End of this recording. */
    public static final int END = 5;
    /** Offset of the sender's clock from the receiver's, from now on. Since version 2. */
    public static final int CLOCK = 6;

    /** Types from here on belong to other users of the stream of a recording. */
    public static final int OTHERS = 16;

    /** The most bytes that a frame of a recording may have. */
    public static final int LONGEST = 1 << 16;

    /**
     * Payload of a HELLO.
     *
     * @param pid the process id, below 2^55
     * @param clock the sender's clock now
     * @param began its clock when it began to record
     * @param name name of the process; what is too long is cut off
     */
    public static byte[] hello(long pid, long clock, long began, String name) {
        return new Hello(Hello.VERSION, pid, clock, began, name).bytes();
    }

    /** Whether it is a part of a recording. */
    public boolean isRecording() {
        return type < OTHERS;
    }
}

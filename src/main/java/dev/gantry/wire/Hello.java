package dev.gantry.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Payload of HELLO: the sender of a recording.
 *
 * @param version of the wire form, {@link #OLDEST} to {@link #VERSION}
 * @param pid the process id
 * @param clock the sender's clock when it wrote this, in nanoseconds
 * @param began the sender's clock when it began to record: none of its records is older
 * @param name name of the sender's process
 */
record Hello(int version, long pid, long clock, long began, String name) {
    static final int MAGIC = 0x474E5459; // GNTY
    static final int VERSION = 2;
    static final int OLDEST = 1;
    private static final int FIXED = 4 + 2 + 8 + 8;
    private static final int LONGEST_NAME = 1024;

    /** From a sender that begins to record now. */
    static Hello of(long pid, long clock, String name) {
        return new Hello(VERSION, pid, clock, clock, name);
    }

    byte[] bytes() {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(text.length, LONGEST_NAME);
        return ByteBuffer.allocate(FIXED + Long.BYTES + length)
                .putInt(MAGIC)
                .putShort((short) version)
                .putLong(pid)
                .putLong(clock)
                .putLong(began)
                .put(text, 0, length)
                .array();
    }

    static Hello of(WireFrame frame) throws WireException {
        ByteBuffer in = ByteBuffer.wrap(frame.bytes());
        checkLength(frame, FIXED);
        int magic = in.getInt();
        if (magic != MAGIC) {
            throw new WireException("the HELLO at byte %d begins with %08x, not with %08x: this is no recording"
                    .formatted(frame.at(), magic, MAGIC));
        }
        int version = in.getShort() & 0xffff;
        if (version < OLDEST || version > VERSION) {
            throw new WireException("the HELLO at byte %d speaks version %d, this program versions %d to %d"
                    .formatted(frame.at(), version, OLDEST, VERSION));
        }
        checkLength(frame, version == OLDEST ? FIXED : FIXED + Long.BYTES);
        long pid = in.getLong();
        if (pid < 0 || pid >= 1L << 55) {
            throw new WireException("the HELLO at byte %d has the process id %d".formatted(frame.at(), pid));
        }
        long clock = in.getLong();
        long began = version == OLDEST ? clock : in.getLong();
        if (clock - began < 0) {
            throw new WireException("the HELLO at byte %d was sent at %d, before its recording began at %d"
                    .formatted(frame.at(), clock, began));
        }
        return new Hello(version, pid, clock, began, StandardCharsets.UTF_8.decode(in).toString());
    }

    private static void checkLength(WireFrame frame, int fixed) throws WireException {
        int length = frame.bytes().length;
        if (length < fixed || length > fixed + LONGEST_NAME) {
            throw new WireException("the HELLO at byte %d has %d bytes, %d to %d are right"
                    .formatted(frame.at(), length, fixed, fixed + LONGEST_NAME));
        }
    }
}

package dev.gantry.hook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Who sends a recording.
 *
 * @param pid the process id
 * @param clock the sender's clock when it wrote this, in nanoseconds; none of its records is older
 * @param name what the sender's process is called
 */
record Hello(long pid, long clock, String name) {
    static final int MAGIC = 0x474E5459; // GNTY
    static final int VERSION = 1;
    private static final int FIXED = 4 + 2 + 8 + 8;
    private static final int LONGEST_NAME = 1024;

    byte[] bytes() {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(text.length, LONGEST_NAME);
        return ByteBuffer.allocate(FIXED + length)
                .putInt(MAGIC)
                .putShort((short) VERSION)
                .putLong(pid)
                .putLong(clock)
                .put(text, 0, length)
                .array();
    }

    static Hello of(WireFrame frame) throws WireException {
        ByteBuffer in = ByteBuffer.wrap(frame.bytes());
        if (in.remaining() < FIXED || in.remaining() > FIXED + LONGEST_NAME) {
            throw new WireException("the HELLO at byte %d has %d bytes, %d to %d are right"
                    .formatted(frame.at(), in.remaining(), FIXED, FIXED + LONGEST_NAME));
        }
        int magic = in.getInt();
        if (magic != MAGIC) {
            throw new WireException("the HELLO at byte %d begins with %08x, not with %08x: this is no recording"
                    .formatted(frame.at(), magic, MAGIC));
        }
        int version = in.getShort() & 0xffff;
        if (version != VERSION) {
            throw new WireException("the HELLO at byte %d speaks version %d, this program version %d"
                    .formatted(frame.at(), version, VERSION));
        }
        long pid = in.getLong();
        if (pid < 0 || pid >= 1L << 55) {
            throw new WireException("the HELLO at byte %d has the process id %d".formatted(frame.at(), pid));
        }
        return new Hello(pid, in.getLong(), StandardCharsets.UTF_8.decode(in).toString());
    }
}

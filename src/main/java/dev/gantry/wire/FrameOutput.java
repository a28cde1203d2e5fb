package dev.gantry.wire;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Frame writer for a stream, see {@link WireFrame}. Safe for all threads; writing into a full pipe waits. */
public final class FrameOutput {
    private final DataOutputStream out;

    public FrameOutput(OutputStream out) {
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 15));
    }

    /** Writes a frame that consists of these parts, perhaps only into a buffer. */
    public synchronized void write(int type, byte[]... parts) throws IOException {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        out.writeInt(length);
        out.writeByte(type);
        for (byte[] part : parts) {
            out.write(part);
        }
    }

    /** Writes a frame that is the beginning of this array. */
    public synchronized void write(int type, byte[] bytes, int length) throws IOException {
        out.writeInt(length);
        out.writeByte(type);
        out.write(bytes, 0, length);
    }

    /** Flushes the buffer, so that the other side gets what was written. */
    public synchronized void flush() throws IOException {
        out.flush();
    }
}

package dev.gantry.wire;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes frames to a stream, see {@link WireFrame}. Safe for all threads; whoever writes into a full pipe waits. */
public final class FrameOutput {
    private final DataOutputStream out;

    public FrameOutput(OutputStream out) {
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 15));
    }

    /** Writes a frame that consists of these parts, perhaps not further than into a buffer. */
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

    /** Lets the other side see what was written. */
    public synchronized void flush() throws IOException {
        out.flush();
    }
}

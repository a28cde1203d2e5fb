package dev.gantry.cluster.keep;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import dev.gantry.wire.WireFrame;

/** A worker's stream without its recording, which is kept. For one thread. */
public final class WithoutRecords extends InputStream {
    private static final int HEADER = Integer.BYTES + 1;

    private final DataInputStream in;
    private final KeptStream kept;
    private ByteBuffer header = ByteBuffer.allocate(0);
    private long left; // of the frame that is passed on

    /** The stream of a worker whose records are kept here. */
    public WithoutRecords(InputStream in, KeptStream kept) {
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        this.kept = kept;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        while (!header.hasRemaining() && left == 0) {
            if (!next()) {
                return -1;
            }
        }
        int read = pass(into, from, most);
        while (read > 0 && read < most && (left > 0 || in.available() > 0)) { // all that is there goes at once
            if (left == 0 && !next()) {
                break;
            }
            int more = pass(into, from + read, most - read);
            if (more < 0) {
                break;
            }
            read += more;
        }
        return read;
    }

    /** Passes on some of the frame that has begun, its header first; -1 if the stream ends within it. */
    private int pass(byte[] into, int from, int most) throws IOException {
        if (header.hasRemaining()) {
            int some = Math.min(most, header.remaining());
            header.get(into, from, some);
            return some;
        }
        int some = in.read(into, from, (int) Math.min(most, left));
        left -= Math.max(0, some);
        return some;
    }

    /** Reads the next frame's header, and all of it if it is kept; false at the end. */
    private boolean next() throws IOException {
        int first = in.read();
        if (first < 0) {
            return false;
        }
        byte[] head = new byte[HEADER];
        head[0] = (byte) first;
        try {
            in.readFully(head, 1, HEADER - 1);
        } catch (EOFException _) {
            return false; // it was killed
        }
        long length = Integer.toUnsignedLong(ByteBuffer.wrap(head).getInt());
        int type = head[Integer.BYTES] & 0xff;
        if (type >= WireFrame.OTHERS || length > WireFrame.LONGEST) { // the driver refuses what is too long
            header = ByteBuffer.wrap(head);
            left = length;
            return true;
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length == length) {
            kept.take(new WireFrame(type, bytes, 0));
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

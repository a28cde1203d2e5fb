package dev.gantry.format;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

import dev.gantry.trace.message.Message;

/**
 * Gzip stream that unpacks no more than the limits allow; where the packing is damaged it ends, and says so.
 */
final class UnpackedStream extends FilterInputStream {
    private final TraceUnderConstruction opening;
    private final long most;
    private long read;
    private boolean ended;

    UnpackedStream(InputStream in, TraceUnderConstruction opening, long packedSize) {
        super(in);
        this.opening = opening;
        FileLimits limits = opening.limits();
        this.most = Math.min(limits.bytes(), Math.max(FileLimits.FREE, packedSize * limits.ratio()));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (ended) {
            return -1;
        }
        if (read > most) {
            throw DamagedFile.beyond(read, "unpacked");
        }
        try {
            int got = in.read(into, from, length);
            read += Math.max(0, got);
            return got;
        } catch (EOFException | ZipException broken) {
            ended = true;
            opening.damaged(
                    new DamagedFile(Message.say("damage.compression", read, String.valueOf(broken.getMessage()))));
            return -1;
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

package dev.gantry.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.LockSupport;

/**
 * Stream that is sent in pieces, each after the answer to the one before; so they come in order. While much waits at
 * the other side, it waits here. For one thread.
 */
final class PieceOutput extends OutputStream {
    private static final int PIECE = 1 << 18;
    private static final int MOST_WAITING = 8 << 20;
    private static final long PAUSE = 1_000_000;

    private final Road road;
    private byte[] piece = new byte[1 << 12];
    private int length;

    /** How a piece goes. */
    @FunctionalInterface
    interface Road {
        /** Sends it, and returns how many bytes wait there, or -1 if nobody reads them. */
        int send(byte[] piece) throws IOException;
    }

    PieceOutput(Road road) {
        this.road = road;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[]{(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        for (int done = 0; done < count;) {
            int some = Math.min(count - done, PIECE - length);
            if (length + some > piece.length) {
                piece = java.util.Arrays.copyOf(piece, Math.min(PIECE, Math.max(2 * piece.length, length + some)));
            }
            System.arraycopy(bytes, from + done, piece, length, some);
            length += some;
            done += some;
            if (length == PIECE) {
                flush();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (length == 0) {
            return;
        }
        byte[] next = java.util.Arrays.copyOf(piece, length);
        length = 0;
        for (int waiting = send(next); waiting > MOST_WAITING; waiting = send(new byte[0])) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    private int send(byte[] next) throws IOException {
        int waiting = road.send(next);
        if (waiting < 0) {
            throw new IOException("nobody reads this stream any more");
        }
        return waiting;
    }
}

package dev.gantry.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Stream that is sent in pieces, which nobody answers. While much was sent that the other side has not read, it waits.
 * For one thread, but for what the other side says.
 */
final class PieceOutput extends OutputStream {
    /** So many bytes may be on their way or wait at the other side. */
    static final int MOST_UNHEARD = 8 << 20;

    private static final int PIECE = 1 << 18;

    private final Road road;
    private byte[] piece = new byte[1 << 12];
    private int length;
    private long sent;

    // guarded by this
    private long heard;
    private boolean ended;

    /** How a piece goes. */
    @FunctionalInterface
    interface Road {
        void send(byte[] piece) throws IOException;
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
                piece = Arrays.copyOf(piece, Math.min(PIECE, Math.max(2 * piece.length, length + some)));
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
        byte[] next = Arrays.copyOf(piece, length);
        length = 0;
        awaitRoom(next.length);
        road.send(next);
        sent += next.length;
    }

    /** An interrupt does not end the waiting, and is kept. */
    private synchronized void awaitRoom(int more) throws IOException {
        boolean interrupted = false;
        while (!ended && sent + more - heard > MOST_UNHEARD) {
            try {
                wait();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (ended) {
            throw new IOException("nobody reads this stream any more");
        }
    }

    /** The other side has read so many bytes in all. */
    synchronized void heard(long bytes) {
        if (bytes > heard) {
            heard = bytes;
            notifyAll();
        }
    }

    /** Nobody reads what is written from now on. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }
}

package dev.gantry.cluster;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;

/** Stream of pieces that come one by one, and are read by one thread. Whoever sends is told how far that is. */
final class PieceInput extends InputStream {
    private final Queue<byte[]> pieces = new ArrayDeque<>();
    private final Runnable tell;
    private byte[] piece = {};
    private int at; // in the piece
    private int waiting;
    private long heard;
    private long told;
    private boolean ended;

    /**
     * A stream.
     *
     * @param tell called by the reader when much was read since {@link #hear} was called
     */
    PieceInput(Runnable tell) {
        this.tell = tell;
    }

    /** Adds a piece, which may be empty; does nothing if the stream has ended. */
    synchronized void add(byte[] next) {
        if (!ended && next.length > 0) {
            pieces.add(next);
            waiting += next.length;
            notifyAll();
        }
    }

    /** Nothing follows. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** How many bytes were read in all; the caller tells it to the other end. */
    synchronized long hear() {
        told = heard;
        return heard;
    }

    @Override
    public synchronized int available() {
        return waiting;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) {
        if (most == 0) {
            return 0;
        }
        int count;
        boolean much;
        synchronized (this) {
            if (!awaitBytes()) {
                return -1;
            }
            count = Math.min(most, piece.length - at);
            System.arraycopy(piece, at, into, from, count);
            at += count;
            waiting -= count;
            heard += count;
            much = heard - told > PieceOutput.MOST_UNHEARD / 4;
        }
        if (much) {
            tell.run();
        }
        return count;
    }

    /** Waits for bytes; false at the end. An interrupt is kept. */
    private boolean awaitBytes() {
        boolean interrupted = false;
        while (at == piece.length) {
            byte[] next = pieces.poll();
            if (next != null) {
                piece = next;
                at = 0;
            } else if (ended) {
                break;
            } else {
                try {
                    wait();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return at < piece.length;
    }
}

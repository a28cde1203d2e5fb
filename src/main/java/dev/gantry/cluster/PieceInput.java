package dev.gantry.cluster;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;

/** Stream of pieces that come one by one, and are read by one thread. Whoever sends is told how far that is. */
final class PieceInput extends InputStream {
    private final Queue<Piece> pieces = new ArrayDeque<>();
    private final Runnable tell;
    private Piece piece = new Piece(new byte[0], 0);
    private int at; // in the piece
    private int unheard; // of the piece
    private int waiting;
    private long heard;
    private long told;
    private boolean ended;

    private record Piece(byte[] bytes, int sent) {}

    /**
     * A stream.
     *
     * @param tell called by the reader when much was read since {@link #hear} was called
     */
    PieceInput(Runnable tell) {
        this.tell = tell;
    }

    /**
     * Adds a piece, which may be empty; does nothing if the stream has ended.
     *
     * @param sent how many bytes the other end has sent of it: all of them are read when all of it is
     */
    synchronized void add(byte[] next, int sent) {
        if (!ended && (next.length > 0 || sent > 0)) {
            pieces.add(new Piece(next, sent));
            waiting += next.length;
            notifyAll();
        }
    }

    /** Nothing follows. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** How many bytes of what was sent were read in all; the caller tells it to the other end. */
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
            count = Math.min(most, piece.bytes.length - at);
            System.arraycopy(piece.bytes, at, into, from, count);
            at += count;
            waiting -= count;
            int read = at == piece.bytes.length ? unheard : Math.min(count, unheard);
            unheard -= read;
            heard += read;
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
        while (at == piece.bytes.length) {
            Piece next = pieces.poll();
            if (next != null) {
                piece = next;
                at = 0;
                unheard = piece.sent;
                if (piece.bytes.length == 0) {
                    heard += unheard;
                }
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
        return at < piece.bytes.length;
    }
}

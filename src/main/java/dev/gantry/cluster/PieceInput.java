package dev.gantry.cluster;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;

/** Stream of pieces that come one by one, and are read by one thread. Whoever sends looks how many bytes wait. */
final class PieceInput extends InputStream {
    private final Queue<byte[]> pieces = new ArrayDeque<>();
    private byte[] piece = {};
    private int at; // in the piece
    private int waiting;
    private boolean ended;

    /** Adds a piece, which may be empty; returns how many bytes wait now, or -1 if the stream has ended. */
    synchronized int add(byte[] next) {
        if (ended) {
            return -1;
        }
        if (next.length > 0) {
            pieces.add(next);
            waiting += next.length;
            notifyAll();
        }
        return waiting;
    }

    /** Nothing follows. */
    synchronized void end() {
        ended = true;
        notifyAll();
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
    public synchronized int read(byte[] into, int from, int most) {
        if (most == 0) {
            return 0;
        }
        if (!awaitBytes()) {
            return -1;
        }
        int count = Math.min(most, piece.length - at);
        System.arraycopy(piece, at, into, from, count);
        at += count;
        waiting -= count;
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

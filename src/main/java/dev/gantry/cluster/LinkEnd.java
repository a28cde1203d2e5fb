package dev.gantry.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * End of a link, at the driver or at the member: two streams, and what else is told of the link. All of it goes one
 * way, without answers, and is numbered, since parcels that have no answer may be lost when a connection is reset. A
 * number that is left out, or a {@link #check} that finds that what was sent has not come, says so: then the link is of
 * no more use. Safe for all threads; what comes is taken by one.
 */
final class LinkEnd {
    private final long link;
    private final Way way;
    private final Consumer<byte[]> taker;
    private final PieceInput in = new PieceInput(this::hear);
    private final PieceOutput out;
    private final Object sending = new Object();
    private long sent; // guarded by sending
    private volatile long came; // one thread counts

    // for the thread that checks
    private long sentBefore;
    private long theirsBefore;
    private boolean missed;

    /** How a parcel goes to the other end: in order, and nobody answers. */
    @FunctionalInterface
    interface Way {
        void send(Parcel parcel) throws IOException;
    }

    /**
     * How many parcels an end has sent, and how many have come to it.
     *
     * @param link the number of its link
     */
    record Count(long link, long sent, long came) {
        static final int BYTES = 3 * Long.BYTES;

        void write(ByteBuffer into) {
            into.putLong(link).putLong(sent).putLong(came);
        }

        static Count read(ByteBuffer from) {
            return new Count(from.getLong(), from.getLong(), from.getLong());
        }
    }

    /** An end of this link. */
    LinkEnd(long link, Way way) {
        this.link = link;
        this.way = way;
        this.taker = bytes -> in.add(bytes, bytes.length);
        this.out = new PieceOutput(piece -> send(Parcel.BYTES, piece));
    }

    /** The same; what comes is given to this, which adds it to {@link #in}, as it is or changed. */
    LinkEnd(long link, Way way, Consumer<byte[]> taker) {
        this.link = link;
        this.way = way;
        this.taker = taker;
        this.out = new PieceOutput(piece -> send(Parcel.BYTES, piece));
    }

    PieceInput in() {
        return in;
    }

    PieceOutput out() {
        return out;
    }

    /** Sends a parcel; with it goes how much was read here. */
    void send(int kind, byte[] bytes) throws IOException {
        synchronized (sending) {
            way.send(new Parcel(kind, link, sent, in.hear(), bytes));
            sent++;
        }
    }

    /** Tells the other end how much was read here, as nothing else has for long. */
    private void hear() {
        try {
            send(Parcel.HEARD, new byte[0]);
        } catch (IOException _) {
            return; // the other has left, which is told by itself
        }
    }

    /** Takes a parcel that came, whose bytes are read from {@link #in}; false if one before it was lost. */
    boolean take(Parcel parcel) {
        long expected = came;
        if (parcel.number() != expected) {
            return false;
        }
        came = expected + 1;
        out.heard(parcel.heard());
        if (parcel.kind() == Parcel.BYTES) {
            taker.accept(parcel.bytes());
        }
        return true;
    }

    Count count() {
        synchronized (sending) {
            return new Count(link, sent, came);
        }
    }

    /**
     * Compares with the other end. What was on its way when this was called before must be there by now.
     *
     * @param other what the other end says now; empty if it does not know the link (any more)
     * @return false if something was lost
     */
    boolean check(Optional<Count> other) {
        if (other.isEmpty()) {
            boolean again = missed;
            missed = true;
            return !again;
        }
        boolean whole = other.get().came() >= sentBefore && came >= theirsBefore;
        sentBefore = count().sent();
        theirsBefore = other.get().sent();
        return whole;
    }

    /** Nobody reads or writes any more. */
    void end() {
        in.end();
        out.end();
    }
}

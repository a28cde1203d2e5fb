package dev.gantry.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.gantry.cluster.keep.KeptStream;
import dev.gantry.futures.process.HostedWorker;
import dev.gantry.futures.remote.Link;

/** Worker that a member runs for its driver: two daemon threads pass its streams on, and its end is told. */
final class Hosted {
    private static final int PIECE = 1 << 17;

    private final long number;
    private final Reply reply;
    private final Link link;
    private final PieceInput orders = new PieceInput();
    private final Optional<KeptStream> kept;

    /** Way to the driver. */
    @FunctionalInterface
    interface Reply {
        byte[] ask(Parcel parcel) throws IOException;
    }

    private Hosted(long number, Reply reply, Link link, Optional<KeptStream> kept) {
        this.number = number;
        this.reply = reply;
        this.link = link;
        this.kept = kept;
    }

    /**
     * Starts one.
     *
     * @param kept what takes its records, if they stay here
     */
    static Hosted start(long number, WorkerStart wanted, Reply reply, Optional<KeptStream> kept) throws IOException {
        Hosted hosted = new Hosted(number, reply, HostedWorker.start(wanted.name(), wanted.jvmArguments()), kept);
        thread("gantry-orders-", wanted, hosted::passOrders);
        thread("gantry-answers-", wanted, hosted::passAnswers);
        hosted.link.ended().thenAcceptAsync(hosted::tellEnd, task -> thread("gantry-end-", wanted, task));
        return hosted;
    }

    private static void thread(String role, WorkerStart wanted, Runnable run) {
        Thread.ofPlatform().daemon().name(role + wanted.name()).start(run);
    }

    long id() {
        return link.id();
    }

    /** Orders of the pool; returns how many bytes wait, or -1 if the worker has ended. */
    int piece(byte[] bytes) {
        return orders.add(bytes);
    }

    void terminate() {
        link.terminate();
    }

    void kill() {
        link.kill();
    }

    void whenEnded(Runnable then) {
        link.ended().thenRun(then);
    }

    private void passOrders() {
        byte[] some = new byte[PIECE];
        try (OutputStream out = link.out()) {
            for (int count = orders.read(some, 0, PIECE); count >= 0; count = orders.read(some, 0, PIECE)) {
                out.write(some, 0, count);
                if (orders.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException _) {
            orders.end(); // the worker has ended
        }
    }

    private void passAnswers() {
        PieceOutput out = new PieceOutput(
                piece -> ByteBuffer.wrap(ask(Parcel.BYTES, piece)).getInt());
        byte[] some = new byte[PIECE];
        try (InputStream in = kept.isPresent() ? new WithoutRecords(link.in(), kept.get()) : link.in()) {
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                passNotes();
                out.write(some, 0, count);
                out.flush();
            }
        } catch (IOException _) {
            link.kill(); // nobody hears its answers
        }
        kept.ifPresent(KeptStream::close);
        try {
            ask(Parcel.END, new byte[0]);
        } catch (IOException _) {
            return; // the driver has left
        }
    }

    private void passNotes() throws IOException {
        for (Optional<String> note = link.nextNote(); note.isPresent(); note = link.nextNote()) {
            ask(Parcel.NOTE, note.get().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void tellEnd(int code) {
        orders.end();
        try {
            String how = link.howItEnded();
            passNotes();
            byte[] text = how.getBytes(StandardCharsets.UTF_8);
            ask(Parcel.ENDED, ByteBuffer.allocate(Integer.BYTES + text.length).putInt(code).put(text).array());
        } catch (IOException _) {
            return; // the driver has left
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // never: nobody knows this thread
        }
    }

    private byte[] ask(int kind, byte[] bytes) throws IOException {
        return reply.ask(new Parcel(kind, number, bytes));
    }
}

package dev.gantry.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.gantry.cluster.keep.KeptStream;
import dev.gantry.cluster.keep.WithoutRecords;
import dev.gantry.futures.process.HostedWorker;
import dev.gantry.futures.remote.Link;

/** Worker that a member runs for its driver: two daemon threads pass its streams on, and its end is told. */
final class Hosted {
    private static final int PIECE = 1 << 17;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LinkEnd end;
    private final Link link;
    private final Optional<KeptStream> kept;
    private final CountDownLatch passed = new CountDownLatch(1); // all answers are

    private Hosted(LinkEnd end, Link link, Optional<KeptStream> kept) {
        this.end = end;
        this.link = link;
        this.kept = kept;
    }

    /**
     * Starts one.
     *
     * @param way to the driver
     * @param kept what takes its records, if they stay here
     */
    static Hosted start(long number, WorkerStart wanted, LinkEnd.Way way, Optional<KeptStream> kept)
            throws IOException {
        return new Hosted(new LinkEnd(number, way), HostedWorker.start(wanted.name(), wanted.jvmArguments()), kept);
    }

    /**
     * Passes on what comes.
     *
     * @param whenKept called when all that it recorded is kept, before its end is told
     * @param whenOver called when its end was told
     */
    void begin(WorkerStart wanted, Runnable whenKept, Runnable whenOver) {
        thread("gantry-orders-", wanted, this::passOrders);
        thread("gantry-answers-", wanted, () -> passAnswers(whenKept));
        link.ended().thenAcceptAsync(code -> {
            tellEnd(code);
            whenOver.run();
        }, task -> thread("gantry-end-", wanted, task));
    }

    private static void thread(String role, WorkerStart wanted, Runnable run) {
        Thread.ofPlatform().daemon().name(role + wanted.name()).start(run);
    }

    long id() {
        return link.id();
    }

    /** Takes what the driver sends; if something was lost on the way, the worker is of no more use. */
    void take(Parcel parcel) {
        if (!end.take(parcel)) {
            kill();
        }
    }

    LinkEnd.Count count() {
        return end.count();
    }

    void terminate() {
        link.terminate();
    }

    void kill() {
        link.kill();
    }

    private void passOrders() {
        byte[] some = new byte[PIECE];
        PieceInput orders = end.in();
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

    private void passAnswers(Runnable whenKept) {
        PieceOutput out = end.out();
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
        whenKept.run();
        try {
            end.send(Parcel.END, new byte[0]);
        } catch (IOException _) {
            return; // the driver has left
        } finally {
            passed.countDown();
        }
    }

    private void passNotes() throws IOException {
        for (Optional<String> note = link.nextNote(); note.isPresent(); note = link.nextNote()) {
            end.send(Parcel.NOTE, note.get().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void tellEnd(int code) {
        end.in().end();
        try {
            passed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS); // another may hold its stream open, for ever
            String how = link.howItEnded();
            passNotes();
            byte[] text = how.getBytes(StandardCharsets.UTF_8);
            end.send(Parcel.ENDED, ByteBuffer.allocate(Integer.BYTES + text.length).putInt(code).put(text).array());
        } catch (IOException _) {
            return; // the driver has left
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // never: nobody knows this thread
        } finally {
            end.end();
        }
    }
}

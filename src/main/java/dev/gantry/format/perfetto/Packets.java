package dev.gantry.format.perfetto;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import dev.gantry.format.DamagedFile;
import dev.gantry.format.ParserThread;
import dev.gantry.format.TraceUnderConstruction;

/**
 * All packets of a file in their order, as {@link FilePackets} has them, which a thread of its own parses ahead; the
 * first is parsed by the caller's, as it says how all others are to be read. For one thread.
 */
final class Packets implements AutoCloseable {
    private static final int BATCHES = 4;

    private final FilePackets file;
    private final BlockingQueue<PacketBatch> free = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<PacketBatch> full = new ArrayBlockingQueue<>(BATCHES);
    private final PacketBatch first = new PacketBatch();
    private PacketBatch taking = first;
    private int next;
    private long at;
    private Thread thread;
    private Optional<TraceUnderConstruction> skipping = Optional.empty();
    private long skipped;

    /** Packets of at most so many bytes. */
    Packets(InputStream in, int most) {
        file = new FilePackets(in, most);
    }

    /**
     * The next packet, valid until the one after it is asked for; null at the end of the file.
     *
     * @throws DamagedFile after the last packet before the damage, if that can't be skipped
     */
    Packet next() throws IOException {
        if (taking == first && first.count == 0 && !first.last) {
            fill(first, 1);
        }
        while (true) {
            while (next == taking.count) {
                if (taking.last) {
                    ParserThread.rethrow(taking.failure);
                    return null;
                }
                follow();
            }
            int one = next++;
            at = taking.at[one];
            if (taking.bad[one] == null) {
                return taking.packets[one];
            }
            skip(taking.bad[one]);
        }
    }

    /** From now on packets that are damaged are left out, and this is told so of the first. */
    void skipDamaged(TraceUnderConstruction into) {
        skipping = Optional.of(into);
        file.skipDamaged();
    }

    /** The packet that came last is damaged after all. */
    void bad() throws DamagedFile {
        skip(new FilePackets.BadPacket(at, "packet"));
    }

    /** How many packets were left out as damaged. */
    long skipped() {
        return skipped;
    }

    /** Ends the thread, and returns when it has ended. */
    @Override
    public void close() {
        ParserThread.end(thread);
        file.close();
    }

    private void skip(FilePackets.BadPacket bad) throws DamagedFile {
        if (skipping.isEmpty()) {
            throw DamagedFile.at(bad.place, bad.what, bad.arguments);
        }
        skipped++;
        skipping.get().damaged(DamagedFile.within(bad.place, bad.what, bad.arguments));
    }

    /** Takes the next batch. */
    private void follow() throws IOException {
        if (thread == null) {
            for (int i = 0; i < BATCHES; i++) {
                free.add(new PacketBatch());
            }
            thread = Thread.ofPlatform().daemon().name("gantry-parse").start(this::parse);
        } else {
            taking.left.forEach(file::used);
            taking.left.clear();
            free.add(taking);
        }
        try {
            taking = full.take();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        next = 0;
    }

    private void parse() {
        try {
            boolean last = false;
            while (!last) {
                PacketBatch batch = free.take();
                batch.count = 0;
                fill(batch, PacketBatch.PACKETS);
                last = batch.last;
                full.add(batch); // there is room for all
            }
        } catch (InterruptedException _) {
            // nobody takes any more
        }
    }

    private void fill(PacketBatch batch, int most) {
        try {
            while (batch.count < most && !batch.last) {
                fillOne(batch);
            }
        } catch (Throwable thrown) { // an Error too: the other thread waits for the last batch
            batch.failure = thrown;
            batch.last = true;
        }
    }

    private void fillOne(PacketBatch batch) throws IOException {
        int one = batch.count;
        try {
            Packet packet = file.next(batch.packets[one], batch.left::add);
            if (packet == null) {
                batch.last = true;
                return;
            }
            batch.packets[one] = packet;
            batch.bad[one] = null;
        } catch (FilePackets.BadPacket bad) {
            batch.bad[one] = bad;
        }
        batch.at[one] = file.at();
        batch.count++;
    }
}

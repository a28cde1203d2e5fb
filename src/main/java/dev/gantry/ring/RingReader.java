package dev.gantry.ring;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.gantry.wire.Receiver;
import dev.gantry.wire.RecordKind;
import dev.gantry.wire.WireException;
import dev.gantry.wire.WireFrame;

/**
 * Reader of one ring: takes the names and records that were committed, gives them to the receiver of the process in
 * order of time, and frees the blocks that it has emptied. For one thread.
 */
final class RingReader implements AutoCloseable {
    /** Kind of a slot that is left out. */
    private static final int NOTHING = 255;

    /** So many empty slots after another, and the rest of the block is looked at in the next pass. */
    private static final int LOOK_AHEAD = 64;

    /** So many untouched chunks of names after another, and the rest is looked at when one of them has a name. */
    private static final int CHUNKS_AHEAD = 16;

    private static final int RECORDS_PER_FRAME = WireFrame.LONGEST / RecordKind.RECORD_BYTES;

    private final RingFile file;
    private final Receiver receiver;
    private final RingArchive archive;
    private final boolean isProgram;
    private final Arena arena = Arena.ofShared(); // of what is read back from the archive
    private final Deque<Block> archived = new ArrayDeque<>();
    private final List<Block> open = new ArrayList<>();
    private final long[] claims;
    private final int[] nameEnds;
    private final ByteBuffer frame = ByteBuffer.allocate(RECORDS_PER_FRAME * RecordKind.RECORD_BYTES);
    private RecordBatch batch = new RecordBatch();
    private RecordBatch early = new RecordBatch();
    private List<byte[]> names = new ArrayList<>();
    private long lost;
    private long latest;
    private boolean shown;
    private boolean reads;
    private long at;

    /** A block that a writer has, or had: which of its slots were taken. */
    private static final class Block {
        final MemorySegment bytes;
        final int index; // in the ring
        final long claim;
        final BitSet beyond = new BitSet(); // taken slots after the first one that was not
        int next;

        Block(MemorySegment bytes, int index, long claim) {
            this.bytes = bytes;
            this.index = index;
            this.claim = claim;
        }
    }

    /**
     * A reader of this ring, which keeps in the archive what it takes out.
     *
     * @param isProgram whether it is of the program itself, which is shown whatever it does
     */
    RingReader(RingFile file, Receiver receiver, RingArchive archive, boolean isProgram) {
        this.file = file;
        this.isProgram = isProgram;
        this.receiver = receiver;
        this.archive = archive;
        this.latest = file.began();
        this.claims = new long[file.blocks()];
        this.nameEnds = new int[file.chunks()];
    }

    /**
     * Takes all that was committed and is not younger than this time, which was read before the call.
     *
     * @return how many records were taken
     * @throws WireException if the receiver refuses what the process wrote
     */
    int take(long limit) throws WireException {
        adopt();
        while (!archived.isEmpty() && begins(archived.peek()) <= limit) {
            open.add(archived.remove());
        }
        for (Block block : open) {
            take(block, limit);
        }
        open.removeIf(this::isEmptied);
        takeNames(); // after the records, which may refer to the newest
        long nowLost = file.lost();
        int taken = batch.size();
        give();
        if (shown && nowLost > lost) {
            lost = nowLost;
            send(WireFrame.LOST, ByteBuffer.allocate(Long.BYTES).putLong(lost).array());
        }
        return taken;
    }

    /** How many records its process has told that it lost. */
    long lost() {
        return lost;
    }

    /**
     * From now on it only reads, first what the archive has of the ring, and changes neither.
     *
     * @return the times from which on the records of its blocks are, in order
     */
    long[] takeAgain() throws IOException {
        reads = true;
        List<RingArchive.Kept> kept = new ArrayList<>(archive.blocks(file, arena));
        kept.sort(Comparator.comparingLong(RingArchive.Kept::claim));
        Set<Long> known = new HashSet<>();
        for (RingArchive.Kept each : kept) {
            known.add(each.claim());
            archived.add(new Block(each.block(), -1, each.claim()));
        }
        for (int block = 0; block < claims.length; block++) {
            if (known.contains(file.claim(block))) { // it was being freed
                claims[block] = file.claim(block);
            }
        }
        return archived.stream().mapToLong(this::begins).sorted().toArray();
    }

    /** Time of the first record in this block; 0 where none is. */
    private long begins(Block block) {
        long first = Long.MAX_VALUE;
        for (int slot = 0; slot < file.slots(); slot++) {
            long time = RingFile.time(block.bytes, slot);
            if (time != 0 && (RingFile.statement(block.bytes, slot) & 0xff) != NOTHING) {
                first = Math.min(first, time);
            }
        }
        return first == Long.MAX_VALUE ? 0 : first;
    }

    /** Keeps in the archive what is left of a ring that is done. */
    void keepRest() {
        for (Block block : open) {
            archive.keep(file, block.claim, block.bytes);
        }
        boolean[] named = new boolean[nameEnds.length];
        for (int chunk = 0; chunk < named.length; chunk++) {
            named[chunk] = nameEnds[chunk] > 0;
        }
        archive.end(file, named);
    }

    /** Time of the last record that was taken; that of the ring's beginning where none was. */
    long latest() {
        return latest;
    }

    /** Closes the lanes of the process, which ended at this time, and unmaps the file. */
    void close(long ended) {
        if (shown) {
            receiver.close(ended);
        }
        close();
    }

    /** The same; tasks that it runs stay unfinished. */
    void closeUnfinished(long ended) {
        if (shown) {
            receiver.closeUnfinished(ended);
        }
        close();
    }

    /** Unmaps the file. */
    @Override
    public void close() {
        arena.close();
        file.close();
    }

    /** Finds the blocks that were claimed since. */
    private void adopt() {
        boolean found = false;
        for (int block = 0; block < claims.length; block++) {
            long claim = file.claim(block);
            if (claim != 0 && claims[block] == 0) {
                claims[block] = claim;
                open.add(new Block(file.block(block), block, claim));
                found = true;
            }
        }
        if (found) {
            open.sort(Comparator.comparingLong(block -> block.claim));
        }
    }

    private void take(Block block, long limit) {
        int slots = file.slots();
        int empty = 0;
        for (int slot = block.next; slot < slots && empty < LOOK_AHEAD; slot++) {
            if (slot < block.next || block.beyond.get(slot)) { // taken already
                empty = 0;
                continue;
            }
            long time = RingFile.time(block.bytes, slot);
            if (time == 0 || time - limit > 0) {
                empty++;
                continue;
            }
            empty = 0;
            long statement = RingFile.statement(block.bytes, slot);
            if ((statement & 0xff) != NOTHING) {
                latest = Math.max(latest, time);
                batch.add(time, RingFile.place(block.bytes, slot), statement);
            }
            mark(block, slot);
        }
    }

    private static void mark(Block block, int slot) {
        if (slot > block.next) {
            block.beyond.set(slot);
            return;
        }
        block.next = block.beyond.isEmpty() ? slot + 1 : block.beyond.nextClearBit(slot + 1);
        if (!block.beyond.isEmpty()) {
            block.beyond.clear(slot, block.next);
        }
    }

    private boolean isEmptied(Block block) {
        boolean emptied = block.next >= file.slots();
        if (emptied && !reads) {
            archive.keep(file, block.claim, block.bytes);
            file.free(block.index);
            claims[block.index] = 0;
        }
        return emptied;
    }

    private void takeNames() {
        int untouched = 0;
        for (int chunk = 0; chunk < nameEnds.length && untouched < CHUNKS_AHEAD; chunk++) {
            if (nameEnds[chunk] < RingFile.CHUNK_BYTES) {
                takeNames(chunk);
            }
            untouched = nameEnds[chunk] == 0 ? untouched + 1 : 0;
        }
    }

    private void takeNames(int chunk) {
        int end = nameEnds[chunk];
        while (end + 2 * Integer.BYTES <= RingFile.CHUNK_BYTES) {
            int length = file.nameLength(chunk, end) - 1;
            if (length < 0) {
                break;
            }
            if (length > RingFile.CHUNK_BYTES - end - 2 * Integer.BYTES) {
                end = RingFile.CHUNK_BYTES; // not what the specification says: the rest of the chunk is left out
                break;
            }
            names.add(ByteBuffer.allocate(Integer.BYTES + length).putInt(file.nameNumber(chunk, end))
                    .put(file.nameText(chunk, end, length)).array());
            end += 2 * Integer.BYTES + (length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        }
        nameEnds[chunk] = end;
    }

    /** Gives what was taken to the receiver, once there is something to show of the process. */
    private void give() throws WireException {
        if (!shown && batch.size() > 0) {
            early.addAll(batch);
            if (!isProgram && !early.doesSomething()) {
                batch.clear();
                return;
            }
            shown = true;
            send(WireFrame.HELLO, WireFrame.hello(file.pid(), System.nanoTime(), file.began(), file.name()));
            batch = early;
            early = new RecordBatch();
        }
        if (shown) {
            for (byte[] name : names) {
                send(WireFrame.NAME, name);
            }
            names = new ArrayList<>();
        }
        batch.sorted((time, place, statement) -> {
            frame.putLong(time).putLong(place).putLong(statement);
            if (!frame.hasRemaining()) {
                sendRecords();
            }
        });
        sendRecords();
        batch.clear();
    }

    private void sendRecords() throws WireException {
        if (frame.position() > 0) {
            byte[] payload = new byte[frame.position()];
            frame.flip().get(payload);
            frame.clear();
            send(WireFrame.RECORDS, payload);
        }
    }

    private void send(int type, byte[] payload) throws WireException {
        receiver.take(new WireFrame(type, payload, at));
        at += payload.length;
    }
}

package dev.gantry.ring;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Ring file as it is mapped here, with the checks of its header. Everything else in it may be anything: another process
 * writes it, now. For one thread.
 *
 * <p>If the file is cut while it is mapped, each method may throw an {@link InternalError}: the JVM's form of a bus
 * error.
 */
final class RingFile implements AutoCloseable {
    static final int SLOT_BYTES = 24;
    static final int CHUNK_BYTES = 1 << 14;

    private static final int PAGE = 4096;
    private static final long MOST_BYTES = 1L << 30;
    private static final int MOST_BLOCK_BYTES = 1 << 20;
    private static final int MOST_BLOCKS = 1 << 16;
    private static final int MOST_CHUNKS = 1 << 12;
    private static final int LONGEST_NAME = 1024;
    private static final long MAGIC = 0x31474e5259544e47L; // "GNTYRNG1" as a little-endian number

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHARED_INT = INT.varHandle();
    private static final VarHandle SHARED_LONG = LONG.varHandle();

    private final Path path;
    private final Arena arena;
    private final MemorySegment bytes;
    private final long table;
    private final long firstBlock;
    private final long firstChunk;
    private final int blockBytes;
    private final int blocks;
    private final int chunks;

    private RingFile(Path path, Arena arena, MemorySegment bytes) throws RingException {
        this.path = path;
        this.arena = arena;
        this.bytes = bytes;
        this.blockBytes = number("bytes of a block", 24, PAGE, MOST_BLOCK_BYTES);
        this.blocks = number("number of blocks", 28, 1, MOST_BLOCKS);
        this.chunks = number("number of chunks of names", 56, 1, MOST_CHUNKS);
        if (blockBytes % PAGE != 0) {
            throw refused("blocks have %,d bytes, which is no multiple of %,d".formatted(blockBytes, PAGE));
        }
        this.table = place("table of blocks", 32, (long) blocks * Long.BYTES);
        this.firstBlock = place("blocks", 40, (long) blocks * blockBytes);
        this.firstChunk = place("names", 48, (long) chunks * CHUNK_BYTES);
        checkApart("table of blocks", table, (long) blocks * Long.BYTES, "blocks", firstBlock,
                (long) blocks * blockBytes);
        checkApart("table of blocks", table, (long) blocks * Long.BYTES, "names", firstChunk,
                (long) chunks * CHUNK_BYTES);
        checkApart("blocks", firstBlock, (long) blocks * blockBytes, "names", firstChunk, (long) chunks * CHUNK_BYTES);
        if (pid() < 0 || pid() >= 1L << 55) {
            throw refused("its process id is " + pid());
        }
    }

    /**
     * Maps the file; empty while its process has not finished the header.
     *
     * @throws RingException if the header is not what the specification says
     */
    static Optional<RingFile> open(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = file.size();
            if (size < PAGE) {
                return Optional.empty();
            }
            if (size > MOST_BYTES) {
                throw new RingException(path, "it has %,d bytes, %,d are allowed".formatted(size, MOST_BYTES));
            }
            Arena arena = Arena.ofShared();
            try {
                MemorySegment bytes = file.map(FileChannel.MapMode.READ_WRITE, 0, size, arena);
                if ((long) SHARED_LONG.getAcquire(bytes, 0L) == MAGIC) {
                    return Optional.of(new RingFile(path, arena, bytes));
                }
            } catch (IOException | RuntimeException | Error notMapped) {
                arena.close();
                throw notMapped;
            }
            arena.close();
            return Optional.empty();
        }
    }

    Path path() {
        return path;
    }

    long pid() {
        return bytes.get(LONG, 8);
    }

    /** When its process began to record. */
    long began() {
        return bytes.get(LONG, 16);
    }

    /** What its process is called. */
    String name() {
        int length = Math.clamp(bytes.get(INT, 80), 0, LONGEST_NAME);
        return new String(bytes.asSlice(84, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }

    /** How many records its process lost so far. */
    long lost() {
        return bytes.get(LONG, 64);
    }

    /** When its process ended the recording in order; 0 until then. */
    long ended() {
        return (long) SHARED_LONG.getAcquire(bytes, 72L);
    }

    int blocks() {
        return blocks;
    }

    int slots() {
        return blockBytes / SLOT_BYTES;
    }

    /** The claim that took this block; 0 if it is free. */
    long claim(int block) {
        return (long) SHARED_LONG.getAcquire(bytes, table + (long) block * Long.BYTES);
    }

    int blockBytes() {
        return blockBytes;
    }

    /** Bytes of a block, as they are now. */
    MemorySegment block(int block) {
        return bytes.asSlice(firstBlock + (long) block * blockBytes, blockBytes);
    }

    /** Gives a block back whose records have all been taken. */
    void free(int block) {
        block(block).fill((byte) 0);
        SHARED_LONG.setRelease(bytes, table + (long) block * Long.BYTES, 0L);
    }

    /** Time of the record in this slot of a block; 0 while there is none. */
    static long time(MemorySegment block, int slot) {
        return (long) SHARED_LONG.getAcquire(block, (long) slot * SLOT_BYTES + 2 * Long.BYTES);
    }

    static long place(MemorySegment block, int slot) {
        return block.get(LONG, (long) slot * SLOT_BYTES);
    }

    static long statement(MemorySegment block, int slot) {
        return block.get(LONG, (long) slot * SLOT_BYTES + Long.BYTES);
    }

    /** Writes a ring file with the same header and these chunks of names, whose blocks are free. */
    void writeWithoutBlocks(FileChannel to, IntPredicate used) throws IOException {
        to.write(ByteBuffer.allocate(1), bytes.byteSize() - 1);
        to.write(bytes.asSlice(0, PAGE).asByteBuffer(), 0);
        for (int chunk = 0; chunk < chunks; chunk++) {
            if (used.test(chunk)) {
                to.write(bytes.asSlice(chunkAt(chunk), CHUNK_BYTES).asByteBuffer(), chunkAt(chunk));
            }
        }
    }

    int chunks() {
        return chunks;
    }

    /** Number of bytes of the text in this entry of a chunk, and 1; 0 while there is none. */
    int nameLength(int chunk, int at) {
        return (int) SHARED_INT.getAcquire(bytes, chunkAt(chunk) + at + Integer.BYTES);
    }

    /** Number of the name in this entry. */
    int nameNumber(int chunk, int at) {
        return bytes.get(INT, chunkAt(chunk) + at);
    }

    byte[] nameText(int chunk, int at, int length) {
        return bytes.asSlice(chunkAt(chunk) + at + 2 * Integer.BYTES, length).toArray(ValueLayout.JAVA_BYTE);
    }

    /** Unmaps it; nothing of it may be read any more. */
    @Override
    public void close() {
        arena.close();
    }

    private long chunkAt(int chunk) {
        return firstChunk + (long) chunk * CHUNK_BYTES;
    }

    private int number(String what, long at, int least, int most) throws RingException {
        int value = bytes.get(INT, at);
        if (value < least || value > most) {
            throw refused("its %s is %s, %,d to %,d are allowed"
                    .formatted(what, Integer.toUnsignedString(value), least, most));
        }
        return value;
    }

    private long place(String what, long at, long size) throws RingException {
        long start = bytes.get(LONG, at);
        if (start < PAGE || start % PAGE != 0 || start > bytes.byteSize() - size) {
            throw refused("its %s cannot be at byte %s of %,d".formatted(what, Long.toUnsignedString(start),
                    bytes.byteSize()));
        }
        return start;
    }

    private void checkApart(String one, long at, long size, String other, long otherAt, long otherSize)
            throws RingException {
        if (at < otherAt + otherSize && otherAt < at + size) {
            throw refused("its %s and %s overlap".formatted(one, other));
        }
    }

    private RingException refused(String why) {
        return new RingException(path, why);
    }
}

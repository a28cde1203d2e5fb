package dev.gantry.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import dev.gantry.wire.RecordKind;

/** Producer of a ring for tests, written from the specification: each call is one step of a producer. */
final class RingWriter {
    static final int BLOCK = 4096;
    static final int SLOTS = BLOCK / 24;
    static final int TABLE = 4096;
    static final int BLOCKS_AT = 8192;

    final ByteBuffer bytes;
    private final int blocks;
    private final int namesAt;
    private long claims;
    private int block;
    private int slot = SLOTS;
    private int chunk = -1;
    private int nameAt;
    private int names;

    private RingWriter(ByteBuffer bytes, int blocks) {
        this.bytes = bytes;
        this.blocks = blocks;
        this.namesAt = BLOCKS_AT + blocks * BLOCK;
    }

    /** A ring of this process with so many blocks and four chunks of names, complete but for its magic. */
    static RingWriter of(Path file, long pid, long began, int blocks) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            long size = BLOCKS_AT + (long) blocks * BLOCK + 4 * 16_384;
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, size).order(ByteOrder.LITTLE_ENDIAN);
            RingWriter ring = new RingWriter(bytes, blocks);
            bytes.putLong(8, pid).putLong(16, began).putInt(24, BLOCK).putInt(28, blocks).putLong(32, TABLE)
                    .putLong(40, BLOCKS_AT).putLong(48, ring.namesAt).putInt(56, 4);
            byte[] name = "program".getBytes(StandardCharsets.UTF_8);
            bytes.putInt(80, name.length).put(84, name);
            return ring;
        }
    }

    /** Finishes the header. */
    RingWriter ready() {
        bytes.put(0, "GNTYRNG1".getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** Commits a name, and returns its number. */
    int name(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int size = 8 + (utf8.length + 7) / 8 * 8;
        if (chunk < 0 || nameAt + size > 16_384) {
            chunk++;
            nameAt = 0;
        }
        int at = namesAt + chunk * 16_384 + nameAt;
        bytes.putInt(at, ++names).put(at + 8, utf8).putInt(at + 4, utf8.length + 1);
        nameAt += size;
        return names;
    }

    /** Commits a record in the next slot. */
    void record(long time, int lane, int subject, RecordKind kind, long argument) {
        commit(slot(), time, lane, subject, kind.code(), argument);
    }

    /** Claims the next slot, and returns where it is. */
    int slot() {
        if (slot == SLOTS) {
            claim();
        }
        return BLOCKS_AT + block * BLOCK + 24 * slot++;
    }

    void commit(int at, long time, int lane, int subject, int kind, long argument) {
        bytes.putLong(at, (long) lane << 32 | subject).putLong(at + 8, argument << 8 | kind).putLong(at + 16, time);
    }

    /** Claims the next block, whether or not the last one is full. */
    void claim() {
        long next = claims + 1;
        int wanted = (int) ((next - 1) % blocks);
        if (bytes.getLong(TABLE + 8 * wanted) != 0) {
            throw new IllegalStateException("no free block");
        }
        claims = next;
        block = wanted;
        slot = 0;
        bytes.putLong(TABLE + 8 * block, next);
    }

    /** The claim in the table for this block. */
    long claimOf(int index) {
        return bytes.getLong(TABLE + 8 * index);
    }

    void lost(long count) {
        bytes.putLong(64, count);
    }

    void end(long time) {
        bytes.putLong(72, time);
    }

    /** The process's lane, and one thread of it with the number 2. */
    void lanes(long time) {
        record(time, 1, 0, RecordKind.LANE_OPENED, name("program"));
        record(time, 2, 1, RecordKind.LANE_OPENED, 1L << 28 | name("main"));
    }
}

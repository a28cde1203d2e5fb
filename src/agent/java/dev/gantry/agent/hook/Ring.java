package dev.gantry.agent.hook;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.reflect.Field;
import java.nio.Buffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jdk.internal.misc.Unsafe;

/**
 * Ring file of this process; layout and rules are specified in the package {@code dev.gantry.ring} of Gantry.
 *
 * <p>Each thread that writes has a block of its own, so blocks are small: a thousand threads take 8 MiB. A block that
 * the follower has given back is taken before one that was never used, since a new page takes longer than all records
 * that fit into it. A mapping is kept for ever, since a thread may write into it at any moment.
 */
final class Ring {
    static final int RECORD = 24;
    static final int BLOCK = 8192;
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long MAGIC = 0x31474E5259544E47L; // GNTYRNG1
    private static final int BLOCKS = 8192;
    private static final int CHUNKS = 1024;
    private static final int PAGE = 4096;
    private static final int SEGMENTS_SINCE = 22;
    private static final int LOOKS = 16;
    private static final int LONGEST_PROCESS_NAME = 1024;
    private static final long LOST = 64;
    private static final long END = 72;
    private static final long CLAIMS = UNSAFE.objectFieldOffset(Ring.class, "claims");
    private static final long USED = UNSAFE.objectFieldOffset(Ring.class, "used");
    private static final List<MappedByteBuffer> KEPT = new ArrayList<>();

    /** Where the names begin, and how many chunks there are of them. */
    final long names;
    final int chunks;
    private final long base;
    private final int blocks;
    private final long table;
    private final long first;
    private volatile long claims;
    private volatile int used; // so many blocks were claimed at least once: the first ones
    private volatile int next; // which of them to look at; threads may overwrite each other's
    private volatile boolean full; // whether none was free when all were looked at

    /**
     * Creates the file.
     *
     * @param began since when this process records, in nanoseconds
     * @throws IOException if it can't be had, or there is no space for it
     */
    Ring(Path folder, String process, long began) throws IOException, ReflectiveOperationException {
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw new IOException("this processor's order of bytes is not that of a ring");
        }
        long space = folder.toFile().getUsableSpace();
        blocks = (int) Math.min(BLOCKS, space / 8 / BLOCK);
        chunks = (int) Math.min(CHUNKS, space / 16 / Names.CHUNK);
        if (blocks < 16 || chunks < 2) {
            throw new IOException("no space in " + folder); // a page that can't be had would end the program
        }
        long pid = processId();
        long tableAt = PAGE;
        long firstAt = tableAt + (blocks * 8L + PAGE - 1) / PAGE * PAGE;
        long namesAt = firstAt + (long) blocks * BLOCK;
        base = map(folder.resolve(pid + "-" + Long.toHexString(began) + ".ring"),
                namesAt + (long) chunks * Names.CHUNK);
        table = base + tableAt;
        first = base + firstAt;
        names = base + namesAt;
        writeHeader(pid, process, began, new long[]{tableAt, firstAt, namesAt});
    }

    private void writeHeader(long pid, String process, long began, long[] parts) {
        UNSAFE.putLong(base + 8, pid);
        UNSAFE.putLong(base + 16, began);
        UNSAFE.putInt(base + 24, BLOCK);
        UNSAFE.putInt(base + 28, blocks);
        for (int i = 0; i < parts.length; i++) {
            UNSAFE.putLong(base + 32 + 8L * i, parts[i]);
        }
        UNSAFE.putInt(base + 56, chunks);
        byte[] name = process.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(name.length, LONGEST_PROCESS_NAME);
        while (length > 0 && length < name.length && (name[length] & 0xC0) == 0x80) {
            length--; // a sign is not cut
        }
        UNSAFE.putInt(base + 80, length);
        for (int i = 0; i < length; i++) {
            UNSAFE.putByte(base + 84 + i, name[i]);
        }
        UNSAFE.putLongRelease(null, base, MAGIC);
    }

    /** The process's id; what ProcessHandle needs for it would load classes before they can be woven. */
    private static long processId() {
        try {
            return Long.parseLong(new File("/proc/self").getCanonicalFile().getName());
        } catch (IOException | NumberFormatException notLinux) {
            return ProcessHandle.current().pid();
        }
    }

    private static long map(Path file, long size) throws IOException, ReflectiveOperationException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        try (FileChannel channel = posix
                ? FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString("rw-------")))
                : FileChannel.open(file, options)) {
            return Runtime.version().feature() < SEGMENTS_SINCE
                    ? mapBuffer(channel, size)
                    : Segments.map(channel, size);
        }
    }

    private static long mapBuffer(FileChannel channel, long size) throws IOException, ReflectiveOperationException {
        MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
        KEPT.add(mapped);
        Field address = Buffer.class.getDeclaredField("address");
        return UNSAFE.getLong(mapped, UNSAFE.objectFieldOffset(address));
    }

    /** Linked only where the JDK has what it calls, and makes buffers by method handles, which take longer. */
    private static final class Segments {
        static long map(FileChannel channel, long size) throws IOException {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, size, Arena.global()).address();
        }
    }

    /**
     * The address of a block that is the caller's from now on; 0 if none is free. Threads that do nothing hold blocks,
     * so where there are no new ones, all are looked at; once, since that takes long.
     */
    long claim() {
        int known = Math.min(used, blocks);
        int at = next;
        for (int left = known < blocks || full ? Math.min(LOOKS, known) : blocks; left > 0; left--) {
            int index = at < known ? at : 0;
            at = index + 1;
            if (take(index)) {
                next = at;
                full = false;
                return address(index);
            }
        }
        next = at;
        while (used < blocks) {
            int index = UNSAFE.getAndAddInt(this, USED, 1);
            if (index < blocks && take(index)) { // else a thread that looked for a used one was faster
                return address(index);
            }
        }
        full = known == blocks;
        return 0;
    }

    private boolean take(int index) {
        long entry = table + 8L * index;
        return UNSAFE.getLongVolatile(null, entry) == 0
                && UNSAFE.compareAndSetLong(null, entry, 0, UNSAFE.getAndAddLong(this, CLAIMS, 1) + 1);
    }

    private long address(int index) {
        return first + (long) index * BLOCK;
    }

    /** Writes a record into this slot, its time last: that commits it. Returns the time. */
    static long write(long slot, long place, long statement) {
        UNSAFE.putLong(slot, place);
        UNSAFE.putLong(slot + 8, statement);
        long time = System.nanoTime();
        UNSAFE.putLongRelease(null, slot + 16, time);
        return time;
    }

    /** The same with a time that is given. */
    static void write(long slot, long place, long statement, long time) {
        UNSAFE.putLong(slot, place);
        UNSAFE.putLong(slot + 8, statement);
        UNSAFE.putLongRelease(null, slot + 16, time);
    }

    void lose(long count) {
        UNSAFE.getAndAddLong(null, base + LOST, count);
    }

    /** Ends the recording in order. */
    void end() {
        UNSAFE.putLongRelease(null, base + END, System.nanoTime());
    }
}

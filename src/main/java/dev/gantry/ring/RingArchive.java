package dev.gantry.ring;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.gantry.folder.PrivateFiles;

/**
 * Ring archive: what is taken out of the rings of a folder, in files on disk, so that nothing is lost when the follower
 * is killed. It has all that was taken, or it is gone: beyond {@link #MOST_BYTES}, or when the disk is full.
 *
 * <p>The blocks of a ring are appended to one file as they are when they have been emptied, each behind its claim. A
 * ring that is done leaves its header and its names as a ring file without blocks. For one thread, except {@link
 * #isWhole}.
 */
final class RingArchive implements AutoCloseable {
    /** Bytes of a block and its claim, and where they lie. */
    record Kept(long claim, MemorySegment block) {}

    static final long MOST_BYTES = 1L << 30;

    private static final String BLOCKS = ".blocks";
    private static final ValueLayout.OfLong CLAIM = ValueLayout.JAVA_LONG.withOrder(ByteOrder.BIG_ENDIAN);

    private final Path folder;
    private final long mostBytes;
    private final Map<Path, FileChannel> open = new HashMap<>();
    private long bytes;
    private volatile boolean whole;

    /** An archive in this folder; none where that is not there. */
    RingArchive(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.whole = Files.isDirectory(folder);
    }

    /** Whether it has all that was taken. For any thread. */
    boolean isWhole() {
        return whole;
    }

    /** Keeps a block of a ring, as it is now. */
    void keep(RingFile ring, long claim, MemorySegment block) {
        if (!whole) {
            return;
        }
        try {
            bytes += Long.BYTES + block.byteSize();
            if (bytes > mostBytes) {
                giveUp();
                return;
            }
            FileChannel to = open.get(ring.path());
            if (to == null) {
                to = create(blocksOf(ring.path()), StandardOpenOption.APPEND);
                open.put(ring.path(), to);
            }
            ByteBuffer[] parts = {ByteBuffer.allocate(Long.BYTES).putLong(0, claim), block.asByteBuffer()};
            while (parts[1].hasRemaining()) {
                to.write(parts);
            }
        } catch (IOException full) {
            giveUp();
        }
    }

    /** Keeps what else a ring has that is done: its header and names. */
    void end(RingFile ring, boolean[] namedChunks) {
        if (whole) {
            try (FileChannel to = create(folder.resolve(ring.path().getFileName()), StandardOpenOption.WRITE)) {
                ring.writeWithoutBlocks(to, chunk -> namedChunks[chunk]);
                FileChannel blocks = open.remove(ring.path());
                if (blocks != null) {
                    blocks.close();
                }
            } catch (IOException full) {
                giveUp();
            }
        }
    }

    /** Blocks of this ring that were kept, mapped for as long as the arena is there; the last may have been cut. */
    List<Kept> blocks(RingFile ring, Arena arena) throws IOException {
        Path file = blocksOf(ring.path());
        List<Kept> kept = new ArrayList<>();
        if (whole && Files.exists(file)) {
            long entry = Long.BYTES + (long) ring.blockBytes();
            try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
                MemorySegment all = from.map(FileChannel.MapMode.READ_ONLY, 0, from.size(), arena);
                for (long at = 0; at + entry <= all.byteSize(); at += entry) {
                    kept.add(new Kept(all.get(CLAIM, at), all.asSlice(at + Long.BYTES, ring.blockBytes())));
                }
            }
        }
        return kept;
    }

    @Override
    public void close() {
        for (FileChannel channel : open.values()) {
            try {
                channel.close();
            } catch (IOException _) {
                // what was written is in the file
            }
        }
        open.clear();
    }

    /** From now on there is none: first its name goes, by which it would be found. */
    private void giveUp() {
        whole = false;
        close();
        try {
            Path place = folder.toRealPath();
            if (Files.isSymbolicLink(folder)) {
                Files.delete(folder);
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(place);
        } catch (IOException | DirectoryIteratorException _) {
            // whoever made the folder removes it
        }
    }

    private static FileChannel create(Path file, StandardOpenOption how) throws IOException {
        return PrivateFiles.open(file, Set.of(StandardOpenOption.CREATE, how));
    }

    private Path blocksOf(Path ring) {
        return folder.resolve(ring.getFileName() + BLOCKS);
    }
}

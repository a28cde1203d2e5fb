package dev.gantry.trace.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/**
 * Memory of packed columns: so many bytes of heap, and beyond them a spill file, which is mapped a region at a time.
 * What is on the heap stays there.
 *
 * <p>A region is written full of zeros before it is mapped, so that a disk without room is told as such: a sparse file
 * would end in a fault at whatever is stored later. Regions are unmapped when no column refers to them any more, and
 * then the disk gets its room back, as the file has no name.
 *
 * <p>For the one thread that writes the trace; any thread may read what it wrote, by way of a snapshot.
 */
public final class ColumnMemory {
    /** Opens a new file that may be read and written, and that is deleted already. */
    public interface SpillFile {
        FileChannel open() throws IOException;
    }

    /** The heap alone, without a limit. */
    public static final ColumnMemory HEAP = new ColumnMemory(Long.MAX_VALUE, () -> {
        throw new IOException("there is no file");
    });

    /** Bytes of heap that a column in a region takes: its buffer. */
    public static final int BUFFER_BYTES = 64;

    private static final int REGION = 64 << 20;
    private static final int FIRST_REGION = 4 << 20;
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 20).asReadOnlyBuffer();

    private final long heapBytes;
    private final SpillFile file;
    private long used;
    private FileChannel channel;
    private IntBuffer region = IntBuffer.allocate(0);
    private long end;
    private boolean failed;

    /** So many bytes of heap, and beyond them this file. */
    public ColumnMemory(long heapBytes, SpillFile file) {
        this.heapBytes = heapBytes;
        this.file = file;
    }

    /** Whether there is a limit to the heap. */
    public boolean isLimited() {
        return heapBytes != Long.MAX_VALUE;
    }

    /** Opens one more file beside its own. */
    public SpillFile file() {
        return file;
    }

    /** Bytes of heap before the file is used. */
    public long heapBytes() {
        return heapBytes;
    }

    /** Whether some columns are in the file. */
    public boolean isSpilled() {
        return channel != null;
    }

    /** Counts bytes of heap that are taken, or with a negative number given back. */
    public void count(long bytes) {
        used += bytes;
    }

    /** Whether more bytes of heap were counted than there are. */
    public boolean isFull() {
        return used > heapBytes && !failed;
    }

    /**
     * Memory for so many ints, zeros in the file; null where they belong on the heap, and then they are counted.
     *
     * @throws NoMemory if the file can't be made, enlarged or mapped; once only, what comes later goes to the heap
     */
    public IntBuffer take(int ints) {
        if (!isLimited()) {
            return null;
        }
        if (!isFull()) {
            used += (long) ints * Integer.BYTES;
            return null;
        }
        if (region.remaining() < ints) {
            enlarge(ints);
        }
        IntBuffer taken = region.slice(region.position(), ints);
        region.position(region.position() + ints);
        return taken;
    }

    /** The same, holding these. */
    public IntBuffer take(int[] words) {
        IntBuffer taken = take(words.length);
        return taken == null ? null : taken.put(0, words);
    }

    /** Closes the file: nothing more is taken. What is mapped stays readable. */
    public void close() {
        failed = true; // whatever is taken all the same goes to the heap
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException _) {
                // it has no name, and all of it is mapped
            }
        }
    }

    private void enlarge(int ints) {
        try {
            if (channel == null) {
                channel = file.open();
            }
            long size = Math.max(end == 0 ? FIRST_REGION : REGION, (long) ints * Integer.BYTES);
            for (long at = end; at < end + size;) {
                ByteBuffer zeros = ZEROS.duplicate();
                at += channel.write(zeros.limit((int) Math.min(zeros.limit(), end + size - at)), at);
            }
            region = channel.map(MapMode.READ_WRITE, end, size).order(ByteOrder.nativeOrder()).asIntBuffer();
            end += size;
        } catch (IOException e) {
            failed = true;
            throw new NoMemory(e);
        }
    }
}

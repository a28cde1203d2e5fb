package dev.gantry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;

import com.sun.management.ThreadMXBean;

import dev.gantry.format.registry.Formats;

/**
 * How much memory a file takes while it is opened: all that is allocated on the way, whether it was let go of or not.
 * So it is the same in every run, and what is held at any moment can only be less. The file is read in the calling
 * thread: what a thread has allocated that just ended is counted a moment too late.
 */
public final class Allocated {
    /** What a reader may take for any file, however small: its buffers, and the classes that a message needs. */
    public static final long FLOOR = 4 << 20;

    private static final int WARM_UPS = 3;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long usual;

    private Allocated(long usual) {
        this.usual = usual;
    }

    /** What opening the undamaged file takes. */
    public static Allocated usually(Path file) {
        long most = 0;
        for (int i = 0; i < WARM_UPS; i++) { // what is made once for all files counts for none
            long before = THREADS.getCurrentThreadAllocatedBytes();
            OpenFile.readHere(file, Formats.readers());
            most = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        return new Allocated(most);
    }

    /** Opens a damaged file, which may take at most twice the memory of the undamaged one, or the floor. */
    public OpenFile atMostTwice(Path file, String what) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        OpenFile opened = OpenFile.readHere(file, Formats.readers());
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(taken).as("bytes allocated, " + what).isLessThanOrEqualTo(Math.max(2 * usual, FLOOR));
        return opened;
    }

    /** What the undamaged file takes. */
    public long usual() {
        return usual;
    }
}

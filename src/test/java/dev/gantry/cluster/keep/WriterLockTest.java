package dev.gantry.cluster.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who writes what is kept of a worker. */
class WriterLockTest {
    @TempDir
    Path place;

    @Test
    @DisplayName("of three at one moment, one that ends, one that has opened its file and one that comes, one has the "
            + "lock")
    void three() throws Exception {
        WriterLock first = WriterLock.take(place, 7).orElseThrow();
        try (FileChannel second = FileChannel.open(place.resolve("7.lock"), StandardOpenOption.WRITE)) {
            first.close();
            FileLock taken = second.tryLock();
            assertThat(taken).isNotNull();
            assertThat(WriterLock.take(place, 7)).isEmpty();
            taken.release();
            try (WriterLock third = WriterLock.take(place, 7).orElseThrow()) {
                assertThat(third).isNotNull();
            }
        }
    }
}

package dev.gantry.cluster.keep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

import dev.gantry.folder.PrivateFiles;

/**
 * Says that a process writes what is kept of a worker: it lasts as long as that process, however it ends. Its file
 * stays with what is kept: who has opened one that is deleted would lock what nobody else finds.
 */
final class WriterLock implements AutoCloseable {
    private final FileChannel channel;

    private WriterLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock of this worker; empty while another has it. */
    static Optional<WriterLock> take(Path place, long link) throws IOException {
        Path file = place.resolve(link + ".lock");
        FileChannel channel = PrivateFiles.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return Optional.empty(); // this process has it
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return Optional.ofNullable(lock).map(_ -> new WriterLock(channel));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            return; // it is let go of
        }
    }
}

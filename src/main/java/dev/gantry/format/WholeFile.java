package dev.gantry.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.gantry.view.style.Phrases;

/**
 * Writes a file beside its place and moves it there, so that it is there in full or not at all, also where the power
 * fails: its content is on the disk (fsync) before it gets its name. What is half written when the program ends is
 * deleted.
 */
public final class WholeFile {
    /** Something that writes into a stream. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Waits until what was written of a file, or the names in a folder, are on the disk. */
    interface Disk {
        void sync(Path fileOrFolder) throws IOException;
    }

    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("gantry-unfinished")
                .unstarted(() -> UNFINISHED.forEach(part -> part.toFile().delete())));
    }

    private WholeFile() {}

    /**
     * Finds out whether the file can be written, as far as that can be known before.
     *
     * @throws IOException if it cannot; the message is one sentence for the user
     */
    public static void check(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new IOException(Phrases.of("write.folder", file));
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException(Phrases.of("write.no-folder", file, folder));
        }
        Path part = part(target);
        try {
            Files.deleteIfExists(Files.createFile(part));
        } catch (FileAlreadyExistsException _) {
            return; // it is being written by this program, or was left by one that was killed
        } catch (IOException _) {
            throw new IOException(Phrases.of("write.closed-folder", file, folder));
        }
    }

    /**
     * Writes the file, in place of one that was there.
     *
     * @throws IOException if it cannot be written; the message is one sentence for the user
     */
    public static void write(Path file, Content content) throws IOException {
        write(file, content, WholeFile::sync);
    }

    /**
     * The same, but does not wait for the disk: where the power fails soon after, the file may be lost. For small files
     * that are written where nobody may wait.
     *
     * @throws IOException if it cannot be written; the message is one sentence for the user
     */
    public static void writeQuickly(Path file, Content content) throws IOException {
        write(file, content, _ -> {});
    }

    static void write(Path file, Content content, Disk disk) throws IOException {
        check(file);
        Path target = file.toAbsolutePath();
        Path part = part(target);
        UNFINISHED.add(part);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE))) {
                content.writeTo(out);
            }
            disk.sync(part);
            move(part, target);
            disk.sync(target.getParent());
        } catch (IOException e) {
            throw new IOException(Phrases.of("write.failed", file, e.getMessage()), e);
        } finally {
            Files.deleteIfExists(part);
            UNFINISHED.remove(part);
        }
    }

    /** File systems that are no disk, and folders where the system opens none, have nothing to wait for. */
    private static void sync(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        try (FileChannel channel = FileChannel.open(path,
                folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (UnsupportedOperationException _) {
            return;
        } catch (IOException e) {
            if (!folder) {
                throw e;
            }
        }
    }

    private static Path part(Path target) {
        return target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

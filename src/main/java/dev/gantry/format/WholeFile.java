package dev.gantry.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
 * Writes a file beside its place and moves it there, so that it is there in full or not at all. What is half written when
 * the program ends is deleted.
 */
public final class WholeFile {
    /** Something that writes into a stream. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
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
        check(file);
        Path target = file.toAbsolutePath();
        Path part = part(target);
        UNFINISHED.add(part);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE))) {
                content.writeTo(out);
            }
            move(part, target);
        } catch (IOException e) {
            throw new IOException(Phrases.of("write.failed", file, e.getMessage()), e);
        } finally {
            Files.deleteIfExists(part);
            UNFINISHED.remove(part);
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

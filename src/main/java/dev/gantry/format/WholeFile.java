package dev.gantry.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import dev.gantry.view.style.Phrases;

/**
 * Atomic file writing: writes a file beside its place and moves it there, so that it is there in full or not at all,
 * also after a power failure: its content is on the disk (fsync) before it gets its name. What is half written when the
 * program ends is deleted, and if it is killed, by the next that is written there a day later. A file that was there
 * keeps its mode and its owners.
 *
 * <p>Links are followed. Written in its place, and so not atomically, is what cannot be replaced: a device, a pipe,
 * what another program has open ({@code /dev/fd/3}), a file whose folder takes no new one, and a file of an owner to
 * whom this user can't give one.
 */
public final class WholeFile {
    /** Content writer of a file. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** fsync: waits until what was written of a file, or the names in a folder, are on the disk. */
    interface Disk {
        void sync(Path fileOrFolder) throws IOException;
    }

    private static final Duration LEFT_AFTER = Duration.ofDays(1);

    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("gantry-unfinished")
                .unstarted(() -> UNFINISHED.forEach(part -> part.toFile().delete())));
    }

    private WholeFile() {}

    /**
     * Checks whether the file can be written, as far as that can be known before.
     *
     * @throws IOException if it cannot; the message is one sentence for the user
     */
    public static void check(Path name) throws IOException {
        destination(name);
    }

    /** Where the file is written, checked as {@link #check} says. */
    private static Destination destination(Path name) throws IOException {
        Destination to = Destination.of(name);
        Path file = to.file();
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new IOException(Phrases.of("write.folder", name));
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException(Phrases.of("write.no-folder", name, folder));
        }
        if (Files.exists(file)) {
            if (!Files.isWritable(file)) {
                throw new IOException(Phrases.of("write.closed-file", name));
            }
        } else if (!Files.isWritable(folder)) {
            throw new IOException(Phrases.of("write.closed-folder", name, folder));
        }
        return to;
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
     * Writes without fsync: where the power fails soon after, the file may be lost. For small files that are written
     * where waiting is not acceptable.
     *
     * @throws IOException if it cannot be written; the message is one sentence for the user
     */
    public static void writeQuickly(Path file, Content content) throws IOException {
        write(file, content, _ -> {});
    }

    static void write(Path name, Content content, Disk disk) throws IOException {
        Destination to = destination(name);
        try {
            switch (to.way()) {
                case WHOLE -> writeWhole(to, content, disk);
                case THROUGH -> writeThrough(to.file(), content);
                case STANDARD_OUTPUT -> writeOut(content);
            }
        } catch (IOException e) {
            throw new IOException(Phrases.of("write.failed", name, e.getMessage()), e);
        }
    }

    private static void writeWhole(Destination to, Content content, Disk disk) throws IOException {
        Optional<PosixFileAttributes> before = to.attributes();
        Optional<Path> made = before.isPresent()
                ? partLike(to.file(), before.get())
                : Optional.of(part(to.file()));
        if (made.isEmpty()) {
            writeInPlace(to.file(), content, disk);
            return;
        }
        Path part = made.get();
        UNFINISHED.add(part);
        try {
            deleteLeft(to.file().getParent());
            try (OutputStream out = stream(part, StandardOpenOption.WRITE)) {
                content.writeTo(out);
            }
            disk.sync(part);
            move(part, to.file());
            disk.sync(to.file().getParent());
        } finally {
            Files.deleteIfExists(part);
            UNFINISHED.remove(part);
        }
    }

    private static void writeInPlace(Path file, Content content, Disk disk) throws IOException {
        try (OutputStream out = stream(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            content.writeTo(out);
        }
        disk.sync(file);
    }

    private static void writeThrough(Path file, Content content) throws IOException {
        try (OutputStream out = stream(file, Files.isRegularFile(file)
                ? StandardOpenOption.APPEND
                : StandardOpenOption.WRITE)) {
            content.writeTo(out);
        }
    }

    private static void writeOut(Content content) throws IOException {
        content.writeTo(System.out);
        if (System.out.checkError()) {
            throw new IOException(Phrases.of("write.output"));
        }
    }

    private static OutputStream stream(Path file, OpenOption... options) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file, options));
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

    /** A new file beside this one, with its mode and owners; empty if such a file can't be made there. */
    private static Optional<Path> partLike(Path file, PosixFileAttributes before) throws IOException {
        Path part;
        try {
            part = part(file, PosixFilePermissions.asFileAttribute(before.permissions()));
        } catch (IOException _) {
            return Optional.empty();
        }
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(part, PosixFileAttributeView.class);
            PosixFileAttributes made = view.readAttributes();
            if (!made.owner().equals(before.owner())) {
                view.setOwner(before.owner());
            }
            if (!made.group().equals(before.group())) {
                view.setGroup(before.group());
            }
            view.setPermissions(before.permissions());
            return Optional.of(part);
        } catch (IOException _) {
            Files.deleteIfExists(part);
            return Optional.empty();
        }
    }

    /** Temporary file beside this one; an existing file of that name is never opened. */
    private static Path part(Path file, FileAttribute<?>... attributes) throws IOException {
        while (true) {
            Path part = file.resolveSibling(".gantry-%016x.part".formatted(ThreadLocalRandom.current().nextLong()));
            try {
                return Files.createFile(part, attributes);
            } catch (FileAlreadyExistsException _) {
                // the next name
            }
        }
    }

    /** Deletes what programs that were killed have left here half written: nobody has written to it for a day. */
    private static void deleteLeft(Path folder) {
        Instant before = Instant.now().minus(LEFT_AFTER);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".gantry-*.part")) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(before)) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // it is in nobody's way
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

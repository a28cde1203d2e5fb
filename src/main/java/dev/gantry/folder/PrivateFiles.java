package dev.gantry.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Private files and folders: only their user may read, write or enter them (modes 0600 and 0700), whatever the umask.
 * Where the system has no such modes, they have its usual permissions.
 */
public final class PrivateFiles {
    private static final String FILE = "rw-------";
    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);

    private PrivateFiles() {}

    /** Makes this folder and those above it that are missing; one that is there stays as it is. */
    public static Path folder(Path folder) throws IOException {
        return Files.createDirectories(folder, mode(folder, "rwx------"));
    }

    /** Opens a file with these options; if that makes it, then for its user alone. */
    public static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
        return FileChannel.open(file, options, mode(file, FILE));
    }

    /** Opens a file to write it anew. */
    public static OutputStream write(Path file) throws IOException {
        return Channels.newOutputStream(open(file, NEW));
    }

    /** Sets mode 0600 on a file that other code made. */
    public static void seal(Path file) throws IOException {
        if (hasModes(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
        }
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        return hasModes(path)
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}

package dev.gantry.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;

import dev.gantry.view.style.Phrases;

/**
 * Destination of a file, once its symbolic links are followed: links are written through, never replaced.
 *
 * @param file the last link's target; it may not exist
 * @param way how it is written
 */
record Destination(Path file, Way way) {
    private static final Path OWN_DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int MOST_LINKS = 40; // as Linux has it

    /** Way of writing a file. */
    enum Way {
        /** Beside its place, then moved there. */
        WHOLE,
        /**
         * In its place: what is no file on a disk (a device, a pipe), and what another program has open and gives by
         * its descriptor, after what that has written.
         */
        THROUGH,
        /** To this program's own standard output. */
        STANDARD_OUTPUT
    }

    /**
     * Resolves the symbolic links of this name.
     *
     * @throws IOException if its links go round; the message is one sentence for the user
     */
    static Destination of(Path name) throws IOException {
        Path at = name.toAbsolutePath();
        for (int links = 0; links <= MOST_LINKS; links++) {
            if (!Files.isSymbolicLink(at)) {
                return new Destination(at, Files.exists(at) && !Files.isRegularFile(at) ? Way.THROUGH : Way.WHOLE);
            }
            Path folder = at.getParent().toRealPath();
            if (folder.startsWith("/proc")) {
                return new Destination(at, isOurOutput(folder.resolve(at.getFileName()))
                        ? Way.STANDARD_OUTPUT
                        : Way.THROUGH);
            }
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        throw new IOException(Phrases.of("write.links", name));
    }

    private static boolean isOurOutput(Path descriptor) throws IOException {
        return Files.exists(OWN_DESCRIPTORS) && descriptor.equals(OWN_DESCRIPTORS.toRealPath().resolve("1"));
    }

    /** Permissions and owners of the existing file; empty if there is none, or the system has no such thing. */
    Optional<PosixFileAttributes> attributes() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class,
                LinkOption.NOFOLLOW_LINKS);
        return view == null || !Files.exists(file) ? Optional.empty() : Optional.of(view.readAttributes());
    }
}

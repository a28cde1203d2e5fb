package dev.gantry.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Source file of a program, as it is shown beside the timeline. */
public final class SourceFile {
    private static final long LONGEST = 1 << 20;

    private SourceFile() {}

    /**
     * Text of this file in UTF-8, up to a megabyte; empty if it can't be read, is longer, or is no file: then a line
     * of it is shown without its text. Any thread; takes time.
     */
    public static Optional<String> read(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST
                    ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}

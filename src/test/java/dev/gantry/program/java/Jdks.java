package dev.gantry.program.java;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.gantry.program.NotWatchable;

/** JDKs of this machine that can be watched: the one that runs the tests, and those in the system's usual folder. */
public final class Jdks {
    private static final Path USUAL = Path.of("/usr/lib/jvm");

    private Jdks() {}

    /** One of each release. */
    public static Stream<JavaHome> all() {
        Map<Integer, JavaHome> found = new TreeMap<>();
        Stream.concat(Stream.of(Path.of(System.getProperty("java.home"))), folders()).forEach(folder -> {
            try {
                JavaHome java = JavaHome.in(folder);
                found.putIfAbsent(java.version(), java);
            } catch (NotWatchable _) {
                // too old, or no JDK
            }
        });
        return found.values().stream();
    }

    private static Stream<Path> folders() {
        if (!Files.isDirectory(USUAL)) {
            return Stream.empty();
        }
        try (Stream<Path> folders = Files.list(USUAL)) {
            return folders.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

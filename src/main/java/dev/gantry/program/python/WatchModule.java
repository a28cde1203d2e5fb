package dev.gantry.program.python;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.gantry.folder.PrivateFiles;

/**
 * The Python code that watches a program, laid out in a private folder of the user's cache, where interpreters import
 * it from. The folder's name follows from the content, so that each version of Gantry has its own.
 */
final class WatchModule {
    /** List of the files, by their paths, one a line. */
    private static final String FILES = "FILES";

    private WatchModule() {}

    /** The folder to put first on PYTHONPATH, laid out below this folder if it is not there yet. */
    static Path injectIn(Path cache) throws IOException {
        Map<String, byte[]> files = files();
        Path folder = cache.resolve("python-" + key(files));
        if (!Files.isDirectory(folder)) {
            layOut(files, cache, folder);
        }
        return folder.resolve("inject");
    }

    /** Writes all into a folder beside it, which then gets its name: another Gantry may do the same now. */
    private static void layOut(Map<String, byte[]> files, Path cache, Path folder) throws IOException {
        PrivateFiles.folder(cache);
        Path unfinished = Files.createTempDirectory(cache, "python-unfinished");
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = unfinished.resolve(file.getKey());
                PrivateFiles.folder(path.getParent());
                Files.write(path, file.getValue());
            }
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException other) {
            if (!Files.isDirectory(folder)) {
                throw other;
            }
            delete(unfinished);
        } catch (IOException notWritten) {
            delete(unfinished);
            throw notWritten;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Map<String, byte[]> files() throws IOException {
        List<String> names = new String(read(FILES), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank())
                .toList();
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name, read(name));
        }
        return files;
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = WatchModule.class.getResourceAsStream("module/" + name)) {
            if (in == null) {
                throw new IOException("this build of Gantry lacks " + name + " of its Python module");
            }
            return in.readAllBytes();
        }
    }

    private static String key(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, text) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(text);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}

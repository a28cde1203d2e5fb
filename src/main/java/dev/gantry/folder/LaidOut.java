package dev.gantry.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Files of ours that other programs read, laid out in a private folder of the user's cache. The folder's name follows
 * from the content, so that each version of Gantry has its own.
 */
public final class LaidOut {
    private LaidOut() {}

    /**
     * The folder with these files, laid out if it is not there yet. Any thread, and any process at the same time.
     *
     * @param cache the folder that it lies in
     * @param name its name begins so
     * @param files by their paths in it
     */
    public static Path in(Path cache, String name, Map<String, byte[]> files) throws IOException {
        SortedMap<String, byte[]> sorted = new TreeMap<>(files);
        Path folder = cache.resolve(name + "-" + key(sorted));
        if (!Files.isDirectory(folder)) {
            layOut(sorted, cache, name, folder);
        }
        return folder;
    }

    /** Writes all into a folder beside it, which then gets its name: another Gantry may do the same now. */
    private static void layOut(Map<String, byte[]> files, Path cache, String name, Path folder) throws IOException {
        PrivateFiles.folder(cache);
        Path unfinished = Files.createTempDirectory(cache, name + "-unfinished");
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

    private static String key(SortedMap<String, byte[]> files) {
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

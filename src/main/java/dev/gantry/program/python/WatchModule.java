package dev.gantry.program.python;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReader;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import dev.gantry.folder.PrivateFiles;

/**
 * The Python code that watches a program, laid out in a private folder of the user's cache, where interpreters import
 * it from. The folder's name follows from the content, so that each version of Gantry has its own.
 */
final class WatchModule {
    private static final String ROOT = "module/";
    private static final String ENTRY = "inject/sitecustomize.py";

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

    /** The files by their paths, in order. */
    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : names()) {
            files.put(name, read(name));
        }
        return files;
    }

    /** Their paths, as the module of Gantry, its jar or its folder of classes has them. */
    private static List<String> names() throws IOException {
        String prefix = WatchModule.class.getPackageName().replace('.', '/') + '/' + ROOT;
        Module gantry = WatchModule.class.getModule();
        if (gantry.isNamed()) {
            try (ModuleReader reader = gantry.getLayer().configuration().findModule(gantry.getName()).orElseThrow()
                    .reference().open(); Stream<String> all = reader.list()) {
                return inside(prefix, all);
            }
        }
        URL entry = Objects.requireNonNull(WatchModule.class.getResource(ROOT + ENTRY));
        if (entry.openConnection() instanceof JarURLConnection inJar) {
            inJar.setUseCaches(false); // what is closed here is nobody else's
            try (JarFile jar = inJar.getJarFile()) {
                return inside(prefix, jar.stream().map(ZipEntry::getName));
            }
        }
        try {
            Path folder = Path.of(entry.toURI()).getParent().getParent();
            try (Stream<Path> all = Files.walk(folder)) {
                return all.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).toList();
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static List<String> inside(String prefix, Stream<String> names) {
        return names.filter(name -> name.startsWith(prefix) && !name.endsWith("/"))
                .map(name -> name.substring(prefix.length())).toList();
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = WatchModule.class.getResourceAsStream(ROOT + name)) {
            return Objects.requireNonNull(in).readAllBytes();
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

package dev.gantry.program.python;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReader;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import dev.gantry.folder.LaidOut;

/**
 * The Python code that watches a program, laid out in a private folder of the user's cache, where interpreters import
 * it from.
 */
final class WatchModule {
    private static final String ROOT = "module/";
    private static final String ENTRY = "inject/sitecustomize.py";

    private WatchModule() {}

    /** The folder to put first on PYTHONPATH, laid out below this folder if it is not there yet. */
    static Path injectIn(Path cache) throws IOException {
        return LaidOut.in(cache, "python", files()).resolve("inject");
    }

    /** The files by their paths. */
    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new HashMap<>();
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
}

package dev.gantry.futures.process.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.gantry.folder.PrivateFiles;

/**
 * AOT cache for workers: two files in the user's cache folder that let a worker's JVM start in a third of the time, a
 * jar of the classes that every worker needs, and an AOT cache of them, loaded and linked.
 *
 * <p>The jar is there because an AOT cache knows jars only, and because a JVM accepts its cache whenever the class path
 * <i>begins</i> as it did when the cache was made: so one cache fits every program, whatever follows.
 *
 * <p>The files' names say which JDK and which version of the classes they are for. They are written aside and moved
 * into place. If anything fails here, workers start without them.
 */
final class Cache {
    private static final List<String> PACKAGES = List.of("jdk", "trace", "trace/budget", "trace/code",
            "trace/column", "trace/counter", "trace/memory", "trace/message", "trace/stack", "wire", "hook",
            "futures", "futures/remote", "futures/process", "futures/process/start");

    private final Path folder;
    private final WorkerCommand command;
    private final String key;
    private final boolean usable;

    /** Cache in this folder, for workers with this command. */
    Cache(Path folder, WorkerCommand command) {
        this.folder = folder;
        this.command = command;
        String made = "";
        try {
            made = "%016x".formatted(fingerprint(command));
        } catch (IOException | RuntimeException _) {
            // classes of an unusual place: no cache
        }
        this.key = made;
        this.usable = !made.isEmpty();
    }

    /** Jar to put before the class path; empty if there is no cache yet. */
    Optional<Path> jar() {
        return Optional.of(path(".jar")).filter(_ -> isMade());
    }

    Path archive() {
        return path(".aot");
    }

    boolean isMade() {
        return usable && Files.isReadable(archive()) && Files.isReadable(path(".jar"));
    }

    /** Whether it is worth trying to make it: it is not there, and no attempt failed. */
    boolean isWanted() {
        return usable && !isMade() && !Files.exists(path(".failed"));
    }

    /** Makes it; returns whether it is there now. Takes some seconds. */
    boolean make() throws IOException, InterruptedException {
        if (!usable || isMade()) {
            return usable;
        }
        PrivateFiles.folder(folder);
        return Rehearsal.perform(folder, key, command);
    }

    /** Starts another process that makes it, which may outlive this one. */
    void makeSoon() {
        try {
            PrivateFiles.folder(folder);
            Rehearsal.start(folder, key, command);
        } catch (IOException _) {
            // workers start without
        }
    }

    private Path path(String ending) {
        return folder.resolve("worker-" + key + ending);
    }

    /** Location of our own classes: a folder or a jar. */
    static Path classes() {
        try {
            return Path.of(Cache.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the jar holds this class, or would. */
    static boolean holds(Class<?> type) {
        String name = type.getPackageName();
        return PACKAGES.stream().anyMatch(each -> name.equals("dev.gantry." + each.replace('/', '.')));
    }

    /** The class files that go into the jar, in a folder of classes. */
    static List<Path> classFiles(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : PACKAGES) {
            try (Stream<Path> in = Files.list(root.resolve("dev/gantry").resolve(name))) {
                in.filter(file -> file.toString().endsWith(".class")).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static long fingerprint(WorkerCommand command) throws IOException {
        Path classes = classes();
        long sum = hash(0, System.getProperty("java.vm.version") + command);
        List<Path> files = Files.isDirectory(classes) ? classFiles(classes) : List.of(classes);
        for (Path file : files) {
            sum = hash(sum, file.getFileName().toString());
            sum = 31 * sum + Files.size(file);
            sum = 31 * sum + Files.getLastModifiedTime(file).toMillis();
        }
        return sum;
    }

    private static long hash(long seed, String text) {
        long sum = seed;
        for (int i = 0; i < text.length(); i++) {
            sum = 31 * sum + text.charAt(i);
        }
        return sum * 0x9E3779B97F4A7C15L;
    }
}

package dev.gantry.futures.process.start;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.gantry.folder.PrivateFiles;
import dev.gantry.wire.FrameOutput;

/**
 * AOT training run that makes the {@link Cache}: runs a worker once through all that workers do, with input from a
 * file, and has the JVM record what it loaded.
 *
 * <p>Profiles of hot methods are not recorded: a worker's JVM would compile all that at its start, and be some
 * milliseconds later with its first result, and with short tasks too.
 *
 * <p>That runs in a process of its own, which ends by itself and may outlive the one that started it: a program shorter
 * than the rehearsal would otherwise never get a cache.
 */
final class Rehearsal {
    private static final int SECONDS = 60;

    /** Most caches per user. */
    private static final int KEPT = 8;

    /** The class that is not in the workers' jar. */
    private static final String OUTSIDE = OutsideClass.class.getSimpleName() + ".class";

    private Rehearsal() {}

    /** Started by {@link #start} with the folder, the key, and the worker's command. */
    public static void main(String[] arguments) throws Exception {
        perform(Path.of(arguments[0]), arguments[1], WorkerCommand.of(arguments, 2));
    }

    /** Starts another process that performs it. */
    static void start(Path folder, String key, WorkerCommand worker) throws IOException {
        List<String> command = new ArrayList<>(worker.java());
        command.addAll(List.of("-cp", Cache.classes().toString(), Rehearsal.class.getName(), folder.toString(), key));
        command.addAll(worker.arguments());
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
    }

    /** Performs it here, unless another process does; returns whether there is a cache now. */
    static boolean perform(Path folder, String key, WorkerCommand worker) throws IOException, InterruptedException {
        Path lock = folder.resolve("worker-" + key + ".lock");
        try (FileChannel channel = PrivateFiles.open(lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
                FileLock ours = channel.lock()) {
            Path archive = folder.resolve("worker-" + key + ".aot");
            return ours.isValid() && (Files.exists(archive) || perform(folder, key, archive, worker));
        }
    }

    private static boolean perform(Path folder, String key, Path archive, WorkerCommand worker)
            throws IOException, InterruptedException {
        Path jar = folder.resolve("worker-" + key + ".jar");
        Path temporary = Files.createTempDirectory(folder, "making");
        try {
            Path newJar = temporary.resolve("worker.jar");
            pack(newJar, false);
            Files.move(newJar, jar, StandardCopyOption.ATOMIC_MOVE);
            Path outside = temporary.resolve("outside.jar");
            pack(outside, true);
            Path orders = temporary.resolve("orders");
            try (OutputStream to = PrivateFiles.write(orders)) {
                new Script(new FrameOutput(to)).write(outside);
            }
            Path newArchive = temporary.resolve("worker.aot");
            List<String> command = new ArrayList<>(worker.java());
            if (CachedStart.isTried()) {
                command.add("-XX:-AOTRecordTraining");
            }
            command.addAll(List.of("-XX:AOTCacheOutput=" + newArchive, "-cp", jar.toString(), worker.worker(),
                    "rehearsal"));
            Process process = new ProcessBuilder(command)
                    .redirectInput(orders.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            if (ended && process.exitValue() == 0 && Files.exists(newArchive)) {
                PrivateFiles.seal(newArchive);
                Files.move(newArchive, archive, StandardCopyOption.ATOMIC_MOVE);
                forgetOthers(folder);
                return true;
            }
            Files.writeString(folder.resolve("worker-" + key + ".failed"),
                    ended
                            ? "The rehearsal ended with exit code " + process.exitValue()
                            : "The rehearsal took too long");
            return false;
        } finally {
            delete(temporary);
        }
    }

    private static void pack(Path jar, boolean outside) throws IOException {
        Path classes = Cache.classes();
        try (ZipOutputStream out = new ZipOutputStream(PrivateFiles.write(jar))) {
            if (Files.isDirectory(classes)) {
                pack(classes, outside, out);
                return;
            }
            try (FileSystem files = FileSystems.newFileSystem(classes)) {
                pack(files.getPath("/"), outside, out);
            }
        }
    }

    private static void pack(Path root, boolean outside, ZipOutputStream out) throws IOException {
        if (outside) { // as most programs' jars have; opening one also checks for signatures
            for (String name : List.of("META-INF/MANIFEST.MF", "META-INF/maven/pom.xml")) {
                out.putNextEntry(new ZipEntry(name));
                out.write("Manifest-Version: 1.0\r\nCreated-By: Gantry\r\nClass-Path: another.jar\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII)); // for a manifest that names jars the JDK runs other code
                out.closeEntry();
            }
        }
        for (Path file : Cache.classFiles(root)) {
            if (file.getFileName().toString().equals(OUTSIDE) != outside) {
                continue;
            }
            out.putNextEntry(new ZipEntry(root.relativize(file).toString().replace('\\', '/')));
            Files.copy(file, out);
            out.closeEntry();
        }
    }

    /** Keeps the newest few: each takes some megabytes, and each build of a program may make another. */
    private static void forgetOthers(Path folder) throws IOException {
        List<Path> archives;
        try (var files = Files.list(folder)) {
            archives = files.filter(file -> file.getFileName().toString().matches("worker-\\w+\\.(aot|failed)"))
                    .sorted(Comparator.comparingLong(file -> -file.toFile().lastModified()))
                    .toList();
        }
        for (Path old : archives.subList(Math.min(KEPT, archives.size()), archives.size())) {
            String name = old.getFileName().toString();
            for (String ending : List.of(".aot", ".failed", ".jar", ".lock")) {
                Files.deleteIfExists(folder.resolve(name.substring(0, name.indexOf('.')) + ending));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}

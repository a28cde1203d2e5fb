package dev.gantry.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Start of an empty JVM: a program that writes a byte and ends, the least that any worker takes. It lies alone in a
 * folder, since to open a large jar takes milliseconds, and has the JDK's own archive.
 */
final class FirstByte {
    private FirstByte() {}

    public static void main(String[] arguments) throws IOException {
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(1);
        }
    }

    /**
     * Milliseconds from the start of a JVM to the byte that comes; with the serial collector, as a worker's.
     */
    static double measure() {
        try {
            Path folder = Files.createTempDirectory("gantry-bench");
            Path place = folder.resolve(FirstByte.class.getName().replace('.', '/') + ".class");
            Files.createDirectories(place.getParent());
            try (InputStream from = FirstByte.class.getResourceAsStream("FirstByte.class")) {
                Files.copy(from, place);
                return start(folder);
            } finally {
                for (Path each = place; !each.equals(folder.getParent()); each = each.getParent()) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double start(Path classes) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xms16m",
                "-XX:-UsePerfData", "-cp", classes.toString(), FirstByte.class.getName()).start();
        int first = process.getInputStream().read();
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (first != 1 || process.waitFor() != 0) {
            throw new IllegalStateException("a JVM that should write a byte did not");
        }
        return milliseconds;
    }
}

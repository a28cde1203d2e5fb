package dev.gantry.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.gantry.bench.measure.Result;

/** Size of the parts of an installed package, each beside the whole. */
final class PackageSize {
    private PackageSize() {}

    /** Of the package whose runtime runs us. */
    static List<Result> results(Path launcher) {
        Path runtime = Path.of(System.getProperty("java.home"));
        Path app = Path.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)[0]).getParent();
        Path home = launcher.toAbsolutePath().getParent().getParent();
        double all = size(home, _ -> true);
        return List.of(
                part("classes of Java and of the window", size(runtime, PackageSize::isClasses), all),
                part("native code of Java and of the window",
                        size(runtime, file -> !isClasses(file) && !isLicence(file)), all),
                part("AOT cache", size(app, PackageSize::isCache), all),
                part("Gantry and other libraries", size(app, file -> file.toString().endsWith(".jar")), all),
                part("licences", size(home, PackageSize::isLicence), all));
    }

    private static Result part(String name, double bytes, double all) {
        return Result.beside("size, " + name, "MB", bytes / 1e6, "the whole package", all / 1e6);
    }

    private static boolean isClasses(Path file) {
        return file.endsWith("modules") || file.endsWith("jrt-fs.jar");
    }

    private static boolean isCache(Path file) {
        return file.toString().endsWith(".aot");
    }

    private static boolean isLicence(Path file) {
        return file.toString().contains("legal");
    }

    private static double size(Path folder, Predicate<Path> which) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(which).mapToLong(PackageSize::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.gantry.program.java;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

import dev.gantry.program.NotWatchable;
import dev.gantry.program.NotWatchable.Reason;

/** What is wrong with a program's main class is told before anything is started. */
final class MainClass {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int FIRST = 44; // a class file of Java N has version 44 + N

    private MainClass() {}

    /**
     * Checks what can be known of the program's main class.
     *
     * @param folder where the program is to be started
     * @throws NotWatchable if a jar is none, or names no main class, or that was compiled for a newer Java
     */
    static void check(JavaProgram program, JavaHome java, Path folder) throws NotWatchable {
        try {
            switch (program.kind()) {
                case JAR -> checkJar(folder.resolve(program.words().getFirst()), java);
                case CLASS_PATH -> checkClass(program.words().get(0), program.words().get(1), java, folder);
                case SOURCE, COMMAND -> {
                    // java itself says what is wrong
                }
            }
        } catch (InvalidPathException _) {
            // a name that Java can't look up here: it may be one all the same, and java says what is wrong
        }
    }

    private static void checkJar(Path file, JavaHome java) throws NotWatchable {
        try (JarFile jar = new JarFile(file.toFile())) {
            String main = Optional.ofNullable(jar.getManifest()).map(Manifest::getMainAttributes)
                    .map(all -> all.getValue(Attributes.Name.MAIN_CLASS)).map(String::strip)
                    .orElseThrow(() -> new NotWatchable(("%s names no main class in its manifest; gantry run -cp %s "
                            + "CLASS runs one of its classes.").formatted(file.getFileName(), file.getFileName()),
                            Reason.NO_MAIN_CLASS, List.of(file.getFileName().toString())));
            checkVersion(main, version(jar, main), java);
        } catch (ZipException _) {
            throw new NotWatchable("%s is no jar.".formatted(file.getFileName()), Reason.NO_JAR,
                    List.of(file.getFileName().toString()));
        } catch (IOException notRead) {
            throw new NotWatchable("%s can't be read: %s.".formatted(file.getFileName(), notRead.getMessage()));
        }
    }

    private static void checkClass(String classPath, String main, JavaHome java, Path folder) throws NotWatchable {
        for (String entry : classPath.split(File.pathSeparator)) {
            try {
                checkVersion(main, version(folder.resolve(entry), main), java);
            } catch (IOException _) {
                // java looks into what it can read, too
            }
        }
    }

    /** For which Java a class was compiled; 0 if it isn't there. */
    private static int version(Path entry, String name) throws IOException {
        if (Files.isDirectory(entry)) {
            Path file = entry.resolve(name.replace('.', '/') + ".class");
            return Files.isRegularFile(file) ? version(Files.newInputStream(file)) : 0;
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            return version(jar, name);
        }
    }

    private static int version(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name.replace('.', '/') + ".class");
        return entry == null ? 0 : version(jar.getInputStream(entry));
    }

    private static int version(InputStream file) throws IOException {
        try (DataInputStream in = new DataInputStream(file)) {
            boolean isClass = in.readInt() == MAGIC;
            in.readUnsignedShort();
            return isClass ? in.readUnsignedShort() - FIRST : 0;
        }
    }

    private static void checkVersion(String main, int version, JavaHome java) throws NotWatchable {
        if (version > java.version()) {
            throw new NotWatchable(
                    ("%s was compiled for Java %d, and the JDK in %s is Java %d. --java names the folder "
                            + "of another JDK.").formatted(main, version, java.folder(), java.version()),
                    Reason.NEWER_CLASS, List.of(main, Integer.toString(version), java.folder().toString(),
                            Integer.toString(java.version())));
        }
    }
}

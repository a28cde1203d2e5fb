package dev.gantry.program.java.weave;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Classes of a JDK's module java.base, read from its image. For one thread. */
final class TargetJdk implements Closeable {
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final FileSystem image;
    private final Path base;

    /** Opens the image of the JDK in this folder. */
    TargetJdk(Path home) throws IOException {
        image = FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", home.toString()));
        base = image.getPath("/modules/java.base");
    }

    /** The name of the file with the woven classes of the JDK in this folder; the agent's {@code ThisJdk} makes it. */
    static String wovenFile(Path home) throws IOException {
        Path real = home.toRealPath();
        Path classes = real.resolve("lib/modules");
        String key = real + "\n" + Files.size(classes) + "\n" + Files.getLastModifiedTime(classes).toMillis() / 1000;
        long hash = FNV_BASIS;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * FNV_PRIME;
        }
        return Long.toHexString(hash) + ".woven";
    }

    /** The class with this name, with dots; empty if there is none. */
    Optional<byte[]> read(String name) throws IOException {
        Path file = base.resolve(name.replace('.', '/') + ".class");
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /** Which class extends which here, as the verifier will see it. */
    ClassHierarchyResolver hierarchy() {
        return ClassHierarchyResolver.ofResourceParsing(this::open).cached();
    }

    private InputStream open(ClassDesc type) {
        String descriptor = type.descriptorString();
        Path file = base.resolve(descriptor.substring(1, descriptor.length() - 1) + ".class");
        try {
            return Files.exists(file) ? Files.newInputStream(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        image.close();
    }
}

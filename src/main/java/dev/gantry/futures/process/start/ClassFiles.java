package dev.gantry.futures.process.start;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

import jdk.internal.access.SharedSecrets;

import dev.gantry.jdk.Internals;

/**
 * Class files that a {@link Lambda} is linked with, sent before it: that of its maker, its nest host and their
 * supertypes. A worker would find them by itself, but only by opening the jar that they are in, and that takes a JVM
 * that has just started longer than all the rest of its first task: 10 ms for a jar of 1,200 files.
 *
 * <p>They are defined once, in the loader that would have found them, so all code finds the same class. Only classes
 * out of jars of the class path or module path that seal no package and sign nothing are sent. One difference from a
 * class that was found remains: it does not know what the jar's manifest says of its package, until another class of it
 * was found there.
 *
 * <p>Only the JDK's own code can define a class in that loader. Where {@code jdk.internal.access} is not exported to
 * us, nothing is sent, and the worker opens the jar.
 *
 * <p>An object tracks which files one worker has. For one thread.
 */
final class ClassFiles {
    private static final int MOST_BYTES = 1 << 16;
    private static final Map<Path, Boolean> PLAIN_JARS = new ConcurrentHashMap<>();

    private final Set<Class<?>> sent = new HashSet<>();

    /** The file of a class and the jar that it is in. */
    record ClassFile(URI jar, byte[] bytes) {}

    private static final ClassValue<Optional<ClassFile>> FILES = new ClassValue<>() {
        @Override
        protected Optional<ClassFile> computeValue(Class<?> type) {
            try {
                return find(type);
            } catch (IOException | URISyntaxException | RuntimeException _) {
                return Optional.empty(); // the worker loads it from where it is
            }
        }
    };

    /** Class files that this lambda needs and the worker has not got yet, as a frame's payload. */
    Optional<byte[]> of(Lambda lambda, ClassLoader loader) throws IOException {
        if (!Internals.DEFINING.isAvailable()) {
            return Optional.empty();
        }
        Set<Class<?>> wanted = new LinkedHashSet<>();
        try {
            Class<?> maker = Class.forName(lambda.maker().replace('/', '.'), false, loader);
            collect(maker.getNestHost(), wanted);
            collect(maker, wanted);
        } catch (ClassNotFoundException | LinkageError _) {
            return Optional.empty();
        }
        wanted.removeAll(sent);
        List<ClassFile> files = new ArrayList<>();
        for (Class<?> each : wanted) {
            Optional<ClassFile> file = FILES.get(each);
            if (file.isEmpty()) {
                return Optional.empty();
            }
            files.add(file.get());
        }
        if (files.isEmpty() || files.stream().mapToInt(file -> file.bytes.length).sum() > MOST_BYTES) {
            return Optional.empty();
        }
        sent.addAll(wanted);
        return Optional.of(payload(files));
    }

    /** Payload of a frame. */
    static byte[] payload(List<ClassFile> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (ClassFile file : files) {
            out.writeUTF(file.jar.toString());
            out.writeInt(file.bytes.length);
            out.write(file.bytes);
        }
        return bytes.toByteArray();
    }

    /** Supertypes stand before a class: classes are defined in this order. */
    private static void collect(Class<?> type, Set<Class<?>> into) {
        if (type == null || type.getClassLoader() != ClassLoader.getSystemClassLoader() || Cache.holds(type)) {
            return;
        }
        collect(type.getSuperclass(), into);
        for (Class<?> each : type.getInterfaces()) {
            collect(each, into);
        }
        into.add(type);
    }

    private static Optional<ClassFile> find(Class<?> type) throws IOException, URISyntaxException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null || !source.getLocation().getProtocol().equals("file")) {
            return Optional.empty();
        }
        URI place = source.getLocation().toURI();
        if (!Files.isRegularFile(Path.of(place)) || !PLAIN_JARS.computeIfAbsent(Path.of(place), ClassFiles::isPlain)) {
            return Optional.empty();
        }
        String name = type.getName();
        try (InputStream in = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            return in == null ? Optional.empty() : Optional.of(new ClassFile(place, in.readAllBytes()));
        }
    }

    /** Whether the manifest seals no package and says nothing of single files, as it does where they are signed. */
    private static boolean isPlain(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest == null || manifest.getEntries().isEmpty()
                    && !manifest.getMainAttributes().containsKey(Attributes.Name.SEALED);
        } catch (IOException _) {
            return false;
        }
    }

    /** In the worker: defines what came, unless it has been found meanwhile. */
    static void define(byte[] payload) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        while (in.available() > 0) {
            URL jar = URI.create(in.readUTF()).toURL();
            byte[] bytes = in.readNBytes(in.readInt());
            ProtectionDomain domain = new ProtectionDomain(new CodeSource(jar, (Certificate[]) null), null, loader,
                    null);
            try {
                SharedSecrets.getJavaLangAccess().defineClass(loader, null, bytes, domain, jar.toString());
            } catch (LinkageError _) {
                // already defined, or the code that needs it gets the error
            }
        }
    }
}

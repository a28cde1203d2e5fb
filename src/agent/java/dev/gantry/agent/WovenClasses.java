package dev.gantry.agent;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Hooks, and classes of this JDK with calls of them. Some have two forms: one for a class that is loaded now, with a
 * field for its objects' numbers, and one for a class that was loaded before, which can't get a field any more.
 */
final class WovenClasses implements ClassFileTransformer {
    private final Map<String, Woven> classes = new HashMap<>();
    private final Set<String> named = new HashSet<>(); // the same, with dots
    private final Map<String, byte[]> hooks = new LinkedHashMap<>();
    private final Map<String, byte[]> libraries = new HashMap<>();
    private final Map<String, String> wrappers = new HashMap<>();
    private final boolean withFields;

    /** Forms of a class. */
    private static final class Woven {
        private final byte[] plain;
        private final byte[] tagged; // the same array where there is one form
        private volatile boolean isTagged; // it was loaded so, and must stay so

        Woven(byte[] plain, byte[] tagged) {
            this.plain = plain;
            this.tagged = tagged;
        }
    }

    /**
     * Reads what Gantry wrote: the classes of the hooks; for each woven class its name, and its two forms, the second
     * empty if there is one only; the rules for each class of a library; and for
     * classes of tasks in libraries the field by whose content they are called.
     *
     * @param withFields whether classes that are loaded from now on get fields, and can't be without them again
     */
    WovenClasses(File file, boolean withFields) throws IOException {
        this.withFields = withFields;
        try (FileInputStream content = new FileInputStream(file);
                DataInputStream in = new DataInputStream(new ByteArrayInputStream(content.readAllBytes()))) {
            for (int left = in.readInt(); left > 0; left--) {
                hooks.put(in.readUTF(), read(in));
            }
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                named.add(name.replace('/', '.'));
                byte[] plain = read(in);
                byte[] tagged = read(in);
                classes.put(name, new Woven(plain, tagged.length == 0 ? plain : tagged));
            }
            for (int left = in.readInt(); left > 0; left--) {
                libraries.put(in.readUTF(), read(in));
            }
            for (int left = in.readInt(); left > 0; left--) {
                wrappers.put(in.readUTF(), in.readUTF());
            }
        }
    }

    private static byte[] read(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    /** The classes of the hooks by their names, superclasses first. */
    Map<String, byte[]> hooks() {
        return hooks;
    }

    /** The rules for classes of libraries, by their names. */
    Map<String, byte[]> libraries() {
        return libraries;
    }

    /** The fields by whose content tasks are called, by their classes' names with dots. */
    Map<String, String> wrappers() {
        return wrappers;
    }

    boolean has(Class<?> loaded) {
        return loaded.getClassLoader() == null && named.contains(loaded.getName());
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> loaded, ProtectionDomain domain, byte[] bytes) {
        Woven woven = loader != null || name == null ? null : classes.get(name);
        if (woven == null) {
            return null;
        }
        if (loaded == null && withFields) {
            woven.isTagged = true;
        }
        return woven.isTagged ? woven.tagged : woven.plain;
    }
}

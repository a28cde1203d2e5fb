package dev.gantry.program.java.weave;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * File with the hooks, the woven classes of a JDK, and the rules for classes of libraries, which the agent weaves as
 * they are loaded: all that it reads, in one piece, to start fast.
 */
public final class WovenFile {
    private static final String JDK = "jdk";

    private WovenFile() {}

    /**
     * Weaves the classes of a JDK into a file in this folder, if that isn't there yet.
     *
     * @param home the JDK's folder
     * @param version its feature release
     * @param hooks the classes of the agent's hooks by their names, in the order in which they are to be defined
     * @return what rules are about and this JDK doesn't have, empty if the file was there: of that nothing will be seen
     * @throws IOException if the JDK can't be read, or the file can't be written
     */
    public static List<String> prepare(Path home, int version, Map<String, byte[]> hooks, Path folder)
            throws IOException {
        Path file = folder.resolve(TargetJdk.wovenFile(home));
        if (Files.isRegularFile(file)) {
            return List.of();
        }
        try (TargetJdk jdk = new TargetJdk(home)) {
            Weaver weaver = new Weaver(Rules.of(JDK), version, new HookMethods(hooks), jdk.hierarchy());
            byte[] woven = weave(weaver, jdk, hooks, version);
            Path unfinished = Files.createTempFile(folder, "unfinished", ".woven");
            Files.write(unfinished, woven);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE); // another Gantry may do the same now
            return weaver.missing();
        }
    }

    /** What the content of the file follows from, besides the JDK and the agent. */
    public static byte[] rules() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(Rules.bytes(JDK));
        for (String library : Rules.LIBRARIES) {
            all.write(Rules.bytes(library));
        }
        return all.toByteArray();
    }

    private static byte[] weave(Weaver weaver, TargetJdk jdk, Map<String, byte[]> hooks, int version)
            throws IOException {
        ByteArrayOutputStream classes = new ByteArrayOutputStream();
        int count = 0;
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(classes))) {
            for (String name : Rules.of(JDK).classes().keySet()) {
                Optional<byte[]> original = jdk.read(name);
                if (original.isPresent() && (weaver.isTagged(name) || !weaver.rules(name).isEmpty())) {
                    write(out, weaver, name, original.get());
                    count++;
                } else if (original.isEmpty() && !weaver.rules(name).isEmpty()) {
                    weaver.miss(name);
                }
            }
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(all)) {
            out.writeInt(hooks.size());
            for (Map.Entry<String, byte[]> hook : hooks.entrySet()) {
                out.writeUTF(hook.getKey());
                out.writeInt(hook.getValue().length);
                out.write(hook.getValue());
            }
            out.writeInt(count);
            classes.writeTo(out);
            LibraryRules rules = new LibraryRules(version, new HookMethods(hooks));
            for (String library : Rules.LIBRARIES) {
                rules.add(Rules.of(library));
            }
            rules.write(out);
        }
        return all.toByteArray();
    }

    private static void write(DataOutputStream out, Weaver weaver, String name, byte[] original) throws IOException {
        out.writeUTF(name.replace('.', '/'));
        byte[] plain = weaver.plain(name, original);
        out.writeInt(plain.length);
        out.write(plain);
        byte[] tagged = weaver.isTagged(name) ? weaver.tagged(name, original) : new byte[0];
        out.writeInt(tagged.length);
        out.write(tagged);
    }
}

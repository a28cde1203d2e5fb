package dev.gantry.program.java.weave;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rules for classes of libraries, in the form in which the agent reads them: for each class its name, and apart from
 * that, so that it is not read for nothing, what it must extend, and its rules; then the classes of tasks that are
 * called by the content of a field.
 */
final class LibraryRules {
    private static final String ANY = "*";

    private final int version;
    private final HookMethods hooks;
    private final Map<String, byte[]> classes = new LinkedHashMap<>();
    private final Map<String, String> wrappers = new LinkedHashMap<>();

    /**
     * None yet, for a JDK.
     *
     * @param version the JDK's feature release
     * @param hooks the agent's hooks
     */
    LibraryRules(int version, HookMethods hooks) {
        this.version = version;
        this.hooks = hooks;
    }

    /** The rules of a class, by its name with slashes, as the agent reads them. */
    Map<String, byte[]> classes() {
        return classes;
    }

    /**
     * Adds those of a library, under all names under which its classes are known.
     *
     * @throws IllegalArgumentException if a rule is for a hook that the agent lacks
     */
    void add(Rules rules) throws IOException {
        for (Map.Entry<String, List<Rule>> each : rules.classes().entrySet()) {
            List<Rule> holding = each.getValue().stream().filter(rule -> rule.holdsFor(version)).toList();
            byte[] written = written(rules.superclasses().getOrDefault(each.getKey(), ""), holding);
            String field = rules.wrappers().get(each.getKey());
            for (String prefix : Stream.concat(Stream.of(""), rules.copies().stream()).toList()) {
                String name = prefix + each.getKey();
                if (!holding.isEmpty()) {
                    classes.put(name.replace('.', '/'), written);
                }
                if (field != null) {
                    wrappers.put(name, field);
                }
            }
        }
    }

    private byte[] written(String superclass, List<Rule> rules) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(superclass.replace('.', '/'));
        out.writeShort(rules.size());
        for (Rule rule : rules) {
            HookMethods.HookMethod hook = hooks.of(rule);
            out.writeUTF(rule.method());
            out.writeUTF(rule.parameters().orElse(ANY));
            out.writeByte(rule.place().ordinal());
            out.writeUTF(rule.call());
            out.writeUTF(hook.owner().packageName().replace('.', '/') + "/" + hook.owner().displayName());
            out.writeUTF(rule.hook());
            out.writeUTF(hook.type().descriptorString());
            out.writeByte(rule.arguments().size());
            for (String argument : rule.arguments()) {
                out.writeUTF(argument);
            }
        }
        return bytes.toByteArray();
    }

    /** Writes them. */
    void write(DataOutputStream out) throws IOException {
        out.writeInt(classes.size());
        for (Map.Entry<String, byte[]> each : classes.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeInt(each.getValue().length);
            out.write(each.getValue());
        }
        out.writeInt(wrappers.size());
        for (Map.Entry<String, String> each : wrappers.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeUTF(each.getValue());
        }
    }
}

package dev.gantry.agent;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.gantry.agent.hook.Hooks;
import dev.gantry.agent.weave.HookRule;
import dev.gantry.agent.weave.LibraryClass;

/**
 * Classes of libraries with pools of their own, which are woven when they are loaded. Of any other class no more than
 * its name is looked at. What can't be woven stays as it is, and is told in the recording.
 */
final class LibraryClasses implements ClassFileTransformer {
    private final Map<String, byte[]> rules;
    private final Set<String> named = new HashSet<>(); // the same, with dots
    private final Set<String> told = ConcurrentHashMap.newKeySet(); // a class may be loaded by many loaders

    /** Those that rules are for, by their names with slashes. */
    LibraryClasses(Map<String, byte[]> rules) {
        this.rules = rules;
        for (String name : rules.keySet()) {
            named.add(name.replace('/', '.'));
        }
    }

    boolean has(Class<?> loaded) {
        return loaded.getClassLoader() != null && named.contains(loaded.getName());
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> loaded, ProtectionDomain domain, byte[] bytes) {
        byte[] written = loader == null || name == null ? null : rules.get(name);
        if (written == null) {
            return null;
        }
        String shown = name.replace('/', '.');
        try {
            if (Class.forName(Hooks.class.getName(), false, loader) != Hooks.class) {
                lacks("library-hooks", shown);
                return null;
            }
            List<String> missing = new ArrayList<>();
            byte[] woven = LibraryClass.weave(bytes, new HookRule.Rules(written), missing);
            for (String method : missing) {
                lacks("library-method", shown, method);
            }
            return woven;
        } catch (Throwable wrong) {
            lacks("library", shown, wrong.toString());
            return null;
        }
    }

    private void lacks(String code, String... texts) {
        if (told.add(code + String.join(" ", texts))) {
            Hooks.lacks(code, texts);
        }
    }
}

package dev.gantry.program.java.weave;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The agent's hooks, which rules name. */
final class HookMethods {
    private static final String PACKAGE = "dev/gantry/agent/hook/";
    private static final List<String> CLASSES = List.of("TaskHooks", "PoolHooks", "StageHooks", "WaitHooks",
            "ThreadHooks", "PrintHooks");

    private final Map<String, HookMethod> all = new HashMap<>();

    /**
     * A hook.
     *
     * @param owner its class
     * @param type what it takes
     */
    record HookMethod(ClassDesc owner, MethodTypeDesc type) {}

    /** Those in these class files, by their names. */
    HookMethods(Map<String, byte[]> files) {
        for (String name : CLASSES) {
            ClassModel model = ClassFile.of().parse(files.get(PACKAGE + name));
            for (MethodModel method : model.methods()) {
                if ((method.flags().flagsMask() & ClassFile.ACC_PUBLIC) != 0) {
                    all.put(method.methodName().stringValue(),
                            new HookMethod(model.thisClass().asSymbol(), method.methodTypeSymbol()));
                }
            }
        }
    }

    /**
     * The hook that this rule names.
     *
     * @throws IllegalArgumentException if none is called so, or it takes something else
     */
    HookMethod of(Rule rule) {
        HookMethod hook = all.get(rule.hook());
        if (hook == null || hook.type().parameterCount() != rule.arguments().size()) {
            throw new IllegalArgumentException("no hook %s takes %s".formatted(rule.hook(), rule.arguments()));
        }
        return hook;
    }
}

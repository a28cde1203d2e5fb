package dev.gantry.program.java.weave;

import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.Interfaces;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Weaves classes of one JDK by rules. For one thread. */
final class Weaver {
    private static final ClassDesc TAGGED = ClassDesc.of("dev.gantry.agent.hook.Tagged");
    private static final String NUMBER = "$gantryNumber";
    private static final int HIDDEN = ClassFile.ACC_SYNTHETIC;
    private static final MethodTypeDesc GET_INT = MethodTypeDesc.of(CD_int);

    private final Rules rules;
    private final int version;
    private final HookMethods hooks;
    private final ClassFile classFile;
    private final List<String> missing = new ArrayList<>();

    /**
     * A weaver for a JDK.
     *
     * @param version the JDK's feature release
     * @param hooks the agent's hooks
     * @param hierarchy which class extends which in the JDK
     */
    Weaver(Rules rules, int version, HookMethods hooks, ClassHierarchyResolver hierarchy) {
        this.rules = rules;
        this.version = version;
        this.hooks = hooks;
        this.classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    }

    /** Methods that rules are about, and that the classes woven so far don't have. */
    List<String> missing() {
        return missing;
    }

    /** The rules of a class that hold for this JDK. */
    List<Rule> rules(String name) {
        return rules.classes().get(name).stream().filter(rule -> rule.holdsFor(version)).toList();
    }

    /** Says that a class is not there. */
    void miss(String name) {
        missing.add(name);
    }

    /** Whether objects of this class get a field for their number. */
    boolean isTagged(String name) {
        return rules.tagged().contains(name);
    }

    /** The class with calls of the hooks in its methods, and nothing else changed. */
    byte[] plain(String name, byte[] original) {
        ClassModel model = classFile.parse(original);
        List<HookCalls> woven = new ArrayList<>();
        byte[] bytes = classFile.transformClass(model, calls(name, woven));
        rules(name).stream().filter(rule -> model.methods().stream().noneMatch(rule::fits))
                .forEach(rule -> missing.add(name + "." + rule.shown()));
        woven.stream().flatMap(each -> each.missed().stream())
                .forEach(rule -> missing.add(name + "." + rule.shown()));
        return bytes;
    }

    /** The same, and with a field for a number. */
    byte[] tagged(String name, byte[] original) {
        return classFile.transformClass(classFile.parse(original), calls(name, new ArrayList<>()).andThen(tag(name)));
    }

    private ClassTransform calls(String name, List<HookCalls> woven) {
        return (builder, element) -> {
            List<Rule> fitting = element instanceof MethodModel method
                    ? rules(name).stream().filter(rule -> rule.fits(method)).toList()
                    : List.of();
            if (fitting.isEmpty()) {
                builder.with(element);
            } else {
                HookCalls calls = new HookCalls((MethodModel) element, fitting, hooks);
                woven.add(calls);
                builder.transformMethod((MethodModel) element, MethodTransform.transformingCode(calls));
            }
        };
    }

    private ClassTransform tag(String name) {
        ClassDesc self = ClassDesc.of(name);
        int index = rules.tagged().indexOf(name);
        ClassTransform implement = (builder, element) -> {
            if (element instanceof Interfaces before) {
                List<ClassEntry> all = new ArrayList<>(before.interfaces());
                all.add(builder.constantPool().classEntry(TAGGED));
                builder.withInterfaces(all);
            } else {
                builder.with(element);
            }
        };
        return implement.andThen(ClassTransform.endHandler(builder -> builder
                .withField(NUMBER, CD_int, ClassFile.ACC_TRANSIENT | HIDDEN)
                .withMethodBody("gantryNumber", GET_INT, ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | HIDDEN,
                        code -> code.aload(0).getfield(self, NUMBER, CD_int).ireturn())
                .withMethodBody("gantryClass", GET_INT, ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | HIDDEN,
                        code -> code.loadConstant(index).ireturn())));
    }
}

package dev.gantry.program.java.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts calls of hooks into the code of one method.
 *
 * <p>The JVM takes the first handler whose range fits: those around one call are entered before the method's own, that
 * around the whole method after them.
 */
final class HookCalls implements CodeTransform {
    private final MethodModel method;
    private final List<Rule> rules;
    private final HookMethods hooks;
    private final Set<String> seen = new HashSet<>(); // calls that rules are about
    private final List<ExceptionCatch> own = new ArrayList<>(); // the method's handlers
    private Label start;

    /** Calls by these rules, all of which are for this method; with the hooks. */
    HookCalls(MethodModel method, List<Rule> rules, HookMethods hooks) {
        this.method = method;
        this.rules = rules;
        this.hooks = hooks;
    }

    /** Rules about a call that the method doesn't have; known once it is woven. */
    List<Rule> missed() {
        return rules.stream().filter(rule -> !rule.call().isEmpty() && !seen.contains(rule.call())).toList();
    }

    @Override
    public void atStart(CodeBuilder code) {
        at(Place.ENTRY, "").forEach(rule -> call(code, rule, -1, TypeKind.VOID));
        start = code.newBoundLabel();
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        if (element instanceof ReturnInstruction returned) {
            result(code, atReturn(), returned.typeKind());
            code.with(element);
        } else if (element instanceof InvokeInstruction called && isFirst(called.name().stringValue())) {
            around(code, called);
        } else if (element instanceof ExceptionCatch handler) {
            own.add(handler);
        } else {
            code.with(element);
        }
    }

    @Override
    public void atEnd(CodeBuilder code) {
        own.forEach(code::with);
        List<Rule> thrown = rules.stream()
                .filter(rule -> rule.place() == Place.THROWS || rule.place() == Place.EXIT).toList();
        if (!thrown.isEmpty()) {
            Label end = code.newBoundLabel();
            code.exceptionCatchAll(start, end, end);
            result(code, thrown, TypeKind.REFERENCE);
            code.athrow();
        }
    }

    private boolean isFirst(String name) {
        return rules.stream().anyMatch(rule -> rule.call().equals(name)) && seen.add(name);
    }

    private void around(CodeBuilder code, InvokeInstruction called) {
        String name = called.name().stringValue();
        List<Rule> fails = at(Place.FAILS, name);
        at(Place.BEFORE, name).forEach(rule -> call(code, rule, -1, TypeKind.VOID));
        Label begin = code.newLabel();
        Label end = code.newLabel();
        Label handler = code.newLabel();
        Label after = code.newLabel();
        if (!fails.isEmpty()) {
            code.exceptionCatchAll(begin, end, handler);
        }
        code.labelBinding(begin).with(called).labelBinding(end);
        result(code, at(Place.AFTER, name), TypeKind.from(called.typeSymbol().returnType()));
        if (!fails.isEmpty()) {
            code.goto_(after).labelBinding(handler);
            result(code, fails, TypeKind.REFERENCE);
            code.athrow().labelBinding(after);
        }
    }

    private List<Rule> at(Place place, String call) {
        return rules.stream().filter(rule -> rule.place() == place && rule.call().equals(call)).toList();
    }

    private List<Rule> atReturn() {
        return rules.stream().filter(rule -> rule.place() == Place.RETURNS || rule.place() == Place.EXIT).toList();
    }

    /** Calls hooks that may be given what is on top of the stack, which stays there. */
    private void result(CodeBuilder code, List<Rule> called, TypeKind kind) {
        int slot = -1;
        if (kind != TypeKind.VOID && called.stream().anyMatch(HookCalls::takesTop)) {
            slot = code.allocateLocal(kind);
            code.storeLocal(kind, slot).loadLocal(kind, slot);
        }
        for (Rule rule : called) {
            call(code, rule, slot, kind);
        }
    }

    private static boolean takesTop(Rule rule) {
        return rule.arguments().stream().anyMatch(Set.of("result", "thrown")::contains);
    }

    private void call(CodeBuilder code, Rule rule, int top, TypeKind kind) {
        for (String argument : rule.arguments()) {
            switch (argument) {
                case "null" -> code.aconst_null();
                case "result", "thrown" -> code.loadLocal(kind, top);
                default -> load(code, argument);
            }
        }
        HookMethods.HookMethod hook = hooks.of(rule);
        code.invokestatic(hook.owner(), rule.hook(), hook.type());
    }

    /** Loads a parameter, or the field of one. */
    private void load(CodeBuilder code, String argument) {
        String[] parts = argument.split("\\.");
        int index = Integer.parseInt(parts[0]);
        boolean isStatic = (method.flags().flagsMask() & java.lang.classfile.ClassFile.ACC_STATIC) != 0;
        if (!isStatic && index == 0) {
            code.aload(0);
            return;
        }
        int parameter = isStatic ? index : index - 1;
        ClassDesc type = method.methodTypeSymbol().parameterType(parameter);
        code.loadLocal(TypeKind.from(type), code.parameterSlot(parameter));
        if (parts.length > 1) {
            code.getfield(type, parts[1], ClassDesc.of("java.lang.Runnable"));
        }
    }
}

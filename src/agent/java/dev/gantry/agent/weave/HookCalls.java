package dev.gantry.agent.weave;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** Calls of hooks from one method, as instructions. */
final class HookCalls {
    private static final String HOOKS = "dev/gantry/agent/hook/Hooks";

    private final ConstantPool pool;
    private final String descriptor;
    private final boolean isStatic;
    private final int top;

    /**
     * Calls from a method.
     *
     * @param top the variable that holds a result, what was thrown, or what a call is made on
     */
    HookCalls(ConstantPool pool, String descriptor, boolean isStatic, int top) {
        this.pool = pool;
        this.descriptor = descriptor;
        this.isStatic = isStatic;
        this.top = top;
    }

    static boolean takesTop(HookRule rule) {
        for (String argument : rule.arguments()) {
            if (isTop(argument)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTop(String argument) {
        return argument.equals("result") || argument.equals("thrown") || argument.equals("receiver");
    }

    /** Writes the call of a hook that may be given what is on top of the stack, of this type; that stays there. */
    void write(DataOutputStream out, HookRule rule, String type) throws IOException {
        if (takesTop(rule)) {
            if (type == null) {
                throw new IOException("nothing is there for " + rule.hook());
            }
            out.writeByte(Descriptors.slots(type) == 2 ? Instructions.DUP2 : Instructions.DUP);
            variable(out, Instructions.store(type), top);
        }
        writeWithTop(out, rule, type);
    }

    void writeWithTop(DataOutputStream out, HookRule rule, String type) throws IOException {
        for (String argument : rule.arguments()) {
            if (isTop(argument)) {
                variable(out, Instructions.load(type), top);
            } else if (argument.equals("null")) {
                out.writeByte(Instructions.ACONST_NULL);
            } else {
                parameter(out, argument);
            }
        }
        out.writeByte(Instructions.INVOKESTATIC);
        out.writeShort(pool.method(HOOKS, rule.hook(), rule.hookType()));
    }

    private void parameter(DataOutputStream out, String argument) throws IOException {
        String[] parts = argument.split("\\.");
        int index = Integer.parseInt(parts[0]);
        if (index == 0 && !isStatic) {
            variable(out, Instructions.ALOAD, 0);
            return;
        }
        String[] types = Descriptors.parameters(descriptor);
        int parameter = isStatic ? index : index - 1;
        int slot = isStatic ? 0 : 1;
        for (int i = 0; i < parameter; i++) {
            slot += Descriptors.slots(types[i]);
        }
        variable(out, Instructions.load(types[parameter]), slot);
        if (parts.length > 1) {
            String owner = types[parameter];
            out.writeByte(Instructions.GETFIELD);
            out.writeShort(pool.field(owner.substring(1, owner.length() - 1), parts[1], "Ljava/lang/Runnable;"));
        }
    }

    static void variable(DataOutputStream out, int instruction, int index) throws IOException {
        if (index > 0xff) {
            out.writeByte(Instructions.WIDE);
            out.writeByte(instruction);
            out.writeShort(index);
        } else {
            out.writeByte(instruction);
            out.writeByte(index);
        }
    }

    /** How many of this and the parameters the hooks of these rules are given. */
    static int needed(List<HookRule> rules) {
        int needed = 0;
        for (HookRule rule : rules) {
            for (String argument : rule.arguments()) {
                if (Character.isDigit(argument.charAt(0))) {
                    needed = Math.max(needed, 1 + Integer.parseInt(argument.split("\\.")[0]));
                }
            }
        }
        return needed;
    }
}

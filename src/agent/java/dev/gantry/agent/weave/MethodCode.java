package dev.gantry.agent.weave;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Code of a method, into which calls of hooks are put. What was there is moved, with all that tells places in it; of
 * annotations of types in it nothing is kept.
 *
 * <p>The JVM takes the first handler whose range fits: those around one call come before the method's own, and that
 * around the whole method behind them.
 */
final class MethodCode {
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String THROWN = "Ljava/lang/Throwable;";
    private static final int MORE_STACK = 8; // that the calls need
    private static final int LONGEST = 0xffff;

    private final ByteBuffer file;
    private final ConstantPool pool;
    private final String descriptor;
    private final boolean isStatic;
    private final boolean isConstructor;
    private final Frames frames;
    private final int maxStack;
    private final int top; // the variable that holds a result, what was thrown, or what a call is made on
    private final int start; // where the code begins in the file
    private final int length;
    private final List<int[]> handlers = new ArrayList<>(); // each: from, to, handler, entry of its class
    private final List<int[]> lines = new ArrayList<>();
    private final List<int[]> variables = new ArrayList<>();
    private final List<int[]> variableTypes = new ArrayList<>();

    private final ByteArrayOutputStream[] after; // what is run when the instruction before this place has been
    private final ByteArrayOutputStream[] before; // what is run before this one, and jumps to it meet it, too
    private final List<Failing> failing = new ArrayList<>();
    private final List<HookRule> thrown = new ArrayList<>();

    /** Call whose failure is told. */
    private static final class Failing {
        private final int at;
        private final List<HookRule> rules = new ArrayList<>();

        Failing(int at) {
            this.at = at;
        }
    }

    /**
     * The code of a method.
     *
     * @param owner the entry of the method's class in the pool
     * @param at where the content of its attribute begins
     */
    MethodCode(ByteBuffer file, ConstantPool pool, int owner, String name, String descriptor, boolean isStatic, int at)
            throws IOException {
        this.file = file;
        this.pool = pool;
        this.descriptor = descriptor;
        this.isStatic = isStatic;
        isConstructor = name.equals("<init>");
        frames = new Frames(pool, owner, isStatic, isConstructor, descriptor);
        maxStack = u2(at);
        top = u2(at + 2);
        length = file.getInt(at + 4);
        start = at + 8;
        after = new ByteArrayOutputStream[length + 1];
        before = new ByteArrayOutputStream[length + 1];
        readTables(readHandlers(start + length));
    }

    private int u2(int at) {
        return file.getShort(at) & 0xffff;
    }

    private int readHandlers(int at) {
        int next = at + 2;
        for (int left = u2(at); left > 0; left--, next += 8) {
            handlers.add(new int[]{u2(next), u2(next + 2), u2(next + 4), u2(next + 6)});
        }
        return next;
    }

    private void readTables(int at) throws IOException {
        int next = at + 2;
        for (int left = u2(at); left > 0; left--) {
            String name = pool.text(u2(next));
            int content = next + 6;
            switch (name) {
                case "StackMapTable" :
                    frames.read(file, content);
                    break;
                case "LineNumberTable" :
                    readTable(content, 2, lines);
                    break;
                case "LocalVariableTable" :
                    readTable(content, 5, variables);
                    break;
                case "LocalVariableTypeTable" :
                    readTable(content, 5, variableTypes);
                    break;
                default :
                    break;
            }
            next = content + file.getInt(next + 2);
        }
    }

    private void readTable(int at, int columns, List<int[]> table) {
        int next = at + 2;
        for (int left = u2(at); left > 0; left--) {
            int[] row = new int[columns];
            for (int i = 0; i < columns; i++, next += 2) {
                row[i] = u2(next);
            }
            table.add(row);
        }
    }

    /**
     * Puts a hook where this rule says. False if there is no such place. In a constructor there is none but its
     * returns: before, its object may not be used, and no handler may be around what makes it one.
     */
    boolean put(HookRule rule) throws IOException {
        if (isConstructor && rule.place() != HookRule.Place.RETURNS) {
            return false;
        }
        switch (rule.place()) {
            case ENTRY :
                call(out(after, 0), rule, null);
                return true;
            case BEFORE :
            case AFTER :
            case FAILS :
                return putAtCall(rule);
            default :
                if (rule.isAt(HookRule.Place.RETURNS)) {
                    putAtReturns(rule);
                }
                if (rule.isAt(HookRule.Place.THROWS)) {
                    thrown.add(rule);
                }
                return true;
        }
    }

    private void putAtReturns(HookRule rule) throws IOException {
        for (int at = 0; at < length; at += Instructions.length(file, start, start + at)) {
            int code = file.get(start + at) & 0xff;
            if (Instructions.isReturn(code)) {
                call(out(before, at), rule, Instructions.returned(code));
            }
        }
    }

    private boolean putAtCall(HookRule rule) throws IOException {
        for (int at = 0; at < length; at += Instructions.length(file, start, start + at)) {
            if (Instructions.isCall(file.get(start + at) & 0xff)) {
                String[] called = pool.member(u2(start + at + 1));
                if (called[0].equals(rule.call())) {
                    return putAt(at, called[1], rule);
                }
            }
        }
        return false;
    }

    private boolean putAt(int at, String type, HookRule rule) throws IOException {
        int code = file.get(start + at) & 0xff;
        if (rule.place() == HookRule.Place.BEFORE) {
            boolean isOnTop = code != Instructions.INVOKESTATIC && type.startsWith("()");
            if (!isOnTop && takesTop(rule)) {
                return false;
            }
            call(out(before, at), rule, isOnTop ? "A" : null);
        } else if (rule.place() == HookRule.Place.AFTER) {
            String result = Descriptors.result(type);
            call(out(after, at + Instructions.length(file, start, start + at)), rule,
                    result.equals("V") ? null : result);
        } else {
            failing(at).rules.add(rule);
        }
        return true;
    }

    private Failing failing(int at) {
        for (Failing known : failing) {
            if (known.at == at) {
                return known;
            }
        }
        Failing added = new Failing(at);
        failing.add(added);
        return added;
    }

    private static DataOutputStream out(ByteArrayOutputStream[] places, int at) {
        if (places[at] == null) {
            places[at] = new ByteArrayOutputStream();
        }
        return new DataOutputStream(places[at]);
    }

    private static boolean takesTop(HookRule rule) {
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
    private void call(DataOutputStream out, HookRule rule, String type) throws IOException {
        if (takesTop(rule)) {
            if (type == null) {
                throw new IOException("nothing is there for " + rule.hook());
            }
            out.writeByte(Descriptors.slots(type) == 2 ? Instructions.DUP2 : Instructions.DUP);
            variable(out, Instructions.store(type), top);
        }
        callWithTop(out, rule, type);
    }

    private void callWithTop(DataOutputStream out, HookRule rule, String type) throws IOException {
        String[] wanted = Descriptors.parameters(rule.hookType());
        for (int i = 0; i < wanted.length; i++) {
            String argument = rule.arguments()[i];
            if (isTop(argument)) {
                fits(type, wanted[i], rule);
                variable(out, Instructions.load(type), top);
            } else if (argument.equals("null")) {
                out.writeByte(Instructions.ACONST_NULL);
            } else {
                fits(parameter(out, argument), wanted[i], rule);
            }
        }
        out.writeByte(Instructions.INVOKESTATIC);
        out.writeShort(pool.method(rule.owner(), rule.hook(), rule.hookType()));
    }

    /** The verifier would refuse the class if a hook were given something that it doesn't take. */
    private static void fits(String type, String wanted, HookRule rule) throws IOException {
        if (type == null) {
            return; // a rule's matter
        }
        boolean isReference = Instructions.load(type) == Instructions.ALOAD;
        if (Instructions.load(type) != Instructions.load(wanted)
                || isReference && !wanted.equals(OBJECT) && !wanted.equals(type)) {
            throw new IOException(rule.hook() + " does not take " + type);
        }
    }

    /** Loads this or a parameter, or a field of that; returns its type, of this null: what it extends is not known. */
    private String parameter(DataOutputStream out, String argument) throws IOException {
        String[] parts = argument.split("\\.");
        int index = Integer.parseInt(parts[0]);
        if (index == 0 && !isStatic) {
            variable(out, Instructions.ALOAD, 0);
            return null;
        }
        String[] types = Descriptors.parameters(descriptor);
        int parameter = isStatic ? index : index - 1;
        int slot = isStatic ? 0 : 1;
        for (int i = 0; i < parameter; i++) {
            slot += Descriptors.slots(types[i]);
        }
        variable(out, Instructions.load(types[parameter]), slot);
        if (parts.length > 1) {
            String holder = types[parameter];
            out.writeByte(Instructions.GETFIELD);
            out.writeShort(pool.field(holder.substring(1, holder.length() - 1), parts[1], "Ljava/lang/Runnable;"));
            return "Ljava/lang/Runnable;";
        }
        return types[parameter];
    }

    private static void variable(DataOutputStream out, int instruction, int index) throws IOException {
        if (index > 0xff) {
            out.writeByte(196);
            out.writeByte(instruction);
            out.writeShort(index);
        } else {
            out.writeByte(instruction);
            out.writeByte(index);
        }
    }

    /** Writes the content of the attribute, with the calls. */
    void write(DataOutputStream out) throws IOException {
        MovedCode moved = new MovedCode(file, start, length, after, before);
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        DataOutputStream codeOut = new DataOutputStream(code);
        moved.write(codeOut);
        int count = failing.size() + (thrown.isEmpty() ? 0 : 1);
        int[] starts = new int[count];
        byte[][][] locals = new byte[count][][];
        List<int[]> first = new ArrayList<>();
        List<int[]> last = new ArrayList<>();
        for (int i = 0; i < failing.size(); i++) {
            Failing call = failing.get(i);
            starts[i] = code.size();
            int from = moved.instructions[call.at];
            first.add(new int[]{from, from + Instructions.length(file, start, start + call.at), starts[i], 0});
            List<int[]> around = around(call.at);
            locals[i] = frames.localsAt(around, first(call.rules));
            handler(codeOut, call.rules);
            for (int[] handler : around) {
                last.add(new int[]{starts[i], code.size(), moved.targets[handler[2]], handler[3]});
            }
        }
        if (!thrown.isEmpty()) {
            starts[count - 1] = code.size();
            locals[count - 1] = first(List.of());
            last.add(new int[]{moved.targets[0], code.size(), code.size(), 0});
            handler(codeOut, thrown);
        }
        if (code.size() > LONGEST) {
            throw new IOException("its code is too long");
        }
        out.writeShort(maxStack + MORE_STACK);
        out.writeShort(top + 2);
        out.writeInt(code.size());
        code.writeTo(out);
        writeHandlers(out, first, moved, last);
        writeTables(out, moved, starts, locals);
    }

    /** The handlers of the method whose range has this place. */
    private List<int[]> around(int at) {
        List<int[]> around = new ArrayList<>();
        for (int[] handler : handlers) {
            if (handler[0] <= at && at < handler[1]) {
                around.add(handler);
            }
        }
        return around;
    }

    /**
     * What a handler must find in the first variables, for its hooks and those around the whole method: what the method
     * never puts anything else into.
     */
    private byte[][] first(List<HookRule> rules) throws IOException {
        int needed = Math.max(needed(rules), needed(thrown));
        String[] types = Descriptors.parameters(descriptor);
        int slots = isStatic ? 0 : 1;
        for (int i = 0; i < needed - (isStatic ? 0 : 1); i++) {
            slots += Descriptors.slots(types[i]);
        }
        for (int at = 0; needed > 0 && at < length; at += Instructions.length(file, start, start + at)) {
            if (Instructions.stored(file, start + at) < slots) {
                throw new IOException("it changes a parameter that a hook is given when it throws");
            }
        }
        return frames.first(needed);
    }

    /** How many of this and the parameters the hooks of these rules are given. */
    private int needed(List<HookRule> rules) {
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

    private void handler(DataOutputStream out, List<HookRule> rules) throws IOException {
        variable(out, Instructions.ASTORE, top);
        for (HookRule rule : rules) {
            callWithTop(out, rule, THROWN);
        }
        variable(out, Instructions.ALOAD, top);
        out.writeByte(Instructions.ATHROW);
    }

    private void writeHandlers(DataOutputStream out, List<int[]> first, MovedCode moved, List<int[]> last)
            throws IOException {
        out.writeShort(first.size() + handlers.size() + last.size());
        writeRows(out, first);
        for (int[] handler : handlers) {
            out.writeShort(moved.targets[handler[0]]);
            out.writeShort(moved.targets[handler[1]]);
            out.writeShort(moved.targets[handler[2]]);
            out.writeShort(handler[3]);
        }
        writeRows(out, last);
    }

    private static void writeRows(DataOutputStream out, List<int[]> rows) throws IOException {
        for (int[] row : rows) {
            for (int column : row) {
                out.writeShort(column);
            }
        }
    }

    private void writeTables(DataOutputStream out, MovedCode moved, int[] handlerStarts, byte[][][] handlerLocals)
            throws IOException {
        for (int[] line : lines) {
            line[0] = moved.targets[line[0]];
        }
        for (List<int[]> table : List.of(variables, variableTypes)) {
            for (int[] row : table) {
                int from = moved.targets[row[0]];
                row[1] = moved.targets[row[0] + row[1]] - from;
                row[0] = from;
            }
        }
        out.writeShort(4);
        writeTable(out, "LineNumberTable", lines, 4);
        writeTable(out, "LocalVariableTable", variables, 10);
        writeTable(out, "LocalVariableTypeTable", variableTypes, 10);
        ByteArrayOutputStream map = new ByteArrayOutputStream();
        frames.write(new DataOutputStream(map), moved.targets, moved.instructions, handlerStarts, handlerLocals);
        out.writeShort(pool.utf8("StackMapTable"));
        out.writeInt(map.size());
        map.writeTo(out);
    }

    private void writeTable(DataOutputStream out, String name, List<int[]> rows, int width) throws IOException {
        out.writeShort(pool.utf8(name));
        out.writeInt(2 + rows.size() * width);
        out.writeShort(rows.size());
        writeRows(out, rows);
    }
}

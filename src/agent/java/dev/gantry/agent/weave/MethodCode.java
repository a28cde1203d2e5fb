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
    private static final int MORE_STACK = 8; // that the calls need
    private static final int LONGEST = 0xffff;

    private final ByteBuffer file;
    private final ConstantPool pool;
    private final boolean isConstructor;
    private final Frames frames;
    private final int maxStack;
    private final int top; // the variable that holds a result, what was thrown, or what a call is made on
    private final int start; // where the code begins in the file
    private final int length;
    private final List<int[]> handlers = new ArrayList<>(); // each: from, to, handler, entry of its class
    private final PlaceTables tables = new PlaceTables();
    private final HookCalls calls;

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
        isConstructor = name.equals("<init>");
        frames = new Frames(pool, owner, isStatic, isConstructor, descriptor);
        maxStack = u2(at);
        top = u2(at + 2);
        calls = new HookCalls(pool, descriptor, isStatic, top);
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
            if (name.equals("StackMapTable")) {
                frames.read(file, content);
            } else {
                tables.read(file, name, content);
            }
            next = content + file.getInt(next + 2);
        }
    }

    /** Puts a hook where this rule says. False if there is no such place. */
    boolean put(HookRule rule) throws IOException {
        switch (rule.place()) {
            case ENTRY :
                calls.write(out(after, 0), rule, null);
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
                return !isConstructor || !rule.isAt(HookRule.Place.THROWS);
        }
    }

    private void putAtReturns(HookRule rule) throws IOException {
        for (int at = 0; at < length; at += Instructions.length(file, start, start + at)) {
            int code = file.get(start + at) & 0xff;
            if (Instructions.isReturn(code)) {
                calls.write(out(before, at), rule, Instructions.returned(code));
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
            if (!isOnTop && HookCalls.takesTop(rule)) {
                return false;
            }
            calls.write(out(before, at), rule, isOnTop ? "A" : null);
        } else if (rule.place() == HookRule.Place.AFTER) {
            String result = Descriptors.result(type);
            calls.write(out(after, at + Instructions.length(file, start, start + at)), rule,
                    result.equals("V") ? null : result);
        } else {
            failing(at).rules.add(rule);
            return !isConstructor;
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
            locals[i] = around.isEmpty() ? frames.first(HookCalls.needed(call.rules)) : frames.localsAt(around);
            handler(codeOut, call.rules);
            for (int[] handler : around) {
                last.add(new int[]{starts[i], code.size(), moved.targets[handler[2]], handler[3]});
            }
        }
        if (!thrown.isEmpty()) {
            starts[count - 1] = code.size();
            locals[count - 1] = frames.first(HookCalls.needed(thrown));
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

    private void handler(DataOutputStream out, List<HookRule> rules) throws IOException {
        HookCalls.variable(out, Instructions.ASTORE, top);
        for (HookRule rule : rules) {
            calls.writeWithTop(out, rule, "A");
        }
        HookCalls.variable(out, Instructions.ALOAD, top);
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
        out.writeShort(1 + PlaceTables.COUNT);
        tables.write(out, pool, moved.targets);
        ByteArrayOutputStream map = new ByteArrayOutputStream();
        frames.write(new DataOutputStream(map), moved.targets, moved.instructions, handlerStarts, handlerLocals);
        out.writeShort(pool.utf8("StackMapTable"));
        out.writeInt(map.size());
        map.writeTo(out);
    }
}

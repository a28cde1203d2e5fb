package dev.gantry.agent.weave;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Class file of a library, which gets calls of hooks in its methods, and nothing else changed. */
public final class LibraryClass {
    private static final int STATIC = 8;
    private static final int POOL = 8; // where the constant pool begins

    private final byte[] bytes;
    private final HookRule[] rules;
    private final ByteBuffer file;
    private final ConstantPool pool;
    private final int self;
    private final String superclass;
    private final boolean[] met; // rules for which there was a method and a place in it
    private final int[] preferred; // which of its names of a method a rule means
    private final ByteArrayOutputStream woven = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(woven);
    private int copied; // up to here the file is written

    private LibraryClass(byte[] bytes, HookRule[] rules) throws IOException {
        this.bytes = bytes;
        this.rules = rules;
        file = ByteBuffer.wrap(bytes);
        pool = new ConstantPool(file, POOL);
        self = u2(pool.end() + 2);
        superclass = u2(pool.end() + 4) == 0 ? "" : pool.className(u2(pool.end() + 4));
        met = new boolean[rules.length];
        preferred = new int[rules.length];
    }

    /**
     * The class with the hooks of its rules.
     *
     * @param missing gets what rules name and the class lacks
     * @return null if the rules are not for a class of this superclass
     * @throws IOException if it can't be woven
     */
    public static byte[] weave(byte[] bytes, HookRule.Rules rules, List<String> missing) throws IOException {
        LibraryClass read = new LibraryClass(bytes, rules.all);
        if (!rules.superclass.isEmpty() && !rules.superclass.equals(read.superclass)) {
            return null;
        }
        byte[] woven = read.weave();
        for (int i = 0; i < rules.all.length; i++) {
            if (!read.met[i]) {
                missing.add(rules.all[i].shown());
            }
        }
        return woven;
    }

    private int u2(int at) {
        return file.getShort(at) & 0xffff;
    }

    private byte[] weave() throws IOException {
        copied = pool.end();
        int at = pool.end() + 6;
        at += 2 + 2 * u2(at);
        at = members(at, false);
        int methods = at;
        prefer(methods);
        at = members(methods, true);
        out.write(bytes, copied, bytes.length - copied);
        ByteArrayOutputStream all = new ByteArrayOutputStream(bytes.length + (bytes.length >> 2));
        DataOutputStream whole = new DataOutputStream(all);
        whole.write(bytes, 0, POOL);
        pool.write(whole);
        woven.writeTo(whole);
        return all.toByteArray();
    }

    /** Finds which of several names of a method this class has. */
    private void prefer(int from) throws IOException {
        List<String> names = new ArrayList<>();
        int at = from + 2;
        for (int left = u2(from); left > 0; left--) {
            names.add(pool.text(u2(at + 2)));
            at = behind(at);
        }
        for (int i = 0; i < rules.length; i++) {
            String[] wanted = rules[i].methods();
            while (preferred[i] < wanted.length - 1 && !names.contains(wanted[preferred[i]])) {
                preferred[i]++;
            }
        }
    }

    /** Goes over fields or methods, and returns where the file goes on behind them. */
    private int members(int from, boolean areMethods) throws IOException {
        int at = from + 2;
        for (int left = u2(from); left > 0; left--) {
            if (areMethods) {
                method(at);
            }
            at = behind(at);
        }
        return at;
    }

    private int behind(int member) {
        int at = member + 8;
        for (int left = u2(member + 6); left > 0; left--) {
            at += 6 + file.getInt(at + 2);
        }
        return at;
    }

    private void method(int at) throws IOException {
        String name = pool.text(u2(at + 2));
        List<Integer> fitting = fitting(name, u2(at + 4));
        int attribute = fitting.isEmpty() ? 0 : code(at);
        if (attribute == 0) {
            return;
        }
        MethodCode code = new MethodCode(file, pool, self, name, pool.text(u2(at + 4)), (u2(at) & STATIC) != 0,
                attribute + 6);
        for (int rule : fitting) {
            met[rule] |= code.put(rules[rule]);
        }
        out.write(bytes, copied, attribute + 2 - copied);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        code.write(new DataOutputStream(content));
        out.writeInt(content.size());
        content.writeTo(out);
        copied = attribute + 6 + file.getInt(attribute + 2);
    }

    private List<Integer> fitting(String name, int type) throws IOException {
        List<Integer> fitting = new ArrayList<>();
        for (int i = 0; i < rules.length; i++) {
            if (rules[i].methods()[preferred[i]].equals(name) && rules[i].fits(pool.text(type))) {
                fitting.add(i);
            }
        }
        return fitting;
    }

    /** Where a method's attribute with its code begins; 0 if it has none. */
    private int code(int method) throws IOException {
        int at = method + 8;
        for (int left = u2(method + 6); left > 0; left--) {
            if (pool.text(u2(at)).equals("Code")) {
                return at;
            }
            at += 6 + file.getInt(at + 2);
        }
        return 0;
    }
}

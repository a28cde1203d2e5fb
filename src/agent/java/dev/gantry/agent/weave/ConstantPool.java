package dev.gantry.agent.weave;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Constant pool of a class file: what is in it stays where it is, more is put behind. */
final class ConstantPool {
    private static final String CLASSES = "class ";
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;
    private static final int SHORT = 3; // the length of classes, strings, method types, modules and packages
    private static final int FOUR = 5; // the length of all others
    private static final int WIDE = 9; // the length of longs and doubles

    private final ByteBuffer file;
    private final int[] entries; // where each begins
    private final int start;
    private final int end;
    private final ByteArrayOutputStream added = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(added);
    private final Map<String, Integer> known = new HashMap<>(); // classes, and what was added
    private int count;

    /** The pool of a class file, which begins at this place with the number of its entries. */
    ConstantPool(ByteBuffer file, int at) throws IOException {
        this.file = file;
        count = file.getShort(at) & 0xffff;
        entries = new int[count];
        start = at + 2;
        int next = start;
        for (int i = 1; i < count; i++) {
            entries[i] = next;
            int tag = file.get(next);
            next += length(tag, next);
            i += tag == LONG || tag == DOUBLE ? 1 : 0;
        }
        end = next;
        for (int i = 1; i < count; i++) {
            if (entries[i] > 0 && file.get(entries[i]) == CLASS) {
                known.putIfAbsent(CLASSES + className(i), i);
            }
        }
    }

    private int length(int tag, int at) {
        switch (tag) {
            case UTF8 :
                return 3 + (file.getShort(at + 1) & 0xffff);
            case LONG :
            case DOUBLE :
                return WIDE;
            case CLASS :
            case 8 :
            case 16 :
            case 19 :
            case 20 :
                return SHORT;
            case METHOD_HANDLE :
                return SHORT + 1;
            default :
                return FOUR;
        }
    }

    /** Where the file goes on behind it. */
    int end() {
        return end;
    }

    /** The text of this entry. */
    String text(int entry) throws IOException {
        int at = entries[entry] + 1;
        int length = 2 + (file.getShort(at) & 0xffff);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file.array(), at, length))) {
            return in.readUTF();
        }
    }

    /** The name of the class of this entry, with slashes. */
    String className(int entry) throws IOException {
        return text(second(entry, 1));
    }

    /** The name of the method of this entry, and its descriptor. */
    String[] member(int entry) throws IOException {
        int type = second(entry, 3);
        return new String[]{text(second(type, 1)), text(second(type, 3))};
    }

    private int second(int entry, int offset) {
        return file.getShort(entries[entry] + offset) & 0xffff;
    }

    int utf8(String text) throws IOException {
        Integer before = known.get(text);
        if (before != null) {
            return before;
        }
        out.writeByte(UTF8);
        out.writeUTF(text);
        return remember(text);
    }

    int classEntry(String name) throws IOException {
        String key = CLASSES + name;
        Integer before = known.get(key);
        return before != null ? before : pair(key, CLASS, utf8(name), -1);
    }

    int method(String owner, String name, String type) throws IOException {
        return member(METHOD, owner, name, type);
    }

    int field(String owner, String name, String type) throws IOException {
        return member(FIELD, owner, name, type);
    }

    private int member(int tag, String owner, String name, String type) throws IOException {
        String key = "member " + owner + "." + name + type;
        Integer before = known.get(key);
        if (before != null) {
            return before;
        }
        int nameAndType = pair("typed " + name + type, NAME_AND_TYPE, utf8(name), utf8(type));
        return pair(key, tag, classEntry(owner), nameAndType);
    }

    private int pair(String key, int tag, int first, int second) throws IOException {
        out.writeByte(tag);
        out.writeShort(first);
        if (second >= 0) {
            out.writeShort(second);
        }
        return remember(key);
    }

    private int remember(String key) throws IOException {
        if (count == 0xffff) {
            throw new IOException("its constant pool is full");
        }
        known.put(key, count);
        return count++;
    }

    /** Writes it with what was added. */
    void write(DataOutputStream to) throws IOException {
        to.writeShort(count);
        to.write(file.array(), start, end - start);
        added.writeTo(to);
    }
}

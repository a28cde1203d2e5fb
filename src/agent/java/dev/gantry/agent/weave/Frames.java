package dev.gantry.agent.weave;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Frames of a method, as its compiler wrote them for the verifier: what is in variables and on the stack. */
final class Frames {
    private static final int NONE = 0;
    private static final int DOUBLE = 3;
    private static final int LONG = 4;
    private static final int OBJECT = 7;
    private static final int UNINITIALIZED = 8; // made by the instruction at a place that follows
    private static final int UNINITIALIZED_THIS = 6;
    private static final int FULL = 255;
    private static final int FIRST_APPEND = 252;
    private static final int SAME = 251;
    private static final int FIRST_CHOP = 248;
    private static final int ONE_ON_STACK = 247;
    private static final int FIRST_SHORT_ONE = 64;
    private static final byte[][] NOTHING = {};

    private final ConstantPool pool;
    private final byte[][] initial;
    private final List<Frame> all = new ArrayList<>();

    private static final class Frame {
        private final int at;
        private final byte[][] locals;
        private final byte[][] stack;

        Frame(int at, byte[][] locals, byte[][] stack) {
            this.at = at;
            this.locals = locals;
            this.stack = stack;
        }
    }

    /** The frames of a method without any but the one that it begins with, whose class is that entry of the pool. */
    Frames(ConstantPool pool, int owner, boolean isStatic, boolean isConstructor, String descriptor)
            throws IOException {
        this.pool = pool;
        List<byte[]> types = new ArrayList<>();
        if (!isStatic) {
            types.add(isConstructor ? new byte[]{UNINITIALIZED_THIS} : object(owner));
        }
        for (String type : Descriptors.parameters(descriptor)) {
            types.add(type(type));
        }
        initial = types.toArray(NOTHING);
    }

    private byte[] type(String descriptor) throws IOException {
        switch (descriptor.charAt(0)) {
            case 'F' :
                return new byte[]{2};
            case 'D' :
                return new byte[]{DOUBLE};
            case 'J' :
                return new byte[]{LONG};
            case 'L' :
                return object(pool.classEntry(descriptor.substring(1, descriptor.length() - 1)));
            case '[' :
                return object(pool.classEntry(descriptor));
            default :
                return new byte[]{1};
        }
    }

    private static byte[] object(int entry) {
        return new byte[]{OBJECT, (byte) (entry >> 8), (byte) entry};
    }

    /** Reads the frames of the method's attribute, which begins there. */
    void read(ByteBuffer file, int from) {
        int at = from;
        int left = file.getShort(at) & 0xffff;
        at += 2;
        int place = -1;
        byte[][] locals = initial;
        for (; left > 0; left--) {
            int tag = file.get(at++) & 0xff;
            int delta = tag;
            if (tag >= ONE_ON_STACK) {
                delta = file.getShort(at) & 0xffff;
                at += 2;
            } else if (tag >= FIRST_SHORT_ONE) {
                delta = tag - FIRST_SHORT_ONE;
            }
            place += delta + 1;
            byte[][] stack = NOTHING;
            if (tag == FULL) {
                locals = types(file, at + 2, file.getShort(at) & 0xffff);
                at += 2 + size(locals);
                stack = types(file, at + 2, file.getShort(at) & 0xffff);
                at += 2 + size(stack);
            } else if (tag >= FIRST_APPEND) {
                byte[][] more = types(file, at, tag - SAME);
                at += size(more);
                locals = joined(locals, more);
            } else if (tag >= FIRST_CHOP && tag < SAME) {
                locals = Arrays.copyOf(locals, locals.length - (SAME - tag));
            } else if (tag >= FIRST_SHORT_ONE && tag <= ONE_ON_STACK) {
                stack = types(file, at, 1);
                at += size(stack);
            }
            all.add(new Frame(place, locals, stack));
        }
    }

    private static byte[][] types(ByteBuffer file, int from, int count) {
        byte[][] types = new byte[count][];
        int at = from;
        for (int i = 0; i < count; i++) {
            int tag = file.get(at);
            int size = tag == OBJECT || tag == UNINITIALIZED ? 3 : 1;
            types[i] = Arrays.copyOfRange(file.array(), at, at + size);
            at += size;
        }
        return types;
    }

    private static int size(byte[][] types) {
        int size = 0;
        for (byte[] type : types) {
            size += type.length;
        }
        return size;
    }

    private static byte[][] joined(byte[][] first, byte[][] second) {
        byte[][] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /**
     * What must be in the variables for all of these handlers, and for one that expects this.
     *
     * @throws IOException if that is not one thing for each variable
     */
    byte[][] localsAt(List<int[]> handlers, byte[][] expected) throws IOException {
        byte[][] most = expected;
        for (int[] handler : handlers) {
            for (Frame frame : all) {
                if (frame.at == handler[2]) {
                    most = both(most, frame.locals);
                }
            }
        }
        return most;
    }

    private static byte[][] both(byte[][] one, byte[][] other) throws IOException {
        byte[][] longer = one.length < other.length ? other : one;
        byte[][] shorter = longer == one ? other : one;
        for (int i = 0; i < shorter.length; i++) {
            boolean wantsNothing = shorter[i][0] == NONE && longer[i][0] != DOUBLE && longer[i][0] != LONG;
            if (!wantsNothing && !Arrays.equals(shorter[i], longer[i])) {
                throw new IOException("its handlers expect more than one thing of a variable");
            }
        }
        return longer;
    }

    /** What is in the first variables when the method begins: this, if it is not static, and the parameters. */
    byte[][] first(int count) {
        return Arrays.copyOf(initial, count);
    }

    /** Writes them with their places moved, and then those of handlers. */
    void write(DataOutputStream out, int[] moved, int[] madeAt, int[] handlers, byte[][][] handlerLocals)
            throws IOException {
        out.writeShort(all.size() + handlers.length);
        int before = -1;
        for (Frame frame : all) {
            int at = moved[frame.at];
            write(out, at - before - 1, frame.locals, frame.stack, madeAt);
            before = at;
        }
        byte[][] thrown = {object(pool.classEntry("java/lang/Throwable"))};
        for (int i = 0; i < handlers.length; i++) {
            write(out, handlers[i] - before - 1, handlerLocals[i], thrown, madeAt);
            before = handlers[i];
        }
    }

    private static void write(DataOutputStream out, int delta, byte[][] locals, byte[][] stack, int[] madeAt)
            throws IOException {
        out.writeByte(FULL);
        out.writeShort(delta);
        write(out, locals, madeAt);
        write(out, stack, madeAt);
    }

    private static void write(DataOutputStream out, byte[][] types, int[] madeAt) throws IOException {
        out.writeShort(types.length);
        for (byte[] type : types) {
            if (type[0] == UNINITIALIZED) {
                out.writeByte(UNINITIALIZED);
                out.writeShort(madeAt[(type[1] & 0xff) << 8 | type[2] & 0xff]);
            } else {
                out.write(type);
            }
        }
    }
}

package dev.gantry.futures.remote;

import java.io.StreamCorruptedException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/**
 * Compact serialisation of plain values, and arrays and lists of them. Java's serialisation takes some microseconds for
 * the number 42, and twenty times as long in a JVM that has just started.
 *
 * <p>Values written so have no identity that matters: numbers, short texts, truth values, null. Everything else is an
 * object, and is sent as Java's serialisation has it.
 *
 * <p>Types are told apart by {@code instanceof}, not by a switch: that would be linked at run time, in every worker
 * anew.
 */
final class Values {
    private static final int NULL = 0;
    static final int INT = 1;
    static final int LONG = 2;
    static final int DOUBLE = 3;
    private static final int TEXT = 4;
    private static final int FALSE = 5;
    private static final int TRUE = 6;
    private static final int ARRAY = 7;
    private static final int LIST = 8;
    private static final int COLUMN = 9;
    private static final int HEAD = 2 + Integer.BYTES;
    private static final int LONGEST_TEXT = 1000;
    private static final int MOST_BYTES_OF_CHARACTER = 3;

    private Values() {}

    /** The value as bytes; empty if it is none of these. */
    static Optional<byte[]> write(Object value) {
        Object[] all = elements(value);
        if (all == null) {
            return room(value) == 0 ? Optional.empty() : Optional.of(tagged(value));
        }
        byte shape = (byte) (value instanceof ArrayList ? LIST : ARRAY);
        int kind = ValueColumn.kindOf(all);
        if (kind != ValueColumn.MIXED) {
            ByteBuffer out = ByteBuffer.allocate(1 + HEAD + ValueColumn.room(kind, all.length));
            out.put((byte) COLUMN).put(shape).put((byte) kind).putInt(all.length);
            if (ValueColumn.write(kind, all, out)) {
                return Optional.of(out.array());
            }
        }
        return mixed(shape, all);
    }

    private static byte[] tagged(Object value) {
        ByteBuffer out = ByteBuffer.allocate(room(value));
        write(value, out);
        return written(out);
    }

    private static Optional<byte[]> mixed(byte shape, Object[] all) {
        int room = 1 + Integer.BYTES;
        for (Object each : all) {
            int more = room(each);
            if (more == 0) {
                return Optional.empty();
            }
            room += more;
        }
        ByteBuffer out = ByteBuffer.allocate(room).put(shape).putInt(all.length);
        for (Object each : all) {
            write(each, out);
        }
        return Optional.of(written(out));
    }

    private static byte[] written(ByteBuffer out) {
        return out.hasRemaining() ? Arrays.copyOf(out.array(), out.position()) : out.array();
    }

    /** @throws StreamCorruptedException if these are no values */
    static Object read(byte[] bytes, int from) throws StreamCorruptedException {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        try {
            int tag = in.get();
            if (tag == COLUMN) {
                return column(in);
            }
            if (tag != ARRAY && tag != LIST) {
                return read(tag, in);
            }
            Object[] all = array(in, 1); // each has a byte at least
            for (int i = 0; i < all.length; i++) {
                all[i] = read(in.get(), in);
            }
            return shaped(tag, all);
        } catch (BufferUnderflowException _) {
            throw new StreamCorruptedException("values are cut at byte " + bytes.length);
        }
    }

    private static Object column(ByteBuffer in) throws StreamCorruptedException {
        int shape = in.get();
        int kind = in.get();
        if (shape != ARRAY && shape != LIST || kind != INT && kind != LONG && kind != DOUBLE) {
            throw new StreamCorruptedException("no column has the tags " + shape + " and " + kind);
        }
        Object[] all = array(in, ValueColumn.room(kind, 1));
        ValueColumn.read(kind, all, in);
        return shaped(shape, all);
    }

    /** Room for as many elements as the buffer says next, if that can be true. */
    private static Object[] array(ByteBuffer in, int leastBytes) throws StreamCorruptedException {
        int length = in.getInt();
        if (length < 0 || length > in.remaining() / leastBytes) {
            throw new StreamCorruptedException(length + " values in " + in.remaining() + " bytes");
        }
        return new Object[length];
    }

    private static Object shaped(int shape, Object[] all) {
        return shape == ARRAY ? all : new ArrayList<>(Arrays.asList(all));
    }

    /** The elements of an array or list that comes out as it went in; null if it is not one. */
    private static Object[] elements(Object value) {
        if (value instanceof Object[] array && array.getClass() == Object[].class) {
            return array;
        }
        return value instanceof ArrayList<?> list && list.getClass() == ArrayList.class ? list.toArray() : null;
    }

    /** Most bytes that a plain value takes, 0 if it is none. */
    private static int room(Object value) {
        if (value == null || value instanceof Boolean) {
            return 1;
        }
        if (value instanceof Integer) {
            return 1 + Integer.BYTES;
        }
        if (value instanceof Long || value instanceof Double) {
            return 1 + Long.BYTES;
        }
        return value instanceof String text && text.length() <= LONGEST_TEXT && isSound(text)
                ? 1 + Short.BYTES + MOST_BYTES_OF_CHARACTER * text.length()
                : 0;
    }

    /** Whether UTF-8 preserves the text: half of a surrogate pair is not preserved. */
    private static boolean isSound(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static void write(Object value, ByteBuffer out) {
        if (value instanceof Integer number) {
            out.put((byte) INT).putInt(number);
        } else if (value instanceof Long number) {
            out.put((byte) LONG).putLong(number);
        } else if (value instanceof Double number) {
            out.put((byte) DOUBLE).putLong(Double.doubleToRawLongBits(number));
        } else if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.put((byte) TEXT).putShort((short) bytes.length).put(bytes);
        } else if (value instanceof Boolean truth) {
            out.put((byte) (truth ? TRUE : FALSE));
        } else {
            out.put((byte) NULL);
        }
    }

    private static Object read(int tag, ByteBuffer in) throws StreamCorruptedException {
        switch (tag) {
            case NULL :
                return null;
            case INT :
                return in.getInt();
            case LONG :
                return in.getLong();
            case DOUBLE :
                return Double.longBitsToDouble(in.getLong());
            case TEXT :
                byte[] text = new byte[Math.min(in.getShort() & 0xffff, in.remaining() + 1)];
                in.get(text);
                return new String(text, StandardCharsets.UTF_8);
            case FALSE :
                return false;
            case TRUE :
                return true;
            default :
                throw new StreamCorruptedException("no value has the tag " + tag);
        }
    }
}

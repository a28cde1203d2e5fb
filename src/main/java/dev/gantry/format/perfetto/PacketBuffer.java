package dev.gantry.format.perfetto;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Protobuf encoder: packets on their way to a file, field by field, without an object for each: millions are written a
 * second. A nested message begins with room for a length of one byte; a longer one is moved. For one thread.
 */
final class PacketBuffer {
    private static final int FLUSH_AT = 1 << 16;
    private static final int ROOM = 1 << 10;

    private final OutputStream out;
    private final int[] starts = new int[16];
    private byte[] bytes = new byte[FLUSH_AT + ROOM];
    private int size;
    private int depth;
    private long written;

    PacketBuffer(OutputStream out) {
        this.out = out;
    }

    /** How many bytes were given to the stream or wait for it. */
    long written() {
        return written + size;
    }

    void varint(int field, long value) {
        room(20);
        raw((long) field << 3);
        raw(value);
    }

    void fixed64(int field, long value) {
        room(20);
        raw((long) field << 3 | 1);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void bytes(int field, byte[] value) {
        room(20 + value.length);
        raw((long) field << 3 | 2);
        raw(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    /** A text of ASCII and a number behind it, if it is not 0. */
    void label(int field, String ascii, long number) {
        room(40 + ascii.length());
        begin(field);
        for (int i = 0; i < ascii.length(); i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
        if (number != 0) {
            bytes[size++] = ' ';
            digits(number);
        }
        end();
    }

    void begin(int field) {
        room(20);
        raw((long) field << 3 | 2);
        size++; // the length
        starts[depth++] = size;
    }

    void end() {
        int start = starts[--depth];
        int length = size - start;
        int more = lengthBytes(length) - 1;
        if (more > 0) {
            room(more);
            System.arraycopy(bytes, start, bytes, start + more, length);
        }
        size = start - 1;
        raw(length);
        size += length;
    }

    /** Gives what is complete to the stream, if it is enough to be worth it. */
    void drain() throws IOException {
        if (size >= FLUSH_AT) {
            flush();
        }
    }

    void flush() throws IOException {
        out.write(bytes, 0, size);
        written += size;
        size = 0;
    }

    private void digits(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    private void raw(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private static int lengthBytes(int length) {
        return (Integer.SIZE - Integer.numberOfLeadingZeros(length | 1) + 6) / 7;
    }

    private void room(int wanted) {
        if (size + wanted > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + wanted));
        }
    }
}

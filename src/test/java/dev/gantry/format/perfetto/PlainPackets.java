package dev.gantry.format.perfetto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Protobuf read by hand, so that nothing of our own reader or of generated classes stands between a test and the bytes.
 */
final class PlainPackets {
    /**
     * A field of a message.
     *
     * @param number its number
     * @param type its wire type
     * @param value what a number holds
     * @param bytes what a text or message holds
     */
    record Field(int number, int type, long value, byte[] bytes) {}

    private PlainPackets() {}

    static List<Field> fields(byte[] message) {
        List<Field> fields = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            long tag = varint(in);
            int type = (int) tag & 7;
            switch (type) {
                case 0 -> fields.add(new Field((int) (tag >>> 3), type, varint(in), new byte[0]));
                case 1 -> fields.add(new Field((int) (tag >>> 3), type, in.getLong(), new byte[0]));
                case 5 -> fields.add(new Field((int) (tag >>> 3), type, in.getInt(), new byte[0]));
                case 2 -> {
                    byte[] bytes = new byte[(int) varint(in)];
                    in.get(bytes);
                    fields.add(new Field((int) (tag >>> 3), type, 0, bytes));
                }
                default -> throw new IllegalArgumentException("wire type " + type);
            }
        }
        return fields;
    }

    static List<Field> all(byte[] message, int number) {
        return fields(message).stream().filter(field -> field.number() == number).toList();
    }

    static boolean has(byte[] message, int number) {
        return !all(message, number).isEmpty();
    }

    static long number(byte[] message, int number) {
        return all(message, number).getLast().value();
    }

    static byte[] bytes(byte[] message, int number) {
        return all(message, number).getLast().bytes();
    }

    static String text(byte[] message, int number) {
        return new String(bytes(message, number), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number without end");
    }
}

package dev.gantry.cluster;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.gantry.cluster.keep.KeptFolder;
import dev.gantry.cluster.keep.KeptFolder.Part;

/**
 * Question for records that a member keeps.
 *
 * @param session of the driver, of sixteen letters
 * @param link the worker's number there; of {@link Parcel#PARTS}
 * @param from the first time that is wanted, by the driver's clock; of PARTS
 * @param to the last
 * @param part which part; of {@link Parcel#FETCH}. Its number is -1 for the head
 * @param first whether it is the first part of those that are read
 * @param offset from which byte on
 */
record Wanted(String session, long link, long from, long to, Part part, boolean first, int offset) {
    private static final int SESSION = 16;
    private static final int PART = Long.BYTES + 3 * Integer.BYTES;
    private static final int BYTES = SESSION + 3 * Long.BYTES + PART + 1 + Integer.BYTES;
    private static final Part NONE = new Part(0, 0, 0, 0);
    private static final int HEAD = -1;

    /** The most bytes of records in one answer. */
    private static final int MOST = 1 << 20;

    static Wanted parts(String session, long link, long from, long to) {
        return new Wanted(session, link, from, to, NONE, false, 0);
    }

    static Wanted head(String session, Part of, int offset) {
        return new Wanted(session, of.link(), 0, 0, new Part(of.link(), of.recording(), HEAD, 0), false, offset);
    }

    static Wanted part(String session, Part part, boolean first, int offset) {
        return new Wanted(session, part.link(), 0, 0, part, first, offset);
    }

    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(BYTES).put(session.getBytes(StandardCharsets.US_ASCII), 0, SESSION)
                .putLong(link).putLong(from).putLong(to);
        return put(part, out).put((byte) (first ? 1 : 0)).putInt(offset).array();
    }

    private static Wanted of(byte[] bytes) throws IOException {
        if (bytes.length != BYTES) {
            throw new IOException("this member is of another version");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] session = new byte[SESSION];
        in.get(session);
        return new Wanted(new String(session, StandardCharsets.US_ASCII), in.getLong(), in.getLong(), in.getLong(),
                part(in), in.get() != 0, in.getInt());
    }

    private static ByteBuffer put(Part part, ByteBuffer out) {
        return out.putLong(part.link()).putInt(part.recording()).putInt(part.number()).putInt(part.records());
    }

    private static Part part(ByteBuffer in) {
        return new Part(in.getLong(), in.getInt(), in.getInt(), in.getInt());
    }

    /** The member's answer to PARTS. */
    static byte[] tellParts(byte[] question, KeptFolder kept) {
        try {
            Wanted wanted = of(question);
            List<Part> parts = kept.parts(wanted.session, wanted.link, wanted.from, wanted.to);
            ByteBuffer out = ByteBuffer.allocate(1 + PART * parts.size()).put((byte) 1);
            parts.forEach(part -> put(part, out));
            return out.array();
        } catch (IOException e) {
            return refusal(e);
        }
    }

    /** The member's answer to FETCH. */
    static byte[] tellBytes(byte[] question, KeptFolder kept) {
        try {
            Wanted wanted = of(question);
            byte[] all = wanted.part.number() == HEAD
                    ? kept.head(wanted.session, wanted.part)
                    : kept.bytes(wanted.session, wanted.part, wanted.first);
            int some = Math.clamp((long) all.length - wanted.offset, 0, MOST);
            return ByteBuffer.allocate(1 + Integer.BYTES + some).put((byte) 1).putInt(all.length)
                    .put(all, Math.min(wanted.offset, all.length), some).array();
        } catch (IOException | IndexOutOfBoundsException e) {
            return refusal(e);
        }
    }

    private static byte[] refusal(Exception e) {
        byte[] text = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + text.length).put((byte) 0).put(text).array();
    }

    /** What an answer to PARTS says. */
    static List<Part> parts(byte[] answer) throws IOException {
        ByteBuffer in = checked(answer);
        List<Part> parts = new ArrayList<>();
        while (in.remaining() >= PART) {
            parts.add(part(in));
        }
        return parts;
    }

    /** An answer of a member that was not refused. */
    static ByteBuffer checked(byte[] answer) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(answer);
        try {
            if (in.get() != 0) {
                return in;
            }
        } catch (BufferUnderflowException _) {
            throw new IOException("it does not say what it has");
        }
        throw new IOException(StandardCharsets.UTF_8.decode(in).toString());
    }
}

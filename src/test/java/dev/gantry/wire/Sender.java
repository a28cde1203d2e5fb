package dev.gantry.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;

/** Writes a stream byte by byte, as another language would. Its clock stands still until it is set. */
final class Sender {
    static final int PROCESS = 1;
    static final int MAIN = 2;
    static final int OWN = 25;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final FrameOutput out = new FrameOutput(bytes);
    private int names;
    private long time;

    /**
     * A stream of the newest version from a process of this name: it begins at this time, has a main thread, and no
     * more.
     */
    static Sender begun(long time, String process) {
        return new Sender().at(time).hello(2, time, time, process).processAndMain();
    }

    /** Times from here on. */
    Sender at(long nanos) {
        time = nanos;
        return this;
    }

    Sender hello(int version, long clock, long began, String process) {
        byte[] name = process.getBytes(StandardCharsets.UTF_8);
        ByteBuffer head = ByteBuffer.allocate(30 + name.length).putInt(0x474E5459).putShort((short) version)
                .putLong(42).putLong(clock);
        return frame(1, (version == 1 ? head : head.putLong(began)).put(name));
    }

    Sender processAndMain() {
        return lane(PROCESS, 0, LaneKind.PROCESS, "").lane(MAIN, PROCESS, LaneKind.THREAD, "main");
    }

    Sender lane(int number, int parent, LaneKind kind, String name) {
        return lane(number, parent, kind, LaneRole.PLAIN, name);
    }

    Sender lane(int number, int parent, LaneKind kind, LaneRole role, String name) {
        return record(RecordKind.LANE_OPENED, number, parent, pair(role.code() * 16 + kind.code(), name(name)));
    }

    /** The number of this text, a new one each time; 0 for the empty text. */
    int name(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        byte[] words = text.getBytes(StandardCharsets.UTF_8);
        frame(2, ByteBuffer.allocate(4 + words.length).putInt(++names).put(words));
        return names;
    }

    Sender record(RecordKind kind, int lane) {
        return record(kind, lane, 0, 0);
    }

    Sender record(RecordKind kind, int lane, int subject) {
        return record(kind, lane, subject, 0);
    }

    Sender record(RecordKind kind, int lane, int subject, long argument) {
        return record(kind.code(), lane, subject, argument);
    }

    Sender record(int kind, int lane, int subject, long argument) {
        return frame(3,
                ByteBuffer.allocate(24).putLong(time).putInt(lane).putInt(subject).putLong(argument << 8 | kind));
    }

    Sender lost(long count) {
        return frame(4, ByteBuffer.allocate(8).putLong(count));
    }

    Sender end() {
        return frame(5, ByteBuffer.allocate(0));
    }

    Sender clock(long offset, long uncertainty) {
        return frame(6, ByteBuffer.allocate(16).putLong(offset).putLong(uncertainty));
    }

    /** A frame of what was put into the buffer. */
    Sender frame(int type, ByteBuffer payload) {
        try {
            out.write(type, payload.array(), payload.position());
            out.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long pair(int high, int low) {
        return (long) high << 28 | low;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** What was sent so far, and was not asked for before. */
    List<WireFrame> frames() {
        try {
            List<WireFrame> all = frames(bytes());
            bytes.reset();
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<WireFrame> frames(byte[] stream) throws IOException {
        FrameInput in = new FrameInput(new ByteArrayInputStream(stream), "a sender", 100);
        List<WireFrame> all = new ArrayList<>();
        for (Optional<WireFrame> frame = in.next(); frame.isPresent(); frame = in.next()) {
            all.add(frame.get());
        }
        return all;
    }

    /** The receiver gets what was sent so far. */
    Sender to(Receiver receiver) throws WireException {
        for (WireFrame frame : frames()) {
            receiver.take(frame);
        }
        return this;
    }
}

package dev.gantry.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

import dev.gantry.futures.remote.Message;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.wire.FrameOutput;
import dev.gantry.wire.RecordKind;
import dev.gantry.wire.WireFrame;

/**
 * Outline of what a worker does whose records stay on its member: when each task was sent to it and when its answer
 * came, as the driver sees it. It reads along in both directions, and adds the recording that the worker does not send
 * to what the worker sends; so to all else this worker is like any other. Safe for all threads.
 */
final class Outline {
    private static final int ORDER_START = Long.BYTES + Integer.BYTES;
    private static final int ANSWER_START = 400;
    private static final int PROCESS = 1;
    private static final int LANE = 2;
    private static final String LOST = "the task failed";

    private final String name;
    private final LongFunction<String> kept;
    private final FrameScan orders = new FrameScan(ORDER_START, this::order);
    private final FrameScan answers = new FrameScan(ANSWER_START, this::answer);
    private final Map<Long, Integer> running = new HashMap<>();
    private ByteArrayOutputStream told = new ByteArrayOutputStream();
    private FrameOutput out = new FrameOutput(told);
    private long id;
    private boolean on;
    private int names;
    private int tasks;

    /**
     * Of the worker of this name.
     *
     * @param kept what says, as the text of a mark of this time, where its records are
     */
    Outline(String name, LongFunction<String> kept) {
        this.name = name;
        this.kept = kept;
    }

    /** Reads along what is sent to the worker, before it is. */
    synchronized void sent(byte[] piece, long pid) {
        id = pid;
        for (int at = 0; at < piece.length;) {
            at += orders.take(piece, at, piece.length - at);
        }
    }

    /** What came from the worker, with what is added, whole beginnings of frames only. */
    synchronized byte[] came(byte[] piece) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(piece.length + 256);
        for (int at = 0; at < piece.length;) {
            boolean begins = answers.isBetween() || answers.isPending();
            byte[] before = answers.pending();
            int some = answers.take(piece, at, piece.length - at);
            if (!answers.isPending()) {
                if (begins) { // its beginning is known: first what is added, then the frame
                    add(all);
                    all.writeBytes(before);
                }
                all.write(piece, at, some);
            }
            at += some;
        }
        if (answers.isBetween()) {
            add(all);
        }
        return all.toByteArray();
    }

    /** What was held back of a stream that has ended. */
    synchronized byte[] rest() {
        return answers.pending();
    }

    /** What waits to be added, where the stream is between two frames; nothing elsewhere. */
    synchronized byte[] pending() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        if (answers.isBetween()) {
            add(all);
        }
        return all.toByteArray();
    }

    private void add(ByteArrayOutputStream all) {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never: it is memory
        }
        all.writeBytes(told.toByteArray());
        told.reset();
    }

    private void order(int type, ByteBuffer start) {
        if (type == Message.BEGIN || type == Message.RECORD) {
            record(start.get() != Message.OFF);
        } else if (type == Message.RUN && on && start.remaining() == ORDER_START) {
            long number = start.getLong();
            int task = start.getInt();
            if (task != 0) {
                running.put(number, ++tasks);
                records(RecordKind.TASK_ADOPTED, tasks, task, RecordKind.TASK_STARTED, tasks, 0);
            }
        }
    }

    private void record(boolean wanted) {
        if (on && !wanted) {
            write(WireFrame.END);
        }
        on = wanted;
        running.clear();
        names = 0;
        tasks = 0;
        if (!wanted) {
            return;
        }
        long now = System.nanoTime();
        write(WireFrame.HELLO, WireFrame.hello(Math.max(0, id), now, now, name));
        int process = LaneRole.PLAIN.code() << 4 | LaneKind.PROCESS.code();
        int worker = LaneRole.WORKER.code() << 4 | LaneKind.THREAD.code();
        int called = text(name);
        records(now, PROCESS, 0, RecordKind.LANE_OPENED, RecordKind.pair(process, called));
        records(now, LANE, PROCESS, RecordKind.LANE_OPENED, RecordKind.pair(worker, called));
        records(now, PROCESS, 0, RecordKind.MARK, text(kept.apply(now)));
    }

    private void answer(int type, ByteBuffer start) {
        boolean answered = type == Message.RETURNED || type == Message.RAISED || type == Message.UNSENDABLE;
        if (!answered || start.remaining() < Long.BYTES) {
            return;
        }
        Integer task = running.remove(start.getLong());
        if (task != null && on) {
            boolean good = type == Message.RETURNED;
            records(System.nanoTime(), LANE, task, good ? RecordKind.TASK_SUCCEEDED : RecordKind.TASK_FAILED,
                    good ? 0 : text(why(type, start)));
        }
    }

    /** The first line of what it threw. */
    private static String why(int type, ByteBuffer start) {
        if (type == Message.RAISED && start.remaining() >= Integer.BYTES) {
            int length = start.getInt();
            start.limit(Math.clamp(start.position() + (long) Math.max(0, length), start.position(), start.limit()));
        }
        return StandardCharsets.UTF_8.decode(start).toString().lines().findFirst().orElse(LOST);
    }

    private int text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(WireFrame.NAME, ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(++names).put(bytes).array());
        return names;
    }

    private void records(long time, int lane, int subject, RecordKind kind, long argument) {
        write(WireFrame.RECORDS, words(ByteBuffer.allocate(RecordKind.RECORD_BYTES), time, lane, subject, kind,
                argument).array());
    }

    private void records(RecordKind one, int subject, long argument, RecordKind other, int otherSubject,
            long otherArgument) {
        long now = System.nanoTime();
        ByteBuffer both = ByteBuffer.allocate(2 * RecordKind.RECORD_BYTES);
        words(both, now, LANE, subject, one, argument);
        words(both, now, LANE, otherSubject, other, otherArgument);
        write(WireFrame.RECORDS, both.array());
    }

    private static ByteBuffer words(ByteBuffer into, long time, int lane, int subject, RecordKind kind,
            long argument) {
        return into.putLong(time).putLong(RecordKind.place(lane, subject)).putLong(kind.statement(argument));
    }

    private void write(int type, byte[]... parts) {
        try {
            out.write(type, parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never: it is memory
        }
    }
}

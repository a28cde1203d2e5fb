package dev.gantry.futures.remote;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.gantry.wire.WireFrame;

/**
 * The types of the frames that a {@link RemotePool} and a worker exchange, beside those of the worker's recording.
 * Numbers are big-endian; an <i>object</i> is a stream of Java's serialisation, a <i>value</i> a byte and then either a
 * plain value (0, see {@link Values}) or an object (1).
 */
public final class Message {
    /** Recording mode: off, without and with the program's lines. */
    public static final int OFF = 0;

    public static final int ON = 1;
    public static final int WITH_SITES = 2;

    /**
     * To the worker, once, first. Payload: recording mode (u8), the most bytes of what it sends (i32), its name (length
     * u16 and text), then the initializer, an object, or nothing.
     */
    public static final int BEGIN = WireFrame.OTHERS;

    /** To the worker. Payload: recording mode from now on, u8. */
    public static final int RECORD = BEGIN + 1;

    /**
     * To the worker. Payload: the task's number (i64), its id in the parent's recording (i32), {@link #WHOLE} (i32) and
     * the object to call, or else the number of a function (i32), how to call it (u8, see {@link SplitCall}) and its
     * arguments, a value.
     */
    public static final int RUN = BEGIN + 2;

    /**
     * To the worker: interrupts the thread that runs this task. The worker answers {@link #HEARD} at once. Payload: the
     * task's number, i64.
     */
    public static final int INTERRUPT = BEGIN + 3;

    /** To the worker: this function has this number. Payload: the number (i32), an object. */
    public static final int DEFINE = BEGIN + 5;

    /**
     * To the worker: this function has this number. Payload: the number (i32), the name of a lambda that captures
     * nothing: eight texts (length u16 each), then to the end the file of its class, or nothing. Only a pool of
     * processes with its fast start sends this and the next.
     */
    public static final int LINK = BEGIN + 6;

    /**
     * To the worker, before a LINK: class files that spare it opening a jar. Payload: for each the URL of its jar
     * (length u16 and text), length (i32) and bytes; a class stands behind those that it inherits.
     */
    public static final int CLASSES = BEGIN + 7;

    /**
     * To the worker: this task is cancelled; interrupts the thread that runs it. Its outcome no longer matters.
     * Payload: the task's number, i64.
     */
    public static final int CANCEL = BEGIN + 8;

    /**
     * To the worker, before its BEGIN, without payload: it may ask for classes that it does not find, see {@link
     * #WANTED}.
     */
    public static final int ASK = BEGIN + 9;

    /** To the worker. Payload: a class's name (length u16 and text), its file, or nothing if there is none. */
    public static final int CLASS = BEGIN + 10;

    /** In RUN: the task comes as a whole. */
    public static final int WHOLE = -1;

    /**
     * To the worker: end when all before this is done. Payload: how many milliseconds its shutdown hooks may take, i64.
     */
    public static final int LEAVE = BEGIN + 4;

    /** From the worker: it takes tasks now. */
    public static final int READY = BEGIN + 16;

    /** From the worker. Payload: the task's number (i64), the result, a value. */
    public static final int RETURNED = READY + 1;

    /**
     * From the worker. Payload: the task's number (i64), length of a text (i32), the stack trace, the exception, a
     * value.
     */
    public static final int RAISED = READY + 2;

    /** From the worker: a result or an exception cannot be sent. Payload: the task's number (i64), why, a text. */
    public static final int UNSENDABLE = READY + 3;

    /** From the worker. Payload: 0 for System.out, 1 for System.err (u8), what was printed. */
    public static final int PRINTED = READY + 4;

    /** From the worker, which then ends: its initializer failed. Payload: the stack trace. */
    public static final int UNUSABLE = READY + 5;

    /** From the worker, which then ends: something that it was sent cannot be read. Payload: the stack trace. */
    public static final int UNREADABLE = READY + 6;

    /** From the worker: it was told to leave, and does. */
    public static final int LEAVING = READY + 7;

    /** From the worker: it has read an {@link #INTERRUPT}, whatever its task does. */
    public static final int HEARD = READY + 8;

    /** From the worker: it needs the class of this name. It is answered by a {@link #CLASS}. Payload: the name. */
    public static final int WANTED = READY + 9;

    /** Extra bytes that a frame may have beyond the object in it. */
    public static final int MARGIN = 1 << 20;

    /** The head of a {@link #BEGIN}; the initializer follows. */
    public static byte[] begin(int recording, int mostBytes, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + Integer.BYTES + Short.BYTES + text.length).put((byte) recording)
                .putInt(mostBytes)
                .putShort((short) text.length).put(text).array();
    }

    private Message() {}
}

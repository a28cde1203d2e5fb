package dev.gantry.futures.process;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.gantry.futures.Action;
import dev.gantry.futures.process.start.FastStart;
import dev.gantry.futures.remote.FetchedClasses;
import dev.gantry.futures.remote.Message;
import dev.gantry.futures.remote.OrderReader;
import dev.gantry.futures.remote.Packing;
import dev.gantry.futures.remote.SplitCall;
import dev.gantry.hook.Probe;
import dev.gantry.hook.Recorder;
import dev.gantry.hook.Reporting;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.State;
import dev.gantry.wire.FrameInput;
import dev.gantry.wire.FrameOutput;
import dev.gantry.wire.WireFrame;

/**
 * Worker process: its main thread runs the tasks that come over standard input, one after another, and answers over
 * standard output, which no other code may use. The program's own prints become frames and marks.
 */
final class Child {
    private String name = "";
    private int mostBytes;
    private final FrameOutput out;
    private final OrderReader orders;
    private final Prints prints;
    private final List<Object> functions = new ArrayList<>();
    private Recorder recorder;
    private FetchedClasses fetched; // null where all classes are here

    private Child(FrameOutput out, OrderReader orders, Prints prints) {
        this.out = out;
        this.orders = orders;
        this.prints = prints;
    }

    /** Started by {@link Launch}. */
    public static void main(String[] arguments) throws Exception {
        FrameOutput out = new FrameOutput(new FileOutputStream(FileDescriptor.out));
        FrameInput in = new FrameInput(new FileInputStream(FileDescriptor.in), "the pool", Integer.MAX_VALUE);
        OrderReader orders = new OrderReader(in, Thread.currentThread(), () -> tell(out, Message.HEARD));
        Prints prints = new Prints(out);
        System.setOut(prints.stream(0));
        System.setErr(prints.stream(1));
        System.setIn(InputStream.nullInputStream());
        Probe.threadOpened(LaneRole.WORKER);
        Child child = new Child(out, orders, prints);
        try {
            child.work();
        } catch (Throwable thrown) {
            child.giveUp(Message.UNREADABLE, thrown);
        }
    }

    /** Tells the parent this. Where that fails, the parent has ended, which the reader of its orders notices. */
    private static void tell(FrameOutput out, int type) {
        try {
            out.write(type);
            out.flush();
        } catch (IOException _) {
            return;
        }
    }

    private void work() throws Exception {
        WireFrame order = orders.take();
        for (; order.type() != Message.LEAVE; order = orders.take()) {
            switch (order.type()) {
                case Message.BEGIN -> begin(order.bytes());
                case Message.ASK -> fetch();
                case Message.RECORD -> record(order.bytes()[0]);
                case Message.DEFINE -> functions.add(function(order));
                case Message.RUN -> run(order.bytes());
                default -> define(order);
            }
        }
        out.write(Message.LEAVING);
        Probe.threadClosed();
        record(Message.OFF);
        out.flush();
        HookLimit.set(Duration.ofMillis(ByteBuffer.wrap(order.bytes()).getLong()));
        orders.watchOn();
    }

    private void fetch() {
        fetched = new FetchedClasses(out);
        orders.giveTo(fetched);
        Thread.currentThread().setContextClassLoader(fetched);
    }

    private static Object function(WireFrame order) throws Exception {
        try {
            return Packing.object(order.bytes(), Integer.BYTES);
        } catch (LinkageError e) {
            return new Unusable(e);
        }
    }

    private void define(WireFrame order) throws Exception {
        try {
            FastStart.DECODER.decode(order).ifPresent(functions::add);
        } catch (LinkageError e) {
            functions.add(new Unusable(e));
        }
    }

    private void begin(byte[] order) throws Exception {
        ByteBuffer head = ByteBuffer.wrap(order);
        int how = head.get();
        mostBytes = head.getInt();
        byte[] text = new byte[head.getShort()];
        head.get(text);
        name = new String(text, StandardCharsets.UTF_8);
        record(how);
        if (head.hasRemaining()) {
            try {
                ((Action) Packing.object(order, head.position())).act();
            } catch (Throwable thrown) {
                giveUp(Message.UNUSABLE, thrown);
            }
        }
        out.write(Message.READY);
        out.flush();
    }

    /** Sends the reason and exits; otherwise threads of the program's own would keep a useless worker alive. */
    private void giveUp(int type, Throwable thrown) throws IOException {
        try {
            answer(type, Reporting.trace(thrown).getBytes(StandardCharsets.UTF_8));
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }

    private void record(int how) {
        if (recorder != null) {
            recorder.stop();
            recorder = null;
        }
        if (how != Message.OFF) {
            Recorder.Options options = Recorder.Options.named(name);
            recorder = Recorder.into(out, how == Message.WITH_SITES ? options.withSites() : options);
            recorder.start();
        }
    }

    private void run(byte[] order) throws Exception {
        ByteBuffer head = ByteBuffer.wrap(order);
        long number = head.getLong();
        if (fetched != null) {
            Thread.currentThread().setContextClassLoader(fetched); // whatever the task before left
        }
        long task = Probe.taskAdopted(head.getInt());
        Callable<?> work = work(head, order); // an unreadable task ends this process
        orders.begin(number);
        Probe.taskStarted(task);
        Object result;
        try {
            result = work.call();
        } catch (Throwable thrown) { // Errors too: the future keeps them, the worker lives
            if (!endCancelled(number, task)) {
                failed(number, task, thrown);
            }
            return;
        }
        if (!endCancelled(number, task)) {
            returned(number, task, result);
        }
    }

    /** Ends the task; whether it was cancelled: then that is its end, whatever it returned or threw. */
    private boolean endCancelled(long number, long task) throws IOException {
        boolean cancelled = orders.end();
        prints.endTask();
        if (cancelled) {
            Probe.taskCancelled(task);
            answer(Message.RETURNED, number(number), Packing.plain(null).orElseThrow());
        }
        return cancelled;
    }

    private Callable<?> work(ByteBuffer head, byte[] order) throws IOException, ClassNotFoundException {
        try {
            int function = head.getInt();
            if (function == Message.WHOLE) {
                return (Callable<?>) Packing.object(order, head.position());
            }
            int kind = head.get();
            Object arguments = Packing.unpack(order, head.position());
            Object known = functions.get(function);
            return known instanceof Unusable unusable ? unusable : SplitCall.task(kind, known, arguments);
        } catch (LinkageError e) {
            return new Unusable(e);
        }
    }

    /** Replacement for a task a class of which cannot be initialised here: this fails only the tasks that need it. */
    private record Unusable(LinkageError why) implements Callable<Object> {
        @Override
        public Object call() {
            throw why;
        }
    }

    /** A result that cannot be sent is the task's failure, in the recording too. */
    private void returned(long number, long task, Object result) throws IOException {
        Optional<byte[]> plain = Packing.plain(result); // runs no code of the program, and never fails
        if (plain.isPresent()) {
            Probe.taskSucceeded(task);
            Probe.sliceStarted(State.SENDING, "result"); // takes no time, but is shown
            Probe.sliceEnded();
            answer(Message.RETURNED, number(number), plain.get());
            return;
        }
        byte[] bytes;
        Probe.sliceStarted(State.SENDING, "result");
        try {
            bytes = Packing.pack(result, mostBytes);
        } catch (NotSerializableException e) {
            NotSerializableException clear = new NotSerializableException(
                    "the result cannot be sent to the parent process: " + e.getMessage());
            clear.initCause(e);
            Probe.sliceEnded();
            failed(number, task, clear);
            return;
        } catch (Throwable e) { // of the program's own writeObject
            Probe.sliceEnded();
            failed(number, task, e);
            return;
        }
        Probe.sliceEnded();
        Probe.taskSucceeded(task);
        answer(Message.RETURNED, number(number), bytes);
    }

    private void failed(long number, long task, Throwable thrown) throws IOException {
        Probe.taskFailed(task, thrown);
        raised(number, thrown);
    }

    private void raised(long number, Throwable thrown) throws IOException {
        byte[] text = Reporting.trace(thrown).getBytes(StandardCharsets.UTF_8);
        byte[] bytes;
        Probe.sliceStarted(State.SENDING, "exception");
        try {
            bytes = Packing.pack(thrown, mostBytes);
        } catch (Throwable e) {
            if (e != thrown) {
                thrown.addSuppressed(e);
            }
            unsendable(number,
                    "the task's exception cannot be sent to the parent process (" + Reporting.message(e) + "): ",
                    thrown);
            return;
        } finally {
            Probe.sliceEnded();
        }
        byte[] head = ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(number).putInt(text.length).array();
        answer(Message.RAISED, head, text, bytes);
    }

    private void unsendable(long number, String what, Throwable why) throws IOException {
        answer(Message.UNSENDABLE, number(number), (what + Reporting.trace(why)).getBytes(StandardCharsets.UTF_8));
    }

    private void answer(int type, byte[]... parts) throws IOException {
        flush();
        out.write(type, parts);
        out.flush();
    }

    /** Flushes the recording, so that the parent has it before the next answer. */
    private void flush() {
        if (recorder != null) {
            recorder.flush();
        }
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}

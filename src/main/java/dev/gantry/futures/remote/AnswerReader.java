package dev.gantry.futures.remote;

import java.io.IOException;
import java.io.ObjectInputFilter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.gantry.futures.RemoteTraceback;
import dev.gantry.hook.Reporting;
import dev.gantry.wire.Clock;
import dev.gantry.wire.FrameInput;
import dev.gantry.wire.Receiver;
import dev.gantry.wire.WireException;
import dev.gantry.wire.WireFrame;

/**
 * Reader of one worker's stream: answers, prints, and its recording. None of it is trusted.
 *
 * <p><b>Gone.</b> The worker is gone when its stream makes no sense, or when it has ended: {@link Link#ended} decides,
 * not the stream, which a process may hold open that the worker has started. What is still in the stream is read for
 * {@value #DRAIN_SECONDS} s at most.
 *
 * <p><b>A result that cannot be read</b> fails its own future. Reading one runs code of the program, which may throw,
 * or never end. So it happens in a thread that can be abandoned: when the time is over, a {@link ReadingWatch} fails
 * the future and calls {@link #replace}; a new thread reads on, and the old one, should it ever return, ends.
 */
final class AnswerReader {
    private static final Logger LOG = Logger.getLogger("dev.gantry.futures");
    private static final int PATIENCE_SECONDS = 5;
    private static final int DRAIN_SECONDS = 5;
    private static final int LONGEST_NAME = 4096;
    private static final long STACK = 16 << 20;

    private final WorkerSet workers;
    private final Worker worker;
    private final Link link;
    private final FrameInput in;
    private final ReadingWatch watch;
    private Optional<Receiver> receiver = Optional.empty();
    private ObjectInputFilter filter;
    private Clock clock;

    // guarded by this
    private Thread reader;
    private boolean gone;

    AnswerReader(WorkerSet workers, Worker worker, Link link) {
        this.workers = workers;
        this.worker = worker;
        this.link = link;
        this.in = new FrameInput(link.in(), worker.name, workers.backend().limits().bytes() + Message.MARGIN);
        this.watch = new ReadingWatch(workers.backend().limits().time(), this::replace);
    }

    void start() {
        read();
        link.ended().thenRun(() -> CompletableFuture.delayedExecutor(DRAIN_SECONDS, TimeUnit.SECONDS)
                .execute(this::abandonStream));
    }

    private synchronized void read() {
        reader = new Thread(null, this::run, "gantry-answers-" + worker.name, STACK);
        reader.setDaemon(true);
        reader.start();
    }

    private synchronized boolean isCurrent() {
        return reader == Thread.currentThread();
    }

    private void run() {
        Optional<Throwable> why;
        try {
            while (step()) {}
            if (!isCurrent()) {
                return;
            }
            why = howItEnded();
        } catch (WireException e) {
            why = Optional.of(explained(e));
        } catch (Throwable e) { // any error: nothing else would end the waiting futures
            why = Optional.of(e);
        }
        if (isCurrent()) {
            gone(why);
        }
    }

    /**
     * Takes a frame, in a stack frame of its own, so that the last one is not kept reachable while this waits. Returns
     * whether to go on.
     */
    private boolean step() throws Exception {
        Optional<WireFrame> frame = in.next();
        if (frame.isEmpty()) {
            return false;
        }
        mark();
        take(frame.get());
        return isCurrent();
    }

    /** The thread that reads has taken too long over one result: that fails, and another thread reads on. */
    private void replace(long number) {
        Outcome outcome = new Outcome.Raised(Packing.unreadable("the result", new TimeoutException(
                "it took longer than %d ms".formatted(workers.backend().limits().time().toMillis()))));
        Thread late;
        synchronized (this) {
            if (gone || !watch.end(number)) {
                return;
            }
            late = reader;
            settle(outcome); // the late reader, which has the receiver, is in code of the program
            read();
        }
        late.interrupt();
        late.setPriority(Thread.MIN_PRIORITY);
        workers.answered(worker, number, outcome);
    }

    /** Abandons the stream, which another process holds open although the worker has ended long ago. */
    private void abandonStream() {
        synchronized (this) {
            if (gone) {
                return;
            }
            reader = null;
        }
        Optional<Throwable> why;
        try {
            why = howItEnded();
        } catch (InterruptedException e) { // never: this thread is not interrupted
            why = Optional.of(e);
        }
        gone(why);
    }

    private void gone(Optional<Throwable> why) {
        synchronized (this) {
            if (gone) {
                return;
            }
            gone = true;
        }
        link.kill();
        markTheRest();
        receiver.ifPresent(Receiver::close);
        link.recorded();
        worker.command(new FeederCommand.Stop());
        workers.tell(new Event.Gone(worker, why));
    }

    /** Reason why the worker ended, empty if it was told to. Waits for its end. */
    private Optional<Throwable> howItEnded() throws InterruptedException {
        int code = link.ended().join();
        return worker.isLeaving() && (code == 0 || worker.isOverdue())
                ? Optional.empty()
                : Optional.of(new RemoteTraceback(link.howItEnded()));
    }

    /** Error for an invalid stream: how the worker ended if that cut the stream off, else the usual reason. */
    private Throwable explained(WireException e) {
        try {
            if (!in.hasEnded()) {
                return new WireException(e.getMessage()
                        + "; did a task, or a program that it started, write to the worker's standard output itself?");
            }
            link.ended().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return new RemoteTraceback(e.getMessage() + "; " + link.howItEnded());
        } catch (InterruptedException _) { // never: this thread is not interrupted
            Thread.currentThread().interrupt();
            return e;
        } catch (ExecutionException | TimeoutException _) {
            return e;
        }
    }

    private void take(WireFrame frame) throws Exception {
        if (frame.isRecording()) {
            record(frame);
            return;
        }
        switch (frame.type()) {
            case Message.READY -> {
                worker.ready();
                workers.started(worker);
            }
            case Message.LEAVING -> worker.leaves();
            case Message.HEARD -> worker.heard();
            case Message.RETURNED, Message.RAISED, Message.UNSENDABLE -> answer(frame);
            case Message.PRINTED -> print(frame);
            case Message.WANTED -> worker.command(new FeederCommand.Give(wanted(frame)));
            case Message.UNUSABLE -> {
                worker.unusable();
                RemoteTraceback why = new RemoteTraceback(
                        "the initializer failed in " + worker.name + ":\n" + Worker.text(frame.bytes(), 0));
                LOG.log(Level.SEVERE, "Exception in initializer:", why);
                throw why;
            }
            case Message.UNREADABLE -> throw new RemoteTraceback(
                    "what was sent to %s cannot be read there:\n%s".formatted(worker.name,
                            Worker.text(frame.bytes(), 0)));
            default -> throw new WireException("%s: the frame at byte %d has the type %d, which no answer has"
                    .formatted(worker.name, frame.at(), frame.type()));
        }
    }

    private void record(WireFrame frame) throws WireException {
        if (frame.type() == WireFrame.END && worker.hasLeft()) {
            return; // its JVM may still say something before it ends, which closes the receiver
        }
        if (frame.type() == WireFrame.HELLO) {
            receiver.ifPresent(Receiver::close);
            receiver = Optional.ofNullable(worker.receivers.poll());
        }
        if (receiver.isEmpty()) {
            throw new WireException("%s: the frame at byte %d belongs to a recording that nobody asked for"
                    .formatted(worker.name, frame.at()));
        }
        receiver.get().take(frame);
        followClock(receiver.get());
    }

    /** Corrects the times of the recording if the worker's clock was measured anew. */
    private void followClock(Receiver taker) {
        link.clock().filter(now -> !now.equals(clock)).ifPresent(now -> {
            clock = now;
            if (!now.equals(taker.clock())) {
                taker.correct(now);
            }
        });
    }

    private String wanted(WireFrame frame) throws WireException {
        if (!workers.backend().givesClasses() || frame.bytes().length > LONGEST_NAME) {
            throw new WireException("%s: the frame at byte %d asks for a class, which it may not"
                    .formatted(worker.name, frame.at()));
        }
        return Worker.text(frame.bytes(), 0);
    }

    private void answer(WireFrame frame) throws WireException {
        if (frame.bytes().length < Long.BYTES) {
            throw new WireException("%s: the answer at byte %d has no number".formatted(worker.name, frame.at()));
        }
        long number = ByteBuffer.wrap(frame.bytes()).getLong();
        if (!workers.expects(worker, number)) {
            throw new WireException("%s: the answer at byte %d is to a task that it does not run"
                    .formatted(worker.name, frame.at()));
        }
        watch.begin(number);
        Outcome outcome = outcome(frame);
        if (watch.end(number) && isCurrent()) {
            settle(outcome);
            workers.answered(worker, number, outcome);
        }
    }

    /** Lets the recording tell what the future will: a result that can't be read here is the task's failure. */
    private void settle(Outcome outcome) {
        receiver.ifPresent(taker -> taker.settle(
                outcome instanceof Outcome.Raised(Throwable thrown) ? Reporting.text(thrown) : ""));
    }

    private Outcome outcome(WireFrame frame) throws WireException {
        return switch (frame.type()) {
            case Message.RETURNED -> {
                try {
                    yield new Outcome.Returned(value(frame, Long.BYTES));
                } catch (Throwable e) { // Errors too, of a class that came
                    yield new Outcome.Raised(Packing.unreadable("the result", e));
                }
            }
            case Message.RAISED -> raised(frame);
            default -> unsendable(frame);
        };
    }

    private Object value(WireFrame frame, int from) throws IOException, ClassNotFoundException {
        return Packing.unpackLimited(frame.bytes(), from, workers.loader(), this::filter);
    }

    private ObjectInputFilter filter() {
        if (filter == null) {
            filter = Packing.filter(workers.backend().limits());
        }
        return filter;
    }

    private Outcome raised(WireFrame frame) throws WireException {
        ByteBuffer head = ByteBuffer.wrap(frame.bytes());
        int start = Long.BYTES + Integer.BYTES;
        int length = frame.bytes().length < start ? -1 : head.getInt(Long.BYTES);
        if (length < 0 || length > frame.bytes().length - start) {
            throw new WireException("%s: the exception at byte %d is damaged".formatted(worker.name, frame.at()));
        }
        Throwable thrown;
        try {
            thrown = Objects.requireNonNull((Throwable) value(frame, start + length), "it became null");
        } catch (Throwable e) {
            thrown = Packing.unreadable("the task's exception", e);
        }
        String trace = new String(frame.bytes(), start, length, StandardCharsets.UTF_8);
        return new Outcome.Raised(RemoteTraceback.attach(thrown, trace));
    }

    private Outcome unsendable(WireFrame frame) {
        String text = Worker.text(frame.bytes(), Long.BYTES);
        int end = text.indexOf('\n');
        IOException thrown = new java.io.NotSerializableException((end < 0 ? text : text.substring(0, end)).strip());
        return new Outcome.Raised(RemoteTraceback.attach(thrown, text));
    }

    private void print(WireFrame frame) throws WireException {
        if (frame.bytes().length == 0) {
            throw new WireException("%s: the print at byte %d is empty".formatted(worker.name, frame.at()));
        }
        workers.scope().print(frame.bytes()[0] != 0, frame.bytes(), 1);
    }

    /** Makes marks of what the error stream still holds: it ends with the worker, but its reader may be late. */
    private void markTheRest() {
        try {
            if (receiver.isPresent()) {
                link.awaitNotes();
            }
        } catch (InterruptedException _) { // never: this thread is not interrupted
            Thread.currentThread().interrupt();
        }
        mark();
    }

    /** Makes marks on the worker's process of its output outside tasks. */
    private void mark() {
        if (receiver.isPresent()) {
            for (var line = link.nextNote(); line.isPresent(); line = link.nextNote()) {
                receiver.get().note(line.get());
            }
        }
    }
}

package dev.gantry.futures.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.gantry.futures.RemoteTraceback;
import dev.gantry.wire.FrameInput;
import dev.gantry.wire.Receiver;
import dev.gantry.wire.WireException;
import dev.gantry.wire.WireFrame;

/**
 * Reads what one worker says, in a thread of its own: answers, prints, and what it records. Nothing of it is trusted.
 * When the stream ends or makes no sense, the worker is gone.
 */
final class AnswerReader implements Runnable {
    private static final Logger LOG = Logger.getLogger("dev.gantry.futures");
    private static final int PATIENCE_SECONDS = 5;

    private final WorkerSet workers;
    private final Worker worker;
    private final Link link;
    private final FrameInput in;
    private Optional<Receiver> receiver = Optional.empty();

    AnswerReader(WorkerSet workers, Worker worker, Link link) {
        this.workers = workers;
        this.worker = worker;
        this.link = link;
        this.in = new FrameInput(link.in(), worker.name, Message.LONGEST + 64);
    }

    @Override
    public void run() {
        Optional<Throwable> why;
        try {
            for (var frame = in.next(); frame.isPresent(); frame = in.next()) {
                mark();
                take(frame.get());
            }
            why = waitForEnd();
        } catch (WireException e) {
            why = Optional.of(explained(e));
        } catch (Throwable e) { // Errors too, of a class that came: nobody else would end what waits
            why = Optional.of(e);
        }
        link.kill();
        markTheRest();
        receiver.ifPresent(Receiver::close);
        worker.command(new FeederCommand.Stop());
        workers.tell(new Event.Gone(worker, why));
    }

    /** Why the process ended, nothing if it was told to. */
    private Optional<Throwable> waitForEnd() throws InterruptedException {
        int code = link.ended().join();
        return code == 0 && worker.isLeaving()
                ? Optional.empty()
                : Optional.of(new RemoteTraceback(link.howItEnded()));
    }

    /** What made no sense, with how the process ended if that cut it off, else with the usual reason. */
    private Throwable explained(WireException e) {
        try {
            if (!in.hasEnded()) {
                return new WireException(e.getMessage()
                        + "; did a task, or a program that it started, write to the worker's standard output itself?");
            }
            link.ended().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return new RemoteTraceback(e.getMessage() + "; " + link.howItEnded());
        } catch (InterruptedException _) { // nobody interrupts this thread
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
        byte[] bytes = frame.bytes();
        switch (frame.type()) {
            case Message.READY -> workers.started(worker);
            case Message.RETURNED -> answer(frame,
                    new Outcome.Returned(Packing.unpackLimited(bytes, Long.BYTES, workers.loader())));
            case Message.RAISED -> answer(frame, raised(frame));
            case Message.UNSENDABLE -> answer(frame, unsendable(frame));
            case Message.PRINTED -> print(frame);
            case Message.UNUSABLE -> {
                RemoteTraceback why = new RemoteTraceback(
                        "the initializer failed in " + worker.name + ":\n" + Worker.text(bytes, 0));
                LOG.log(Level.SEVERE, "Exception in initializer:", why);
                throw why;
            }
            case Message.UNREADABLE -> throw new RemoteTraceback(
                    "what was sent to %s cannot be read there:\n%s".formatted(worker.name, Worker.text(bytes, 0)));
            default -> throw new WireException("%s: the frame at byte %d has the type %d, which no answer has"
                    .formatted(worker.name, frame.at(), frame.type()));
        }
    }

    private void record(WireFrame frame) throws WireException {
        if (frame.type() == WireFrame.HELLO) {
            receiver.ifPresent(Receiver::close);
            receiver = Optional.ofNullable(worker.receivers.poll());
        }
        if (receiver.isEmpty()) {
            throw new WireException("%s: the frame at byte %d belongs to a recording that nobody asked for"
                    .formatted(worker.name, frame.at()));
        }
        receiver.get().take(frame);
    }

    private Outcome raised(WireFrame frame) throws Exception {
        ByteBuffer head = ByteBuffer.wrap(frame.bytes());
        int start = Long.BYTES + Integer.BYTES;
        int length = frame.bytes().length < start ? -1 : head.getInt(Long.BYTES);
        if (length < 0 || length > frame.bytes().length - start) {
            throw new WireException("%s: the exception at byte %d is damaged".formatted(worker.name, frame.at()));
        }
        Throwable thrown = (Throwable) Packing.unpackLimited(frame.bytes(), start + length, workers.loader());
        RemoteTraceback.attach(thrown,
                new String(frame.bytes(), start, length, java.nio.charset.StandardCharsets.UTF_8));
        return new Outcome.Raised(thrown);
    }

    private Outcome unsendable(WireFrame frame) {
        String text = frame.bytes().length < Long.BYTES ? "" : Worker.text(frame.bytes(), Long.BYTES);
        int end = text.indexOf('\n');
        IOException thrown = new java.io.NotSerializableException((end < 0 ? text : text.substring(0, end)).strip());
        RemoteTraceback.attach(thrown, text);
        return new Outcome.Raised(thrown);
    }

    private void answer(WireFrame frame, Outcome outcome) throws WireException {
        if (frame.bytes().length < Long.BYTES) {
            throw new WireException("%s: the answer at byte %d has no number".formatted(worker.name, frame.at()));
        }
        if (!workers.answered(worker, ByteBuffer.wrap(frame.bytes()).getLong(), outcome)) {
            throw new WireException("%s: the answer at byte %d is to a task that it does not run"
                    .formatted(worker.name, frame.at()));
        }
    }

    private void print(WireFrame frame) throws WireException {
        if (frame.bytes().length == 0) {
            throw new WireException("%s: the print at byte %d is empty".formatted(worker.name, frame.at()));
        }
        workers.scope().print(frame.bytes()[0] != 0, frame.bytes(), 1);
    }

    /** Marks what the error stream still holds: it ends with the process, but its reader may be late. */
    private void markTheRest() {
        try {
            if (receiver.isPresent()) {
                link.awaitNotes();
            }
        } catch (InterruptedException _) { // nobody interrupts this thread
            Thread.currentThread().interrupt();
        }
        mark();
    }

    /** What the worker said beside its tasks becomes marks of its process. */
    private void mark() {
        if (receiver.isPresent()) {
            for (var line = link.nextNote(); line.isPresent(); line = link.nextNote()) {
                receiver.get().note(line.get());
            }
        }
    }

}

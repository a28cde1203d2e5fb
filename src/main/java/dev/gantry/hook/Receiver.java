package dev.gantry.hook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.gantry.trace.Names;
import dev.gantry.trace.message.Message;

/**
 * Takes the recording that another process sends, frame by frame, into the one that is on here. What comes is trusted in
 * nothing: a record that makes no sense is counted as malformed, a frame that makes none ends the stream.
 *
 * <p>For one thread, but for {@link #hand}. When the stream ends, however it does, {@link #close} closes its lanes.
 */
public final class Receiver implements AutoCloseable {
    private static final int MOST_TEXT = 64 << 20;

    private final Recorder recorder;
    private final long since;
    private final boolean starting;
    private final IdMap names = new IdMap();
    private final Set<Integer> handed = ConcurrentHashMap.newKeySet();
    private IdTranslation translation;
    private Clock clock = Clock.SAME;
    private Buffer buffer;
    private long earliest;
    private long lost;
    private long text;
    private boolean ended;

    private Receiver(Recorder recorder, long since, boolean starting) {
        this.recorder = recorder;
        this.since = since;
        this.starting = starting;
    }

    /**
     * For a process that was started at this time to record from its start; its first lane shows how long that took. Empty
     * while nothing is recorded here.
     */
    public static Optional<Receiver> ofStarted(long since) {
        return Optional.ofNullable(Probe.current()).map(on -> new Receiver(on, since, true));
    }

    /** For a process that was asked at this time to record from now on. */
    public static Optional<Receiver> ofAsked(long since) {
        return Optional.ofNullable(Probe.current()).map(on -> new Receiver(on, since, false));
    }

    /** Whether what comes is still recorded; if not, frames are taken and have no effect. */
    public boolean isRecording() {
        return Probe.current() == recorder;
    }

    /** This task is handed to the sender, which may say that it runs it. For any thread; before the sender hears of it. */
    public void hand(long task) {
        if (recorder.session.owns(task)) {
            handed.add((int) task);
        }
    }

    /** How the sender's clock relates to ours; known after its first frame. */
    public Clock clock() {
        return clock;
    }

    /**
     * Takes a frame.
     *
     * @throws WireException if it is not what the specification says; nothing more is to be read from this sender
     */
    public void take(WireFrame frame) throws WireException {
        if (ended) {
            throw new WireException(
                    "a frame of type %d at byte %d follows the END".formatted(frame.type(), frame.at()));
        }
        if (frame.type() == WireFrame.HELLO) {
            begin(frame);
            return;
        }
        if (translation == null) {
            throw new WireException("the frame at byte %d has type %d, but a HELLO comes first"
                    .formatted(frame.at(), frame.type()));
        }
        switch (frame.type()) {
            case WireFrame.NAME -> name(frame);
            case WireFrame.RECORDS -> records(frame);
            case WireFrame.LOST -> lost(frame);
            case WireFrame.END -> end(frame);
            default -> throw new WireException("the frame at byte %d has type %d, which no recording has"
                    .formatted(frame.at(), frame.type()));
        }
    }

    /** A mark on the lane of the sender's process, for what it says elsewhere. */
    public void note(String text) {
        if (translation != null && !ended) {
            translation.note(text);
        }
    }

    /** Closes the sender's lanes; tasks that were running there fail, because their process ended. */
    @Override
    public void close() {
        ended = true;
        if (translation != null && !buffer.isEnded()) {
            translation.closeLanes(System.nanoTime());
            buffer.close();
        }
    }

    private void begin(WireFrame frame) throws WireException {
        if (translation != null) {
            throw new WireException("a second HELLO at byte " + frame.at());
        }
        long now = System.nanoTime();
        Hello hello = Hello.of(frame);
        clock = Clock.of(since, hello.clock(), now);
        earliest = hello.clock() + clock.offset();
        int process = recorder.newLane();
        buffer = new Buffer(recorder.session, Thread.currentThread(), process);
        translation = new IdTranslation(recorder, buffer, names, handed);
        long opened = Math.max(since, recorder.origin);
        earliest = Math.max(earliest, recorder.origin);
        translation.openProcess(hello, opened, starting ? earliest : opened);
        if (!clock.isSame()) {
            translation.note(Message.say("other-clock", Duration.ofNanos(clock.uncertainty())).text());
        }
        recorder.add(buffer);
    }

    private void name(WireFrame frame) throws WireException {
        ByteBuffer in = ByteBuffer.wrap(frame.bytes());
        if (in.remaining() < Integer.BYTES || in.remaining() > Integer.BYTES + 4 * Names.LONGEST) {
            throw new WireException("the NAME at byte %d has %d bytes".formatted(frame.at(), in.remaining()));
        }
        int number = in.getInt();
        if (!IdTranslation.isNew(names, number)) {
            throw new WireException("the NAME at byte %d has the number %d, which is %s"
                    .formatted(frame.at(), number, names.has(number) ? "given already" : "out of range"));
        }
        text += frame.bytes().length;
        String said = text <= MOST_TEXT
                ? StandardCharsets.UTF_8.decode(in).toString()
                : "(left out: this process sent more than %d MiB of text)".formatted(MOST_TEXT >> 20);
        names.put(number, recorder.names().intern(said));
    }

    private void records(WireFrame frame) throws WireException {
        ByteBuffer in = ByteBuffer.wrap(frame.bytes());
        if (in.remaining() % RecordKind.RECORD_BYTES != 0) {
            throw new WireException("the RECORDS at byte %d have %d bytes, which is no multiple of %d"
                    .formatted(frame.at(), in.remaining(), RecordKind.RECORD_BYTES));
        }
        long now = System.nanoTime();
        while (in.hasRemaining()) {
            long time = in.getLong() + clock.offset();
            long place = in.getLong();
            long statement = in.getLong();
            boolean timely = time - earliest >= 0 && time - now <= clock.uncertainty();
            if (!timely || !translation.take(Math.min(time, now), place, statement)) {
                translation.malformed();
            }
        }
    }

    private void lost(WireFrame frame) throws WireException {
        if (frame.bytes().length != Long.BYTES) {
            throw new WireException("the LOST at byte %d has %d bytes, %d are right"
                    .formatted(frame.at(), frame.bytes().length, Long.BYTES));
        }
        long count = ByteBuffer.wrap(frame.bytes()).getLong();
        if (count < lost || count >= 1L << 55) {
            throw new WireException("the LOST at byte %d counts %d after %d".formatted(frame.at(), count, lost));
        }
        buffer.lose(count - lost);
        lost = count;
    }

    private void end(WireFrame frame) throws WireException {
        if (frame.bytes().length != 0) {
            throw new WireException("the END at byte %d has %d bytes, none are right"
                    .formatted(frame.at(), frame.bytes().length));
        }
        close();
    }
}

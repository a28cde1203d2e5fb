package dev.gantry.wire;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import dev.gantry.trace.Names;
import dev.gantry.trace.message.Message;

/**
 * Receiver of the recording that another process sends, frame by frame, into an {@link Intake}. Nothing received is
 * trusted: an invalid record is counted as malformed, an invalid frame ends the stream.
 *
 * <p>For one thread, except {@link #hand}. When the stream ends, however it does, {@link #close} closes its lanes.
 */
public final class Receiver implements AutoCloseable {
    private static final int MOST_TEXT = 64 << 20;

    /** Longest time of a stored recording, in nanoseconds: nine years. */
    private static final long LONGEST = 1L << 58;

    private final Intake intake;
    private final Opening opening;
    private final IdMap names = new IdMap();
    private final Map<Integer, IdTranslation.Handed> handed = new ConcurrentHashMap<>();
    private IdTranslation translation;
    private Intake.Feed feed;
    private Hello hello;
    private SenderClock times = new SenderClock(Clock.SAME);
    private long opened;
    private long origin;
    private long older;
    private long told;
    private long lost;
    private long text;
    private boolean ended;

    /**
     * Data known before the stream begins.
     *
     * @param since when the sender was started or asked to record
     * @param starting whether it was started then
     * @param clock the sender's clock; empty where it follows from when the sender was asked
     * @param live whether the sender's times are no later than now
     * @param asked whether {@code since} is known
     * @param machine the lane of its machine, 0 for none
     */
    private record Opening(
            long since, boolean starting, Optional<Clock> clock, boolean live, boolean asked, int machine) {}

    private Receiver(Intake intake, Opening opening) {
        this.intake = intake;
        this.opening = opening;
    }

    /**
     * For a process that was started at this time of {@link System#nanoTime()} to record from its start; its first lane
     * shows how long that took.
     */
    public static Receiver ofStarted(Intake intake, long since) {
        return ofStarted(intake, since, Optional.empty(), 0);
    }

    /**
     * The same, elsewhere.
     *
     * @param clock its clock, if that was measured otherwise
     * @param machine the lane of its machine, see {@link Intake#machine}; 0 for none
     */
    public static Receiver ofStarted(Intake intake, long since, Optional<Clock> clock, int machine) {
        return new Receiver(intake, new Opening(since, true, clock, true, true, machine));
    }

    /** For a process that was asked for its HELLO at this time of {@link System#nanoTime()}. */
    public static Receiver ofAsked(Intake intake, long since) {
        return ofAsked(intake, since, Optional.empty(), 0);
    }

    /**
     * The same, elsewhere.
     *
     * @param clock its clock, if that was measured otherwise
     * @param machine the lane of its machine, see {@link Intake#machine}; 0 for none
     */
    public static Receiver ofAsked(Intake intake, long since, Optional<Clock> clock, int machine) {
        return new Receiver(intake, new Opening(since, false, clock, true, true, machine));
    }

    /**
     * For a process whose clock is known, and which may have recorded for long: one that writes into a file here, say.
     */
    public static Receiver ofKnown(Intake intake, Clock clock) {
        return new Receiver(intake, new Opening(0, false, Optional.of(clock), true, false, 0));
    }

    /** For a stored recording from any machine: its times are taken as they are, and it ends with its last record. */
    public static Receiver ofStored(Intake intake) {
        return new Receiver(intake, new Opening(0, false, Optional.of(Clock.SAME), false, false, 0));
    }

    /**
     * The same, of a sender on the machine with this lane, and its clock is as its CLOCK frames say. What was handed to
     * it, see {@link #hand}, may have been told already.
     */
    public static Receiver ofKept(Intake intake, int machine) {
        return new Receiver(intake, new Opening(0, false, Optional.of(Clock.SAME), false, false, machine));
    }

    /** Whether frames are still recorded; if not, they are taken without effect. */
    public boolean isRecording() {
        return intake.isOn();
    }

    /**
     * The task with this handle is handed to the sender, which may say that it runs it: if it ends before, {@link
     * #close} says that the task failed. For any thread; before the sender is told.
     *
     * @param ends called when the sender says that the task has ended; false if it was cancelled here meanwhile: then
     *     the recording says that
     */
    public void hand(long handle, BooleanSupplier ends) {
        int task = intake.idOf(handle);
        if (task != 0) {
            boolean other = opening.asked && opening.clock.isPresent();
            handed.put(task, new IdTranslation.Handed(ends,
                    other ? OptionalLong.of(System.nanoTime()) : OptionalLong.empty()));
        }
    }

    /**
     * The outcome of the handed task that the sender has told the end of last; what it says afterwards is held back
     * until then. For the thread of the receiver.
     *
     * @param error text of the exception, where the outcome is one here; empty where the sender is right
     */
    public void settle(String error) {
        if (translation != null && !ended) {
            translation.settle(error);
            feed.flush();
        }
    }

    /**
     * After {@link #close}: whether that told the end of this task, which was handed to the sender. It could not where
     * nothing was heard of the sender, or the task was handed afterwards.
     */
    public boolean hasTold(long handle) {
        int task = intake.idOf(handle);
        return task != 0 && translation != null && !handed.containsKey(task);
    }

    /** Offset of the sender's clock from ours; known after its first frame. */
    public Clock clock() {
        return times.clock();
    }

    /**
     * The sender's clock was measured anew: its later records are corrected so, without ever running backwards.
     *
     * @throws IllegalStateException before the first frame
     */
    public void correct(Clock clock) {
        if (hello == null) {
            throw new IllegalStateException("nothing was heard of a sender whose clock could be corrected");
        }
        times.correct(clock);
        if (translation != null && !ended) {
            tellClock();
            feed.flush();
        }
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
        if (hello == null && frame.type() != WireFrame.HELLO) {
            throw new WireException("the frame at byte %d has type %d, but a HELLO comes first"
                    .formatted(frame.at(), frame.type()));
        }
        switch (frame.type()) {
            case WireFrame.HELLO -> hello(frame);
            case WireFrame.NAME -> name(frame);
            case WireFrame.RECORDS -> records(frame);
            case WireFrame.LOST -> lost(frame);
            case WireFrame.END -> end(frame);
            case WireFrame.CLOCK -> clock(frame);
            default -> throw unknown(frame);
        }
        if (!ended && feed != null) {
            feed.flush();
        }
    }

    /** Adds a mark to the lane of the sender's process, for its output elsewhere. */
    public void note(String said) {
        if (hello != null && !ended) {
            open();
            translation.note(said);
            feed.flush();
        }
    }

    /** Closes the sender's lanes; tasks that were running there fail, because their process ended. */
    @Override
    public void close() {
        if (hello != null) {
            open();
        }
        close(opening.live || translation == null ? System.nanoTime() : translation.latest());
    }

    /** The same, where the process is known to have ended at this time of {@link System#nanoTime()}. */
    public void close(long time) {
        if (hello != null) {
            open();
        }
        ended = true;
        if (feed != null && feed.isOpen()) {
            tellOlder();
            translation.close(time);
        }
    }

    /**
     * The same, where nobody is left who could see the sender's tasks fail: those that run stay unfinished, unless they
     * were handed to it.
     */
    public void closeUnfinished(long time) {
        if (hello != null) {
            open();
        }
        if (feed != null && feed.isOpen()) {
            translation.leaveOpen(time);
        }
        close(time);
    }

    private static WireException unknown(WireFrame frame) {
        return new WireException("the frame at byte %d has type %d, which no recording has"
                .formatted(frame.at(), frame.type()));
    }

    private void hello(WireFrame frame) throws WireException {
        if (hello != null) {
            throw new WireException("a second HELLO at byte " + frame.at());
        }
        long now = System.nanoTime();
        hello = Hello.of(frame);
        times = new SenderClock(opening.clock.orElseGet(() -> Clock.of(opening.since, hello.clock(), now)));
    }

    /** Opens the sender's process, if that was not done; not before its first record, since a CLOCK may come first. */
    private void open() {
        if (translation != null) {
            return;
        }
        long began = times.ours(hello.began());
        times.reached(hello.began(), began);
        boolean asked = opening.asked && (opening.clock.isPresent() || opening.since - began < 0);
        opened = asked ? opening.since : began;
        origin = intake.origin(opened);
        int process = intake.ids().newLane();
        feed = intake.open(process);
        translation = new IdTranslation(intake, feed, hello.version(), process, opening.machine, names, handed);
        translation.openProcess(hello, later(opened, origin), later(opening.starting ? began : opened, origin));
        tellClock();
    }

    /** The later of two times, whose difference decides: a clock may pass the greatest number. */
    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }

    private void tellClock() {
        long uncertainty = times.clock().uncertainty();
        if (uncertainty > told) {
            told = uncertainty;
            translation.note(Message.say("other-clock", Duration.ofNanos(uncertainty)).text());
        }
    }

    /** Tells how many records were older than the recording, once they are over. */
    private void tellOlder() {
        if (older > 0) {
            translation.note(Message.say("before-recording", older).text());
            older = 0;
        }
    }

    private void name(WireFrame frame) throws WireException {
        ByteBuffer in = ByteBuffer.wrap(frame.bytes());
        if (in.remaining() < Integer.BYTES || in.remaining() > Integer.BYTES + 4 * Names.LONGEST) {
            throw new WireException("the NAME at byte %d has %d bytes".formatted(frame.at(), in.remaining()));
        }
        int number = in.getInt();
        if (!names.isNew(number)) {
            throw new WireException("the NAME at byte %d has the number %d, which is %s"
                    .formatted(frame.at(), number, names.has(number) ? "given already" : "out of range"));
        }
        text += frame.bytes().length;
        String said = text <= MOST_TEXT
                ? StandardCharsets.UTF_8.decode(in).toString()
                : "(left out: this process sent more than %d MiB of text)".formatted(MOST_TEXT >> 20);
        names.put(number, intake.names().intern(said));
    }

    private void records(WireFrame frame) throws WireException {
        ByteBuffer in = ByteBuffer.wrap(frame.bytes());
        if (in.remaining() % RecordKind.RECORD_BYTES != 0) {
            throw new WireException("the RECORDS at byte %d have %d bytes, which is no multiple of %d"
                    .formatted(frame.at(), in.remaining(), RecordKind.RECORD_BYTES));
        }
        records(in.asLongBuffer());
    }

    private void records(LongBuffer in) {
        open();
        long most = opening.live ? Math.max(0, System.nanoTime() - opened) : LONGEST;
        long tolerance = opening.live ? times.clock().uncertainty() : 0;
        while (in.hasRemaining()) {
            long theirs = in.get();
            long place = in.get();
            long statement = in.get();
            long ours = times.ours(theirs);
            long age = ours - opened;
            if (theirs - hello.began() < 0 || age + tolerance < 0 || age - most > tolerance) {
                translation.malformed();
                continue;
            }
            times.reached(theirs, ours);
            take(opened + Math.clamp(age, 0, most), place, statement);
        }
    }

    private void take(long time, long place, long statement) {
        boolean old = time - origin < 0 && translation.latest() == origin;
        if (!old) {
            tellOlder();
        }
        if (!translation.take(time, place, statement)) {
            translation.malformed();
        } else if (old) {
            older++;
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
        open();
        feed.lose(count - lost);
        lost = count;
    }

    private void clock(WireFrame frame) throws WireException {
        if (hello.version() == Hello.OLDEST) {
            throw unknown(frame);
        }
        ByteBuffer in = ByteBuffer.wrap(frame.bytes());
        if (in.remaining() != 2 * Long.BYTES) {
            throw new WireException("the CLOCK at byte %d has %d bytes, %d are right"
                    .formatted(frame.at(), in.remaining(), 2 * Long.BYTES));
        }
        long offset = in.getLong();
        long uncertainty = in.getLong();
        if (uncertainty < 0) {
            throw new WireException("the CLOCK at byte %d is right to %d ns".formatted(frame.at(), uncertainty));
        }
        correct(new Clock(offset, uncertainty));
    }

    private void end(WireFrame frame) throws WireException {
        if (frame.bytes().length != 0) {
            throw new WireException("the END at byte %d has %d bytes, none are right"
                    .formatted(frame.at(), frame.bytes().length));
        }
        settle("");
        close();
    }
}

package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;

/** Times of a sender in the receiver's words: known from a handshake, told by the sender, corrected on the way. */
class ClockTest {
    private static final long DAY = 86_400_000_000_000L;

    @Test
    @DisplayName("one that lies between question and answer is ours, another is moved, and how surely is kept")
    void handshake() {
        assertThat(Clock.of(100, 150, 200)).isEqualTo(Clock.SAME);
        Clock other = Clock.of(100, 1_000_000, 300);
        assertThat(other.isSame()).isFalse();
        assertThat(other.uncertainty()).isEqualTo(100);
        assertThat(1_000_000 + other.offset()).isEqualTo(200);
        assertThatThrownBy(() -> new Clock(0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("a correction forward holds at once")
    void forward() {
        SenderClock clock = new SenderClock(Clock.SAME);
        clock.reached(1_000, clock.ours(1_000));
        clock.correct(new Clock(80, 5));
        assertThat(clock.ours(1_000)).isEqualTo(1_080);
        assertThat(clock.ours(2_000)).isEqualTo(2_080);
    }

    @Test
    @DisplayName("a correction backward makes it go at half its speed until it has lost what it was ahead")
    void backward() {
        SenderClock clock = new SenderClock(Clock.SAME);
        clock.reached(1_000, clock.ours(1_000));
        clock.correct(new Clock(-80, 5));
        assertThat(clock.ours(1_000)).isEqualTo(1_000);
        assertThat(clock.ours(1_100)).isEqualTo(1_050);
        assertThat(clock.ours(1_160)).isEqualTo(1_080);
        assertThat(clock.ours(1_161)).isEqualTo(1_081);
        assertThat(clock.ours(5_000)).isEqualTo(4_920);
    }

    @Property
    @Label("whatever the corrections: later is never earlier, and two times differ by half of what they do, or more")
    void neverBackwards(@ForAll @Size(max = 30) List<@IntRange(min = -5_000, max = 5_000) Integer> offsets,
            @ForAll @IntRange(min = 2, max = 3_000) int step) {
        SenderClock clock = new SenderClock(Clock.SAME);
        long theirs = 0;
        long before = clock.ours(theirs);
        for (int offset : offsets) {
            clock.reached(theirs, before);
            clock.correct(new Clock(offset, 1));
            theirs += step;
            long now = clock.ours(theirs);
            assertThat(now - before).isGreaterThanOrEqualTo(step / 2);
            before = now;
        }
        assertThat(clock.ours(theirs + 100_000) - (theirs + 100_000))
                .isEqualTo(offsets.isEmpty() ? 0 : offsets.getLast());
    }

    @Test
    @DisplayName("a sender may tell how its clock relates to ours, again and again; each time that it is surer of less "
            + "is told")
    void told() throws Exception {
        TraceIntake intake = new TraceIntake();
        Sender sender = Sender.begun(1_000, "member");
        sender.at(2_000).record(RecordKind.MARK, 2).clock(500, 3_000).at(3_000).record(RecordKind.MARK, 2)
                .clock(500, 2_000).clock(300, 4_000).at(3_100).record(RecordKind.MARK, 2)
                .at(9_000).record(RecordKind.MARK, 2);
        try (Receiver receiver = Receiver.ofStored(intake)) {
            sender.to(receiver);
            assertThat(receiver.clock()).isEqualTo(new Clock(300, 4_000));
        }
        Snapshot trace = intake.finish();
        Lane main = trace.lane(2);
        assertThat(List.of(main.markTime(0), main.markTime(1), main.markTime(2), main.markTime(3)))
                .containsExactly(1_000L, 2_500L, 2_550L, 8_300L);
        Lane process = trace.lane(1);
        assertThat(process.marks()).isEqualTo(2);
        assertThat(trace.name(process.markText(1))).isEqualTo("gantry:other-clock(4000ns)");
        assertThat(trace.malformed()).isZero();
    }

    @Test
    @DisplayName("what is said of a clock before anything was heard of it is refused")
    void tooEarly() {
        Receiver receiver = Receiver.ofStored(new TraceIntake());
        assertThatThrownBy(() -> receiver.correct(Clock.SAME)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("a receiver that starts later than its sender takes all: time zero is when the sender began")
    void laterThanTheSender() throws Exception {
        long now = System.nanoTime();
        long began = now - DAY;
        TraceIntake intake = new TraceIntake();
        Sender sender = new Sender().at(began + 5).hello(2, now - 100, began, "an old process").processAndMain()
                .at(began + 7).record(RecordKind.MARK, 2);
        try (Receiver receiver = Receiver.ofKnown(intake, Clock.SAME)) {
            sender.to(receiver);
        }
        Snapshot trace = intake.finish();
        assertThat(trace.malformed()).isZero();
        assertThat(trace.lane(1).opened()).isZero();
        assertThat(trace.lane(2).opened()).isEqualTo(5);
        assertThat(trace.lane(2).markTime(0)).isEqualTo(7);
        assertThat(trace.lane(1).closed()).isGreaterThanOrEqualTo(DAY);
        assertThat(trace.lane(1).marks()).isZero(); // it is our clock
    }

    @Test
    @DisplayName("a sender that is asked while it records tells when it began, and its clock is measured all the same")
    void askedLater() throws Exception {
        TraceIntake intake = new TraceIntake();
        long asked = System.nanoTime();
        Sender sender = new Sender().at(asked - DAY).hello(2, System.nanoTime(), asked - DAY, "an old process")
                .processAndMain();
        try (Receiver receiver = Receiver.ofAsked(intake, asked)) {
            sender.to(receiver);
            assertThat(receiver.clock()).isEqualTo(Clock.SAME);
        }
        Snapshot trace = intake.finish();
        assertThat(trace.malformed()).isZero();
        assertThat(trace.lane(2).opened()).isZero();
        assertThat(trace.lane(2).closed()).isGreaterThanOrEqualTo(DAY);
    }

    @Test
    @DisplayName("a task on another machine never begins before it was sent, nor ends after its end was heard of, "
            + "whatever the error of the clock")
    void causeAndEffect() throws Exception {
        for (long error : new long[]{-1_000_000, 0, 1_000_000}) {
            TraceIntake intake = new TraceIntake();
            long asked = System.nanoTime() - 10_000_000;
            Clock clock = new Clock(DAY, 2_000_000); // theirs is a day behind, and is not known exactly
            long began = asked - DAY + 5_000_000;
            try (Receiver ours = Receiver.ofKnown(intake, Clock.SAME);
                    Receiver receiver = Receiver.ofAsked(intake, asked, Optional.of(clock), 0)) {
                new Sender().at(asked).hello(2, asked, asked, "driver").processAndMain()
                        .at(System.nanoTime()).record(RecordKind.TASK_SUBMITTED, Sender.MAIN, 1, 0)
                        .to(ours);
                new Sender().at(began).hello(2, began, began, "member").processAndMain().to(receiver);
                receiver.hand(1, () -> true);
                long sent = System.nanoTime();
                long theirs = sent - DAY + error;
                Sender member = new Sender().at(theirs);
                member.record(RecordKind.TASK_ADOPTED, Sender.MAIN, 1, 1)
                        .record(RecordKind.TASK_STARTED, Sender.MAIN, 1).at(theirs + 10)
                        .record(RecordKind.TASK_SUCCEEDED, Sender.MAIN, 1)
                        .to(receiver);
                receiver.settle("");
            }
            long heard = System.nanoTime();
            Snapshot trace = intake.finish();
            assertThat(trace.malformed()).isZero();
            assertThat(trace.task(1).started()).isGreaterThanOrEqualTo(trace.task(1).submitted());
            assertThat(trace.task(1).ended()).isBetween(trace.task(1).started(), heard - asked);
        }
    }

    @Test
    @DisplayName("what a sender told of before the recording began is there from its beginning")
    void beforeTheRecording() throws Exception {
        TraceIntake intake = new TraceIntake(1_000);
        Sender sender = Sender.begun(200, "older").record(RecordKind.TASK_SUBMITTED, 2, 1)
                .record(RecordKind.TASK_STARTED, 2, 1).at(1_400).record(RecordKind.TASK_SUCCEEDED, 2, 1);
        try (Receiver receiver = Receiver.ofStored(intake)) {
            sender.to(receiver);
        }
        Snapshot trace = intake.finish();
        assertThat(trace.malformed()).isZero();
        assertThat(trace.lane(1).opened()).isZero();
        assertThat(trace.task(1).started()).isZero();
        assertThat(trace.task(1).ended()).isEqualTo(400);
    }
}

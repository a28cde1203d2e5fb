package dev.gantry.wire;

import static dev.gantry.wire.Sender.MAIN;
import static dev.gantry.wire.Sender.PROCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;

/** From when the times of a trace count, which several senders write. */
class TimeZeroTest {
    private final TraceIntake intake = new TraceIntake();

    /** A stream that began at this time, with marks on its main thread, which is named like its process. */
    private static Sender marks(String name, long began, long... times) {
        return marks(new Sender().at(began).hello(2, began, began, name), name, times);
    }

    private static Sender marks(Sender sender, String name, long... times) {
        sender.lane(PROCESS, 0, LaneKind.PROCESS, "")
                .lane(MAIN, PROCESS, LaneKind.THREAD, name + " main");
        for (long time : times) {
            sender.at(time).record(RecordKind.MARK, MAIN);
        }
        return sender;
    }

    private static List<Long> times(Snapshot trace, String name) {
        Lane lane = Traces.lane(trace, name + " main");
        return IntStream.range(0, lane.marks()).mapToObj(lane::markTime).toList();
    }

    private void read(Sender sender) throws WireException {
        try (Receiver receiver = Receiver.ofStored(intake)) {
            sender.to(receiver);
        }
    }

    private static List<String> notices(Snapshot trace, int process) {
        Lane lane = trace.lane(process);
        return IntStream.range(0, lane.marks()).mapToObj(i -> trace.name(lane.markText(i))).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("stored streams give the same times, whichever is read first")
    void anyOrder(boolean laterFirst) throws Exception {
        List<Sender> streams = new ArrayList<>(
                List.of(marks("early", 1_000, 2_000, 3_000), marks("late", 9_000, 9_100, 9_200)));
        for (Sender sender : laterFirst ? streams.reversed() : streams) {
            read(sender);
        }
        Snapshot trace = intake.finish();
        assertThat(times(trace, "early")).containsExactly(1_000L, 2_000L);
        assertThat(times(trace, "late")).containsExactly(8_100L, 8_200L);
        assertThat(Traces.lane(trace, "early").opened()).isZero();
        assertThat(Traces.lane(trace, "late").opened()).isEqualTo(8_000);
        assertThat(trace.malformed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("streams that are read by turns give the same too, with what each of them lost")
    void byTurns(boolean laterFirst) throws Exception {
        try (Receiver one = Receiver.ofStored(intake); Receiver two = Receiver.ofStored(intake)) {
            Sender early = marks("early", 1_000);
            Sender late = marks("late", 9_000);
            (laterFirst ? late : early).to(laterFirst ? two : one);
            (laterFirst ? early : late).to(laterFirst ? one : two);
            early.at(2_000).record(RecordKind.MARK, MAIN).lost(3).to(one);
            late.at(9_100).record(RecordKind.MARK, MAIN).lost(4).to(two);
        }
        Snapshot trace = intake.finish();
        assertThat(times(trace, "early")).containsExactly(1_000L);
        assertThat(times(trace, "late")).containsExactly(8_100L);
        assertThat(trace.lost()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(longs = {-999_000, -1_000_000_000_000L, 0, 5_000_000_000L})
    @DisplayName("a clock that is corrected right after the HELLO is corrected from the beginning on")
    void correctedFirst(long offset) throws Exception {
        Sender sender = new Sender().at(1_000_000).hello(2, 1_000_000, 1_000_000, "other");
        read(marks(sender.clock(offset, 0), "other", 1_000_100, 1_000_200));
        Snapshot trace = intake.finish();
        assertThat(times(trace, "other")).containsExactly(100L, 200L);
        assertThat(Traces.lane(trace, "other").opened()).isZero();
        assertThat(trace.malformed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("streams of two machines are aligned by their CLOCKs, whichever is read first")
    void aligned(boolean correctedFirst) throws Exception {
        Sender corrected = new Sender().at(1_000_000).hello(2, 1_000_000, 1_000_000, "other").clock(-999_000, 0);
        List<Sender> streams = List.of(marks(corrected, "other", 1_000_100), marks("own", 1_050, 1_150));
        for (Sender sender : correctedFirst ? streams : streams.reversed()) {
            read(sender);
        }
        Snapshot trace = intake.finish();
        assertThat(times(trace, "other")).containsExactly(100L);
        assertThat(times(trace, "own")).containsExactly(150L);
    }

    @Test
    @DisplayName("a correction backward after a frame that is no NAME makes the clock go slower, and loses nothing")
    void correctedAfterLosses() throws Exception {
        Sender sender = new Sender().at(1_000).hello(2, 1_000, 1_000, "other").lost(1).clock(-5_000, 0);
        read(marks(sender, "other", 1_100, 1_200));
        Snapshot trace = intake.finish();
        assertThat(times(trace, "other")).containsExactly(50L, 100L);
        assertThat(trace.malformed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            longs = {Long.MAX_VALUE - 1_000, Long.MAX_VALUE - (1L << 57), Long.MAX_VALUE - 150, Long.MIN_VALUE, -150})
    @DisplayName("a clock may stand near the greatest number, pass it, or be negative")
    void greatestTimes(long began) throws Exception {
        read(marks("early", began, began + 100, began + 200));
        read(marks("late", began + 300, began + 400));
        Snapshot trace = intake.finish();
        assertThat(times(trace, "early")).containsExactly(100L, 200L);
        assertThat(times(trace, "late")).containsExactly(400L);
        assertThat(trace.malformed()).isZero();
        assertThat(trace.horizon()).isEqualTo(400);
    }

    @Test
    @DisplayName("a stored record that is out of all proportion is refused, whatever its clock's error")
    void tooYoung() throws Exception {
        long nineYears = 1L << 58;
        Sender sender = new Sender().at(7).hello(2, 7, 7, "other").clock(0, Long.MAX_VALUE);
        read(marks(sender, "other", 7 + nineYears, 8 + nineYears, Long.MAX_VALUE));
        Snapshot trace = intake.finish();
        assertThat(times(trace, "other")).containsExactly(nineYears);
        assertThat(trace.malformed()).isEqualTo(2);
    }

    @Test
    @DisplayName("records older than a trace that is shown already are there from its beginning, and their number is "
            + "told")
    void shownAlready() throws Exception {
        read(marks("late", 9_000, 9_100));
        intake.publish(9_100);
        read(marks("early", 1_000, 2_000, 3_000, 9_050, 9_060));
        Snapshot trace = intake.finish();
        assertThat(times(trace, "late")).containsExactly(100L);
        assertThat(times(trace, "early")).containsExactly(0L, 0L, 50L, 60L);
        assertThat(notices(trace, 3)).containsExactly("gantry:before-recording(4)"); // with those of its two lanes
        assertThat(trace.malformed()).isZero();
    }

    @Test
    @DisplayName("a stream all of whose records are older tells it at its end")
    void allOlder() throws Exception {
        TraceIntake on = new TraceIntake(5_000);
        try (Receiver receiver = Receiver.ofStored(on)) {
            marks("early", 1_000, 2_000).to(receiver);
        }
        Snapshot trace = on.finish();
        assertThat(times(trace, "early")).containsExactly(0L);
        assertThat(notices(trace, 1)).containsExactly("gantry:before-recording(3)");
    }

    @Test
    @DisplayName("what is received after the end has no effect")
    void afterTheEnd() throws Exception {
        intake.finish();
        read(marks("late", 1_000, 1_100).lost(5));
        intake.publish(2_000);
        assertThat(intake.finish().lanes()).isZero();
        assertThat(intake.finish().lost()).isZero();
    }

    @Test
    @DisplayName("what is received before the first publication is published with it")
    void published() throws Exception {
        try (Receiver receiver = Receiver.ofStored(intake)) {
            marks("one", 1_000, 1_100).to(receiver);
            intake.publish(1_150);
            assertThat(times(intake.snapshot(), "one")).containsExactly(100L);
            assertThat(intake.snapshot().horizon()).isEqualTo(150);
        }
    }
}

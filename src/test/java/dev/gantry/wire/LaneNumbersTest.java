package dev.gantry.wire;

import static dev.gantry.wire.Traces.lane;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;

/** Numbers of lanes are given, given back and given again; names may come later. */
class LaneNumbersTest {
    private static final int MOST = 65_536;

    private final TraceIntake intake = new TraceIntake();
    private final Receiver receiver = Receiver.ofStored(intake);
    private final Sender sender = Sender.begun(0, "child");

    private Snapshot received() throws WireException {
        sender.to(receiver);
        receiver.close();
        return intake.finish();
    }

    @Test
    @DisplayName("a lane gets its name later, and another one still later")
    void named() throws Exception {
        sender.at(10).lane(3, Sender.MAIN, LaneKind.GREENLET, "").at(20)
                .record(RecordKind.LANE_NAMED, 3, 0, sender.name("first name")).to(receiver);
        intake.publish(20);
        assertThat(intake.snapshot().laneName(3)).isEqualTo("first name");
        sender.record(RecordKind.LANE_NAMED, 3, 0, sender.name("second name"));
        Snapshot trace = received();
        assertThat(trace.laneName(3)).isEqualTo("second name");
        assertThat(trace.malformed()).isZero();
    }

    @Test
    @DisplayName("a number is free when its lane has closed: the next lane with it is another")
    void reused() throws Exception {
        sender.at(10).lane(3, Sender.MAIN, LaneKind.GREENLET, "one").at(20).record(RecordKind.LANE_CLOSED, 3)
                .record(RecordKind.SWITCHED, 3, Sender.MAIN, 6) // until then it means the lane that had it
                .at(30).lane(3, Sender.PROCESS, LaneKind.THREAD, "two")
                .at(40).record(RecordKind.MARK, 3);
        Snapshot trace = received();
        assertThat(trace.malformed()).isZero();
        Lane one = lane(trace, "one");
        Lane two = lane(trace, "two");
        assertThat(one.opened()).isEqualTo(10);
        assertThat(one.closed()).isEqualTo(20);
        assertThat(one.marks()).isZero();
        assertThat(trace.lane(Sender.MAIN).switchAt(0).from()).isEqualTo(one.id());
        assertThat(two.kind()).isEqualTo(LaneKind.THREAD);
        assertThat(two.opened()).isEqualTo(30);
        assertThat(two.marks()).isEqualTo(1);
    }

    @Test
    @DisplayName("what a lane holds closes with it, and its numbers are free then")
    void heldLanes() throws Exception {
        int another = 9;
        sender.lane(another, 0, LaneKind.PROCESS, "another process").lane(3, another, LaneKind.THREAD, "thread")
                .lane(4, 3, LaneKind.GREENLET, "coroutine")
                .record(RecordKind.TASK_SUBMITTED, 3, 1).record(RecordKind.TASK_STARTED, 3, 1)
                .at(50).record(RecordKind.LANE_CLOSED, another)
                .at(60).lane(3, Sender.PROCESS, LaneKind.THREAD, "later").lane(4, 3, LaneKind.GREENLET, "later too")
                .record(RecordKind.LANE_CLOSED, 3);
        Snapshot trace = received();
        assertThat(trace.malformed()).isZero();
        assertThat(IntStream.of(3, 4, 5).mapToObj(trace::lane))
                .allSatisfy(gone -> assertThat(gone.closed()).isEqualTo(50));
        assertThat(trace.task(1).state()).isEqualTo(TaskState.FAILED);
        assertThat(lane(trace, "later too").closed()).isEqualTo(60);
    }

    @Test
    @DisplayName("65,536 lanes may be open at a time, one more is refused, and for each that closes another may open")
    void most() throws Exception {
        for (int number = 3; number <= MOST + 2; number++) {
            sender.lane(number, Sender.MAIN, LaneKind.GREENLET, "");
        }
        sender.record(RecordKind.LANE_CLOSED, 5).lane(5, Sender.MAIN, LaneKind.GREENLET, "");
        Snapshot trace = received();
        assertThat(trace.malformed()).isEqualTo(1); // the main thread is one of them
        assertThat(trace.lanes()).isEqualTo(MOST + 2);
    }

    @Test
    @DisplayName("a million coroutines, one after another, need neither numbers nor memory for each")
    void shortLived() throws Exception {
        IdMap lanes = new IdMap();
        OpenLanes open = new OpenLanes();
        open.open(1, 0, LaneKind.THREAD);
        for (int lane = 2; lane < 1_000_000; lane++) {
            assertThat(lanes.has(3) || lanes.isNew(3)).isTrue();
            lanes.put(3, lane);
            open.open(lane, 1, LaneKind.GREENLET);
            assertThat(open.close(lane)).hasValueSatisfying(held -> assertThat(held).isEmpty());
        }
        assertThat(open.count()).isEqualTo(1);
        assertThat(lanes.isNew(MOST + 3)).isFalse(); // one number was given, whatever the number of lanes
    }

    @Test
    @DisplayName("more coroutines than 65,536, one after another, are all taken, with numbers that are used again or "
            + "not")
    void many() throws Exception {
        int count = 70_000;
        sender.to(receiver);
        for (int i = 0; i < count; i++) {
            int number = i % 2 == 0 ? 3 : 4 + i;
            sender.at(i + 1).lane(number, Sender.MAIN, LaneKind.GREENLET, "").record(RecordKind.SWITCHED, 2, number)
                    .record(RecordKind.SWITCHED, number, 2, 6).record(RecordKind.LANE_CLOSED, number).to(receiver);
        }
        Snapshot trace = received();
        assertThat(trace.malformed()).isZero();
        assertThat(trace.coroutines()).isEqualTo(count);
        assertThat(Traces.lanes(trace).stream().skip(2)).allSatisfy(lane -> assertThat(lane.closed()).isPositive());
    }
}

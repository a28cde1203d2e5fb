package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;

/** What a receiver makes of what makes no sense. */
class RefusalTest {
    private final TraceIntake intake = new TraceIntake();

    private Snapshot received(Sender sender) throws WireException {
        try (Receiver receiver = Receiver.ofStored(intake)) {
            sender.to(receiver);
        }
        return intake.finish();
    }

    @Test
    @DisplayName("records that make no sense are left out and counted, and the stream goes on")
    void malformed() throws Exception {
        Sender sender = Sender.begun(1_000, "child").at(2_000);
        int text = sender.name("a text");
        sender.record(99, 2, 0, 0) // no such kind
                .record(RecordKind.LANE_CLOSED, 9) // no such lane
                .record(RecordKind.MARK, 2, 0, 77) // no such text
                .record(RecordKind.LANE_NAMED, 2, 0, 77)
                .at(999).record(RecordKind.MARK, 2, 0, text) // older than the beginning
                .at(Long.MAX_VALUE / 2).record(RecordKind.MARK, 2, 0, text) // out of all proportion
                .at(2_000)
                .lane(2, 1, LaneKind.THREAD, "") // a lane that is open
                .lane(1, 0, LaneKind.PROCESS, "") // the sender's own process again
                .lane(1 << 27, 1, LaneKind.THREAD, "") // an id out of all proportion
                .lane(3, 77, LaneKind.THREAD, "") // in a lane that is not known
                .record(RecordKind.LANE_OPENED, 3, 1, Sender.pair(0x7f, 0)) // no such role and kind
                .record(RecordKind.TASK_STARTED, 2, 5) // no such task
                .record(RecordKind.TASK_REJECTED, 2, 5)
                .record(RecordKind.TASK_OFFERED, 2, 1, 0) // no token
                .record(RecordKind.TASK_TAKEN, 2, 1, -1) // no token
                .record(RecordKind.TASK_ADOPTED, 2, 1, 1) // not handed over
                .record(RecordKind.WAKES, 2, 9) // no such lane
                .record(RecordKind.SWITCHED, 2, 2, 9) // no such reason
                .record(RecordKind.SLICE_STARTED, 2, 0, Sender.pair(50, 0)) // no such state
                .record(RecordKind.COST, 2).record(RecordKind.MALFORMED, 2); // not for the wire
        Snapshot trace = received(sender.record(RecordKind.MARK, 2, 0, text));
        assertThat(trace.malformed()).isEqualTo(21);
        assertThat(trace.lanes()).isEqualTo(2);
        assertThat(trace.name(trace.lane(2).markText(0))).isEqualTo("a text");
    }

    @Test
    @DisplayName("the empty text may have a number too")
    void emptyText() throws Exception {
        Sender sender = Sender.begun(0, "child").frame(2, zeros(4).putInt(0, 2)).record(RecordKind.MARK, 2, 0, 2);
        Snapshot trace = received(sender);
        assertThat(trace.malformed()).isZero();
        assertThat(trace.name(trace.lane(2).markText(0))).isEmpty();
    }

    @Test
    @DisplayName("a record from the future is left out, while its sender is watched live")
    void future() throws Exception {
        long now = System.nanoTime();
        Sender sender = Sender.begun(now, "child");
        int text = sender.name("late");
        sender.at(now + 60_000_000_000L).record(RecordKind.MARK, 2, 0, text);
        try (Receiver receiver = Receiver.ofAsked(intake, now - 1)) {
            sender.to(receiver);
        }
        Snapshot trace = intake.finish();
        assertThat(trace.malformed()).isEqualTo(1);
        assertThat(trace.lane(2).marks()).isZero();
    }

    @Test
    @DisplayName("frames that make no sense end the stream with a sentence that says where")
    void brokenFrames() throws Exception {
        expect("a HELLO comes first", sender -> sender.frame(3, ByteBuffer.allocate(0)));
        expect("this is no recording", sender -> sender.frame(1, zeros(22)));
        expect("has 3 bytes", sender -> sender.frame(1, zeros(3)));
        expect("has 22 bytes, 30 to 1054 are right",
                sender -> sender.frame(1, zeros(22).putInt(0, 0x474E5459).putShort(4, (short) 2)));
        expect("speaks version 3, this program versions 1 to 2", sender -> sender.hello(3, 0, 0, ""));
        expect("was sent at 5, before its recording began at 6", sender -> sender.hello(2, 5, 6, ""));
        expect("a second HELLO at byte 36", sender -> sender.hello(2, 0, 0, "x").hello(2, 0, 0, "x"));
        expect("no multiple of 24", sender -> sender.hello(2, 0, 0, "").frame(3, zeros(25)));
        expect("given already", sender -> sender.hello(2, 0, 0, "").frame(2, zeros(4).putInt(0, 1))
                .frame(2, zeros(4).putInt(0, 1)));
        expect("out of range", sender -> sender.hello(2, 0, 0, "").frame(2, zeros(4).putInt(0, 1 << 20)));
        expect("follows the END", sender -> sender.hello(2, 0, 0, "").end().end());
        expect("the END at byte 35 has 1 bytes", sender -> sender.hello(2, 0, 0, "").frame(5, zeros(1)));
        expect("which no recording has", sender -> sender.hello(2, 0, 0, "").frame(9, zeros(0)));
        expect("has type 6, which no recording has", sender -> sender.hello(1, 0, 0, "").clock(0, 0));
        expect("the CLOCK at byte 35 has 8 bytes, 16 are right",
                sender -> sender.hello(2, 0, 0, "").frame(6, zeros(8)));
        expect("is right to -1 ns", sender -> sender.hello(2, 0, 0, "").clock(0, -1));
        expect("counts -1 after 0", sender -> sender.hello(2, 0, 0, "").lost(-1));
        expect("the LOST at byte 35 has 7 bytes", sender -> sender.hello(2, 0, 0, "").frame(4, zeros(7)));
    }

    private static ByteBuffer zeros(int count) {
        return ByteBuffer.allocate(count).position(count);
    }

    private static void expect(String message, Consumer<Sender> writing) {
        Sender sender = new Sender();
        writing.accept(sender);
        expect(message, sender.bytes());
    }

    private static void expect(String message, byte[] stream) {
        TraceIntake into = new TraceIntake();
        assertThatThrownBy(() -> {
            try (Receiver receiver = Receiver.ofStored(into)) {
                for (WireFrame frame : Sender.frames(stream)) {
                    receiver.take(frame);
                }
            }
        }).isInstanceOf(WireException.class).hasMessageContaining(message);
        assertThat(into.finish().finished()).isTrue();
    }

    @Test
    @DisplayName("a stream that ends inside a frame, or claims a frame that is too long, says so")
    void cut() throws IOException {
        expect("claims 4294967295 bytes", new byte[]{-1, -1, -1, -1, 3});
        expect("3 of 9 bytes came", new byte[]{0, 0, 0, 9, 3, 1, 2, 3});
        expect("inside the head of a frame at byte 0", new byte[]{0, 0});
        byte[] whole = Sender.begun(0, "child").bytes();
        expect("inside the", Arrays.copyOf(whole, whole.length - 1));
    }

    @Test
    @DisplayName("what only version 2 has is refused in a stream of version 1")
    void newKinds() throws Exception {
        Sender sender = new Sender().hello(1, 0, 0, "old").processAndMain()
                .lane(3, Sender.MAIN, LaneKind.GREENLET, "").record(RecordKind.LANE_CLOSED, 3)
                .lane(3, Sender.MAIN, LaneKind.GREENLET, "again") // a number is given once
                .record(RecordKind.LANE_NAMED, Sender.MAIN).record(RecordKind.TASK_OFFERED, Sender.MAIN, 1, 9)
                .lane(4, Sender.PROCESS, LaneKind.THREAD, LaneRole.GROUP, "virtual threads");
        assertThat(received(sender).malformed()).isEqualTo(4);
    }

    @Test
    @DisplayName("a lane of version 2 has each role that is specified, and no other")
    void roles() throws Exception {
        Sender sender = Sender.begun(0, "child");
        for (int role = 0; role <= 4; role++) {
            sender.record(RecordKind.LANE_OPENED, 3 + role, 1, Sender.pair(role * 16 + LaneKind.THREAD.code(), 0));
        }
        Snapshot trace = received(sender);
        assertThat(trace.lanes()).isEqualTo(6);
        assertThat(trace.lane(6).role()).isEqualTo(LaneRole.GROUP);
        assertThat(trace.malformed()).isEqualTo(1);
    }

    @Test
    @DisplayName("losses of the sender are losses here")
    void lost() throws Exception {
        assertThat(received(Sender.begun(0, "child").lost(7).lost(9)).lost()).isEqualTo(9);
    }

    @Test
    @DisplayName("when a stream ends, its lanes are closed and what ran on them has failed")
    void deadSender() throws Exception {
        Sender sender = Sender.begun(100, "child");
        sender.record(RecordKind.TASK_SUBMITTED, 2, 1, Sender.pair(0, sender.name("running"))).at(200)
                .record(RecordKind.TASK_STARTED, 2, 1).at(300).record(RecordKind.MARK, 2);
        Snapshot trace = received(sender);
        assertThat(Traces.task(trace, "running").error()).isEqualTo("its process ended");
        assertThat(Traces.lanes(trace)).allSatisfy(lane -> assertThat(lane.closed()).isEqualTo(200));
        assertThat(trace.malformed()).isZero();
    }

    @Test
    @DisplayName("the end of a task that was cancelled here is a cancellation, whatever its sender says")
    void cancelledHere() throws Exception {
        try (Receiver ours = Receiver.ofStored(intake); Receiver receiver = Receiver.ofStored(intake)) {
            Sender parent = Sender.begun(0, "parent").at(10);
            for (int task = 1; task <= 3; task++) {
                parent.record(RecordKind.TASK_SUBMITTED, Sender.MAIN, task, parent.name("task " + task));
                boolean ends = task == 3;
                receiver.hand(task, () -> ends);
            }
            parent.to(ours);
            Sender child = Sender.begun(20, "child").at(30);
            for (int task = 1; task <= 3; task++) {
                child.record(RecordKind.TASK_ADOPTED, Sender.MAIN, task, task)
                        .record(RecordKind.TASK_STARTED, Sender.MAIN, task)
                        .record(task == 2 ? RecordKind.TASK_FAILED : RecordKind.TASK_SUCCEEDED, Sender.MAIN, task);
            }
            child.to(receiver);
            receiver.settle("");
        }
        Snapshot trace = intake.finish();
        assertThat(trace.malformed()).isZero();
        assertThat(List.of(trace.task(1).state(), trace.task(2).state(), trace.task(3).state()))
                .containsExactly(TaskState.CANCELLED, TaskState.CANCELLED, TaskState.SUCCEEDED);
    }

    @Test
    @DisplayName("the end of a handed task waits for its outcome: a result that cannot be read here makes it fail")
    void settled() throws Exception {
        Sender parent = Sender.begun(0, "parent").at(10);
        for (int task = 1; task <= 3; task++) {
            parent.record(RecordKind.TASK_SUBMITTED, Sender.MAIN, task, parent.name("task " + task));
        }
        try (Receiver ours = Receiver.ofStored(intake)) {
            parent.to(ours);
            for (int task = 1; task <= 3; task++) {
                try (Receiver receiver = Receiver.ofStored(intake)) {
                    receiver.hand(task, () -> true);
                    Sender.begun(20, "child").at(30)
                            .record(RecordKind.TASK_ADOPTED, Sender.MAIN, 1, task)
                            .record(RecordKind.TASK_STARTED, Sender.MAIN, 1)
                            .record(RecordKind.TASK_SUCCEEDED, Sender.MAIN, 1)
                            .to(receiver);
                    if (task < 3) { // the third has no outcome: its sender ends before
                        receiver.settle(task == 1 ? "" : "unreadable");
                    }
                }
            }
        }
        Snapshot trace = intake.finish();
        assertThat(trace.malformed()).isZero();
        assertThat(List.of(trace.task(1).state(), trace.task(2).state(), trace.task(3).state()))
                .containsExactly(TaskState.SUCCEEDED, TaskState.FAILED, TaskState.FAILED);
        assertThat(List.of(trace.task(2).error(), trace.task(3).error()))
                .containsExactly("unreadable", "its process ended");
    }
}

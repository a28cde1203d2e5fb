package dev.gantry.wire;

import static dev.gantry.wire.Sender.MAIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.budget.Gone;

/** A sender that runs for long takes bounded memory, in the trace and for its numbers. */
@Tag("engine")
class LongSenderTest {
    private static final int TASKS = 100_000;
    private static final int EACH = 200;

    private final Sender sender = Sender.begun(0, "program");

    /** Sends so many tasks, one after the other, and publishes now and then. */
    private Snapshot runs(TraceIntake intake) throws WireException {
        try (Receiver receiver = Receiver.ofStored(intake)) {
            for (int task = 1; task <= TASKS; task++) {
                sender.at(10L * task).record(RecordKind.TASK_SUBMITTED, MAIN, task)
                        .record(RecordKind.TASK_STARTED, MAIN, task).at(10L * task + 5)
                        .record(RecordKind.TASK_SUCCEEDED, MAIN, task);
                if (task % EACH == 0) {
                    sender.to(receiver);
                    intake.publish(10L * task + 5);
                }
            }
        }
        return intake.finish();
    }

    @Test
    @DisplayName("a trace with a budget keeps the last part, and says what went")
    void lastPart() throws Exception {
        Snapshot trace = runs(new TraceIntake(0, Budget.UNLIMITED.ofLast(Duration.ofNanos(100_000))));
        assertThat(trace.malformed()).isZero();
        assertThat(trace.gone().hasDropped()).isTrue();
        assertThat(trace.gone().until()).isBetween(10L * TASKS - 130_000, 10L * TASKS - 100_000);
        Row row = trace.lane(2).row(0);
        assertThat(row.gone() + row.size()).isEqualTo(TASKS);
        assertThat(row.start(row.size() - 1)).isEqualTo(10L * TASKS);
        assertThat(trace.firstTask()).isGreaterThan(TASKS / 2);
    }

    @Test
    @DisplayName("a trace that is full takes nothing more, counts what came, and the intake is off")
    void full() throws Exception {
        TraceIntake intake = new TraceIntake(0,
                Budget.UNLIMITED.ofBytes(Budget.LEAST_BYTES).beyond(Budget.Beyond.STOP));
        assertThat(intake.isOn()).isTrue();
        Snapshot trace = runs(intake);
        assertThat(intake.isOn()).isFalse();
        Gone gone = trace.gone();
        assertThat(gone.hasStopped()).isTrue();
        assertThat(gone.hasDropped()).isFalse();
        assertThat(gone.refused()).isPositive();
        // two lanes open and close, one has a number
        assertThat(trace.records() + gone.refused()).isEqualTo(3L * TASKS + 5);
    }

    @Test
    @DisplayName("texts have their share of the budget; those beyond it are told")
    void texts() throws Exception {
        TraceIntake intake = new TraceIntake(0, Budget.UNLIMITED.ofBytes(Budget.LEAST_BYTES));
        try (Receiver receiver = Receiver.ofStored(intake)) {
            for (int i = 0; i < 2_000; i++) {
                sender.record(RecordKind.MARK, MAIN, 0, sender.name(i + " ".repeat(1_000))).to(receiver);
            }
        }
        assertThat(intake.finish().gone().texts()).isBetween(1_000L, 1_999L);
    }

    @Test
    @DisplayName("numbers of tasks that ended are forgotten, but not that they were used")
    void numbers() {
        IdMap tasks = new IdMap();
        int count = IdMap.REMEMBERED + 100 * IdMap.PAGE;
        for (int id = 1; id <= count; id++) {
            if (!tasks.isNew(id)) {
                throw new AssertionError(id + " is no new one");
            }
            tasks.put(id, id + 7);
            if (id != 3 * IdMap.PAGE + 1) {
                tasks.end(id);
            }
        }
        assertThat(tasks.isForgotten(1)).isTrue();
        assertThat(tasks.has(1)).isFalse();
        assertThat(tasks.get(1)).isZero();
        assertThat(tasks.isNew(1)).isFalse();
        for (int id = 3 * IdMap.PAGE + 1; id <= 4 * IdMap.PAGE; id++) { // one of these has not ended
            assertThat(tasks.get(id)).isEqualTo(id + 7);
        }
        for (int id = count - IdMap.REMEMBERED; id <= count; id++) {
            if (tasks.get(id) != id + 7) {
                throw new AssertionError(id + " is mapped to " + tasks.get(id));
            }
        }
        long kept = 0;
        for (int id = 1; id <= count; id++) {
            kept += tasks.isForgotten(id) ? 0 : 1;
        }
        assertThat(kept).isLessThanOrEqualTo(IdMap.REMEMBERED + 4L * IdMap.PAGE);
    }

    @Test
    @DisplayName("a callback of a forgotten task is a callback of none, a wait for it one for none, its end malformed")
    void forgotten() throws Exception {
        TraceIntake intake = new TraceIntake(0, Budget.UNLIMITED.ofLast(Duration.ofNanos(1_000)));
        int count = IdMap.REMEMBERED + 10 * IdMap.PAGE;
        try (Receiver receiver = Receiver.ofStored(intake)) {
            for (int task = 1; task <= count; task++) {
                sender.at(task).record(RecordKind.TASK_SUBMITTED, MAIN, task).record(RecordKind.TASK_CANCELLED, MAIN,
                        task);
                if (task % EACH == 0) {
                    sender.to(receiver);
                    intake.publish(task);
                }
            }
            sender.at(count + 10).record(RecordKind.CALLBACK_STARTED, MAIN, 1)
                    .at(count + 20).record(RecordKind.CALLBACK_ENDED, MAIN, 1)
                    .at(count + 30).record(RecordKind.BLOCKED, MAIN, 0, Sender.pair(0, 1))
                    .at(count + 40).record(RecordKind.UNBLOCKED, MAIN, 0, Sender.pair(1, 0))
                    .record(RecordKind.TASK_SUCCEEDED, MAIN, 1).to(receiver);
        }
        Snapshot trace = intake.finish();
        assertThat(trace.malformed()).isEqualTo(1);
        Lane main = trace.lane(2);
        Row row = main.row(0);
        assertThat(row.size()).isEqualTo(2);
        assertThat(row.slice(0)).satisfies(callback -> {
            assertThat(callback.state()).isEqualTo(State.CALLBACK);
            assertThat(callback.task()).isZero();
            assertThat(callback.start()).isEqualTo(count + 10);
            assertThat(callback.end()).isEqualTo(count + 20);
        });
        assertThat(row.state(1)).isEqualTo(State.BLOCKED);
        assertThat(row.awaited(1)).isZero();
    }
}

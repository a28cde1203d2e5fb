package dev.gantry.wire;

import static dev.gantry.wire.Traces.lane;
import static dev.gantry.wire.Traces.task;
import static dev.gantry.wire.Traces.tasks;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/** A task of one sender is taken over by another, by a token that both know, whichever is heard first. */
class AdoptionTest {
    private static final long TOKEN = 42L << 28 | 7;

    private final TraceIntake intake = new TraceIntake(0);
    private final Receiver ofParent = Receiver.ofStored(intake);
    private final Receiver ofChild = Receiver.ofStored(intake);
    private final Sender parent = Sender.begun(0, "parent");
    private final Sender child = Sender.begun(0, "child");

    private Sender submitting(int task, long token) {
        int executor = 1;
        return parent.at(10).record(RecordKind.EXECUTOR_OPENED, Sender.MAIN, executor, parent.name("pool"))
                .record(RecordKind.TASK_OFFERED, Sender.MAIN, task, token)
                .record(RecordKind.TASK_SUBMITTED, Sender.MAIN, task, Sender.pair(executor, parent.name("the task")));
    }

    private Sender running(int task, long token) {
        return child.at(20).record(RecordKind.TASK_TAKEN, Sender.MAIN, task, token)
                .record(RecordKind.TASK_STARTED, Sender.MAIN, task).at(30)
                .record(RecordKind.TASK_SUCCEEDED, Sender.MAIN, task);
    }

    private Snapshot finished() {
        ofParent.close();
        ofChild.close();
        return intake.finish();
    }

    private static void ranInTheChild(Snapshot trace) {
        Task task = task(trace, "the task");
        assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(trace.laneName(trace.lane(task.lane()).parent())).isEqualTo("child");
        assertThat(trace.laneName(trace.lane(task.submittedBy()).parent())).isEqualTo("parent");
        assertThat(trace.executorName(task.executor())).isEqualTo("pool");
        assertThat(task.submitted()).isEqualTo(10);
        assertThat(task.started()).isEqualTo(20);
        assertThat(task.ended()).isEqualTo(30);
        assertThat(trace.executor(task.executor()).orElseThrow().queue()).satisfies(queue -> {
            assertThat(queue.size()).isEqualTo(2);
            assertThat(queue.value(1)).isZero();
        });
    }

    @Test
    @DisplayName("offered first: it is one task, submitted here and run there")
    void offeredFirst() throws Exception {
        submitting(1, TOKEN).to(ofParent);
        running(1, TOKEN).to(ofChild);
        Snapshot trace = finished();
        ranInTheChild(trace);
        assertThat(trace.tasks()).isEqualTo(1);
        assertThat(trace.malformed()).isZero();
    }

    @Test
    @DisplayName("taken first: it is the same, once the offer was heard")
    void takenFirst() throws Exception {
        running(1, TOKEN).to(ofChild);
        intake.publish(40);
        assertThat(intake.snapshot().task(1).submittedBy()).isZero();
        assertThat(intake.snapshot().task(1).state()).isEqualTo(TaskState.SUCCEEDED);
        submitting(1, TOKEN).to(ofParent);
        Snapshot trace = finished();
        ranInTheChild(trace);
        assertThat(trace.tasks()).isEqualTo(1);
        assertThat(trace.malformed()).isZero();
    }

    @Test
    @DisplayName("an offer that never comes is told, and the task is shown as it ran")
    void neverOffered() throws Exception {
        running(1, TOKEN).to(ofChild);
        Snapshot trace = finished();
        assertThat(tasks(trace)).singleElement().satisfies(task -> {
            assertThat(task.submittedBy()).isZero();
            assertThat(task.submitted()).isEqualTo(20);
            assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED);
        });
        assertThat(trace.malformed()).isEqualTo(1);
    }

    @Test
    @DisplayName("an offer that nobody takes leaves the task queued, and its sender may cancel it")
    void neverTaken() throws Exception {
        submitting(1, TOKEN).to(ofParent);
        intake.publish(15);
        assertThat(task(intake.snapshot(), "the task").state()).isEqualTo(TaskState.QUEUED);
        parent.at(50).record(RecordKind.TASK_CANCELLED, Sender.MAIN, 1).to(ofParent);
        Snapshot trace = finished();
        assertThat(task(trace, "the task").state()).isEqualTo(TaskState.CANCELLED);
        assertThat(trace.malformed()).isZero();
    }

    @Test
    @DisplayName("a task may be offered after its submission, if nobody took it before")
    void offeredLater() throws Exception {
        parent.at(10).record(RecordKind.TASK_SUBMITTED, Sender.MAIN, 1, parent.name("the task"))
                .record(RecordKind.TASK_OFFERED, Sender.MAIN, 1, TOKEN).to(ofParent);
        running(1, TOKEN).to(ofChild);
        running(2, TOKEN + 1).to(ofChild);
        parent.record(RecordKind.TASK_SUBMITTED, Sender.MAIN, 2)
                .record(RecordKind.TASK_OFFERED, Sender.MAIN, 2, TOKEN + 1).to(ofParent); // too late
        Snapshot trace = finished();
        assertThat(task(trace, "the task").state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(trace.tasks()).isEqualTo(3);
        assertThat(trace.malformed()).isEqualTo(2); // the offer, and the taking that got none
    }

    @Test
    @DisplayName("a token is used once: a second offer or taking is refused")
    void usedTwice() throws Exception {
        submitting(1, TOKEN).record(RecordKind.TASK_OFFERED, Sender.MAIN, 2, TOKEN).to(ofParent);
        running(1, TOKEN).record(RecordKind.TASK_TAKEN, Sender.MAIN, 2, TOKEN).to(ofChild);
        parent.record(RecordKind.TASK_OFFERED, Sender.MAIN, 2, TOKEN).to(ofParent);
        Snapshot trace = finished();
        ranInTheChild(trace);
        assertThat(trace.tasks()).isEqualTo(1);
        assertThat(trace.malformed()).isEqualTo(3);
    }

    @Test
    @DisplayName("when the process that took it dies, the task fails")
    void deadChild() throws Exception {
        submitting(1, TOKEN).to(ofParent);
        child.at(20).record(RecordKind.TASK_TAKEN, Sender.MAIN, 1, TOKEN)
                .record(RecordKind.TASK_STARTED, Sender.MAIN, 1)
                .to(ofChild);
        ofChild.close();
        Snapshot trace = finished();
        assertThat(task(trace, "the task").state()).isEqualTo(TaskState.FAILED);
        assertThat(task(trace, "the task").error()).isEqualTo("its process ended");
    }

    @Test
    @DisplayName("a broken executor fails what nobody took; of what was taken the other process tells the end")
    void broken() throws Exception {
        submitting(1, TOKEN).record(RecordKind.TASK_OFFERED, Sender.MAIN, 2, TOKEN + 1)
                .record(RecordKind.TASK_SUBMITTED, Sender.MAIN, 2, Sender.pair(1, parent.name("the other")))
                .to(ofParent);
        running(1, TOKEN).to(ofChild);
        int reason = parent.name("the pool broke");
        parent.at(40).record(RecordKind.TASK_REJECTED, Sender.MAIN, 1, reason)
                .record(RecordKind.TASK_REJECTED, Sender.MAIN, 2, reason).to(ofParent);
        Snapshot trace = finished();
        assertThat(trace.malformed()).isZero();
        assertThat(task(trace, "the task").state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(task(trace, "the other").state()).isEqualTo(TaskState.FAILED);
        assertThat(task(trace, "the other").error()).isEqualTo("the pool broke");
    }

    @Test
    @DisplayName("who waits for a task of its own that ran elsewhere is woken by the lane that ran it")
    void wokenByTask() throws Exception {
        submitting(1, TOKEN).record(RecordKind.BLOCKED, Sender.MAIN, 0, 1).to(ofParent);
        running(1, TOKEN).to(ofChild);
        parent.at(40).record(RecordKind.UNBLOCKED, Sender.MAIN, 0, Sender.pair(1, 0)).to(ofParent);
        Snapshot trace = finished();
        assertThat(trace.malformed()).isZero();
        int waiting = task(trace, "the task").submittedBy();
        assertThat(trace.lane(waiting).wake(0).by()).isEqualTo(task(trace, "the task").lane());
        assertThat(lane(trace, "child").id()).isEqualTo(trace.lane(task(trace, "the task").lane()).parent());
    }

    @Test
    @DisplayName("tokens that wait for their other side are bounded; what comes above is refused")
    void bounded() {
        int[] tasks = new int[1];
        Tokens tokens = new Tokens(() -> ++tasks[0]);
        for (long token = 1; token <= Tokens.MOST; token++) {
            assertThat(tokens.offer(token, 0) != 0).isTrue();
        }
        assertThat(tokens.offer(Tokens.MOST + 1, 0)).isZero();
        assertThat(tokens.take(Tokens.MOST + 1)).isZero();
        assertThat(tokens.take(7)).isEqualTo(7);
        assertThat(tokens.offer(Tokens.MOST + 1, 0)).isEqualTo(Tokens.MOST + 1);
        assertThat(tasks[0]).isLessThanOrEqualTo(Trace.GREATEST_ID);
    }

    @Test
    @DisplayName("a token that was used up is forgotten when enough others were")
    void forgotten() {
        int[] tasks = new int[1];
        Tokens tokens = new Tokens(() -> ++tasks[0]);
        for (long token = 1; token <= Tokens.REMEMBERED + 1; token++) {
            tokens.offer(token, 0);
            tokens.take(token);
        }
        assertThat(tokens.take(2)).isZero();
        assertThat(tokens.take(1)).isPositive();
    }
}

package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;

/** Receivers in threads of their own write into one trace, while another thread publishes it. */
@Tag("engine")
class ManyReceiversTest {
    private static final int PAIRS = 3;
    private static final int TASKS = 300;

    private final TraceIntake intake = new TraceIntake(0);
    private final CyclicBarrier start = new CyclicBarrier(2 * PAIRS);

    /** A frame at a time, from a sender that submits tasks, or from one that runs them. */
    private Callable<Void> sends(int pair, boolean submits) {
        return () -> {
            Sender sender = Sender.begun(0, (submits ? "parent " : "child ") + pair);
            try (Receiver receiver = Receiver.ofStored(intake)) {
                start.await(30, TimeUnit.SECONDS);
                for (int task = 1; task <= TASKS; task++) {
                    long token = Sender.pair(pair, task);
                    sender.at(10 * task + (submits ? 0 : 1));
                    if (submits) {
                        sender.record(RecordKind.TASK_OFFERED, Sender.MAIN, task, token)
                                .record(RecordKind.TASK_SUBMITTED, Sender.MAIN, task, 0);
                    } else {
                        sender.record(RecordKind.TASK_TAKEN, Sender.MAIN, task, token)
                                .record(RecordKind.TASK_STARTED, Sender.MAIN, task)
                                .record(RecordKind.TASK_SUCCEEDED, Sender.MAIN, task);
                    }
                    sender.to(receiver);
                }
            }
            return null;
        };
    }

    @RepeatedTest(5)
    @DisplayName("every task is one, submitted by the one process and run by the other, whoever was heard first")
    void everyTask() throws Exception {
        List<Future<Void>> senders = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2 * PAIRS)) {
            for (int pair = 1; pair <= PAIRS; pair++) {
                senders.add(threads.submit(sends(pair, true)));
                senders.add(threads.submit(sends(pair, false)));
            }
            while (senders.stream().anyMatch(sender -> !sender.isDone())) {
                intake.publish(0);
                assertThat(intake.snapshot().tasks()).isLessThanOrEqualTo(PAIRS * TASKS);
            }
        }
        for (Future<Void> sender : senders) {
            sender.get();
        }
        Snapshot trace = intake.finish();
        assertThat(trace.malformed()).isZero();
        assertThat(Traces.tasks(trace)).hasSize(PAIRS * TASKS).allSatisfy(task -> {
            assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED);
            assertThat(task.started() - task.submitted()).isEqualTo(1);
            assertThat(number(trace, task.submittedBy())).isEqualTo(number(trace, task.lane()));
        });
        assertThat(Traces.tasks(trace).stream().map(Task::lane).distinct()).hasSize(PAIRS);
    }

    /** Which pair the lane's process belongs to. */
    private static String number(Snapshot trace, int lane) {
        return trace.laneName(trace.lane(lane).parent()).split(" ")[1];
    }
}

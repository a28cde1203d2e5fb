package dev.gantry.futures.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.Moment;
import dev.gantry.futures.ExecutorScope;
import dev.gantry.futures.Future;
import dev.gantry.futures.Work;
import dev.gantry.hook.Recorder;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;

/** What a pool of processes tells the recording. */
@Tag("process")
class ProcessRecordTest {
    @TempDir
    Path folder;
    private final Recorder recorder = new Recorder(Recorder.Options.named("parent"));

    @BeforeEach
    void start() {
        recorder.start();
    }

    @AfterEach
    void stop() throws Exception {
        Gate.in(folder, Gate.ALL).open();
        recorder.stop();
    }

    private static Lane worker(Snapshot trace) {
        return IntStream.rangeClosed(1, trace.lanes())
                .mapToObj(trace::lane)
                .filter(lane -> lane.role() == LaneRole.WORKER)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> marks(Snapshot trace, Lane lane) {
        return IntStream.range(0, lane.marks()).mapToObj(i -> trace.name(lane.markText(i))).toList();
    }

    private static int slice(Row row, State state) {
        return IntStream.range(0, row.size()).filter(i -> row.state(i) == state).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("what a task prints, to either stream, is marked on its lane; what its JVM says itself, on its "
            + "process")
    void prints() throws Exception {
        try (ExecutorScope _ = ExecutorScope.begin(_ -> {}); ProcessPool pool = new ProcessPool(1)) {
            pool.submit(() -> {
                System.out.println("to output");
                System.err.println("to error");
                new FileOutputStream(FileDescriptor.err).write("past both\n".getBytes());
            }).result();
            pool.shutdown(true);
        }
        Snapshot trace = recorder.stop();
        Lane worker = worker(trace);
        Lane process = trace.lane(worker.parent());
        assertThat(process.kind()).isEqualTo(LaneKind.PROCESS);
        assertThat(trace.laneName(process.id())).startsWith("SpawnProcess-");
        assertThat(marks(trace, worker)).containsExactly("to output", "to error");
        assertThat(marks(trace, process)).containsExactly("past both");
    }

    @Test
    @DisplayName("waiting for a result names the task, and ends by the pool's own thread")
    void awaited() throws Exception {
        try (ProcessPool pool = new ProcessPool(1)) {
            Gate gate = Gate.in(folder, "gate");
            Future<?> future = pool.submit("slow", () -> gate.await());
            Thread opener = whenWaiting(gate);
            future.result();
            opener.join();
        }
        Snapshot trace = recorder.stop();
        Lane caller = trace.lane(trace.task(1).submittedBy());
        int waiting = slice(caller.row(0), State.BLOCKED);
        assertThat(caller.row(0).awaited(waiting)).isEqualTo(1);
        assertThat(trace.laneName(caller.wake(0).by())).startsWith("ExecutorManagerThread-");
    }

    @Test
    @DisplayName("a task that cancel(true) takes back from the call queue is cancelled in the recording too")
    void withdrawn() throws Exception {
        try (ProcessPool pool = new ProcessPool(1)) {
            Gate gate = Gate.in(folder, "gate");
            Gate started = Gate.in(folder, "started");
            pool.submit("runs", () -> started.openThenAwait(gate));
            started.await();
            Future<?> queued = pool.submit("in the call queue", () -> 1);
            while (!queued.running()) {
                Moment.pass();
            }
            assertThat(queued.cancel()).isFalse();
            assertThat(queued.cancel(true)).isTrue();
            gate.open();
        }
        Snapshot trace = recorder.stop();
        assertThat(trace.taskState(1)).isEqualTo(TaskState.SUCCEEDED);
        assertThat(trace.taskState(2)).isEqualTo(TaskState.CANCELLED);
    }

    @Test
    @DisplayName("a running task that cancel(true) ends is cancelled in the recording, whether it heeds the interrupt "
            + "or not")
    void cancelled() throws Exception {
        Gate never = Gate.in(folder, "never");
        try (ProcessPool pool = new ProcessPool(1)) {
            for (int i = 0; i < 10; i++) {
                Gate started = Gate.in(folder, "started " + i);
                boolean heeds = i % 2 == 0;
                Future<?> running = pool.submit(() -> {
                    try {
                        started.openThenAwait(never);
                    } catch (InterruptedException e) {
                        if (heeds) {
                            throw e;
                        }
                    }
                });
                started.await();
                assertThat(running.cancel(true)).isTrue();
            }
        }
        Snapshot trace = recorder.stop();
        assertThat(IntStream.rangeClosed(1, trace.tasks()).mapToObj(trace::taskState)).hasSize(10)
                .containsOnly(TaskState.CANCELLED);
        assertThat(trace.malformed()).isZero();
    }

    @Test
    @DisplayName("a task that has ended in its process cannot be cancelled while a callback of another keeps its "
            + "future waiting")
    void cancelledTooLate() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Gate started = Gate.in(folder, "started");
        try (ProcessPool pool = new ProcessPool(1)) {
            Gate gate = Gate.in(folder, "gate");
            Future<?> first = pool.submit(() -> gate.await());
            first.addDoneCallback(_ -> {
                called.countDown();
                goOn.await();
            });
            Future<Integer> late = pool.submit(() -> 1);
            pool.submit(() -> started.open());
            gate.open();
            called.await();
            started.await(); // so the answer of the task before it has come
            boolean cancelled = late.cancel(true);
            goOn.countDown();
            assertThat(cancelled).isFalse();
            assertThat(late.result()).isEqualTo(1);
        }
        assertThat(recorder.stop().taskState(2)).isEqualTo(TaskState.SUCCEEDED);
    }

    @Test
    @DisplayName("what shutdownNow gives back is pending, from the call queue too: it can be cancelled, or run here, "
            + "and the recording tells the same")
    void givenBack() throws Exception {
        Gate started = Gate.in(folder, "started");
        Gate never = Gate.in(folder, "never");
        CountDownLatch runsHere = new CountDownLatch(1);
        List<Future<?>> queued = new ArrayList<>();
        try (ProcessPool pool = new ProcessPool(1)) {
            pool.submit(() -> started.openThenAwait(never));
            started.await();
            queued.add(pool.submit(() -> 1));
            queued.add(pool.submit((Work<Object>) () -> {
                throw new IllegalStateException("here");
            }));
            queued.add(pool.submit((Work<Object>) () -> {
                runsHere.countDown();
                never.await();
                return null;
            }));
            queued.add(pool.submit(() -> 1));
            queued.add(pool.submit(() -> 1));
            while (!queued.get(1).running()) { // both that the call queue takes are in it
                Moment.pass();
            }
            List<Runnable> left = pool.shutdownNow();
            assertThat(left).isEqualTo(queued);
            assertThat(queued).noneMatch(Future::running).noneMatch(Future::isDone);
            left.get(0).run();
            left.get(1).run();
            Thread running = Thread.ofPlatform().start(left.get(2));
            runsHere.await();
            assertThat(queued.get(2).cancel(true)).isTrue();
            running.join();
            assertThat(queued.get(3).cancel()).isTrue();
            assertThat(queued.get(4).cancel(true)).isTrue();
        }
        assertThat(queued.get(0).result()).isEqualTo(1);
        assertThat(queued.get(1).exception()).hasMessage("here");
        Snapshot trace = recorder.stop();
        assertThat(IntStream.rangeClosed(2, trace.tasks()).mapToObj(trace::taskState)).containsExactly(
                TaskState.SUCCEEDED, TaskState.FAILED, TaskState.CANCELLED, TaskState.CANCELLED, TaskState.CANCELLED);
    }

    @Test
    @DisplayName("a task or a result that cannot be sent has failed in the recording as in its future")
    void unsendable() throws Exception {
        Object thing = new Object();
        try (ProcessPool pool = new ProcessPool(1)) {
            assertThat(pool.submit("task", () -> thing.hashCode()).exception()).isNotNull();
            assertThat(pool.submit("result", () -> new Object()).exception()).isNotNull();
            assertThat(pool.submit("fine", () -> new int[]{1}).exception()).isNull();
        }
        Snapshot trace = recorder.stop();
        assertThat(trace.taskState(1)).isEqualTo(TaskState.FAILED);
        assertThat(trace.task(1).error()).contains("cannot be sent to another process");
        assertThat(trace.taskState(2)).isEqualTo(TaskState.FAILED);
        assertThat(trace.task(2).error()).contains("the result cannot be sent");
        assertThat(trace.taskState(3)).isEqualTo(TaskState.SUCCEEDED);
        assertThat(trace.malformed()).isZero();
    }

    @Test
    @DisplayName("tasks that a pool takes with it when it breaks have failed in the recording too, those "
            + "that never ran as well")
    void broken() throws Exception {
        try (ProcessPool pool = new ProcessPool(1)) {
            Gate gate = Gate.in(folder, "gate");
            Gate started = Gate.in(folder, "started");
            pool.submit("runs", () -> started.openThenAwait(gate));
            started.await();
            for (int i = 0; i < 5; i++) {
                pool.submit("queued", () -> 1);
            }
            pool.submit("cancelled", () -> 1).cancel();
            ProcessHandle.of(pool.processes().getFirst()).orElseThrow().destroyForcibly();
            pool.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
        }
        Snapshot trace = recorder.stop();
        for (int task = 1; task <= 6; task++) {
            assertThat(trace.taskState(task)).isEqualTo(TaskState.FAILED);
        }
        assertThat(trace.taskState(7)).isEqualTo(TaskState.CANCELLED);
    }

    /** Opens the gate when the calling thread waits. */
    private static Thread whenWaiting(Gate gate) {
        Thread waiting = Thread.currentThread();
        return Thread.ofPlatform().start(() -> {
            while (waiting.getState() != Thread.State.WAITING) {
                Moment.pass();
            }
            try {
                gate.open();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @ParameterizedTest(name = "after its start: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("all tasks of a pool that a killed worker breaks have failed, whatever their workers came to say")
    void killed(boolean afterStart) throws Exception {
        try (ProcessPool pool = new ProcessPool(2)) {
            Gate started = Gate.in(folder, "started");
            Gate never = Gate.in(folder, "never");
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                futures.add(pool.submit(() -> started.openThenAwait(never)));
            }
            if (afterStart) {
                started.await();
            }
            ProcessHandle.of(pool.processes().getFirst()).ifPresent(ProcessHandle::destroyForcibly);
            for (Future<?> future : futures) {
                assertThat(future.exception()).isInstanceOf(BrokenProcessPool.class);
            }
        }
        Snapshot trace = recorder.stop();
        assertThat(IntStream.rangeClosed(1, trace.tasks()).mapToObj(trace::taskState)).hasSize(10)
                .containsOnly(TaskState.FAILED);
        assertThat(trace.malformed()).isZero();
    }

    @SuppressWarnings("serial")
    private static final class Unreadable implements Serializable {
        private Object readResolve() throws InvalidObjectException {
            throw new InvalidObjectException("not to be read");
        }
    }

    @Test
    @DisplayName("a result that cannot be read here is the task's failure in the recording too")
    void unreadable() throws Exception {
        try (ProcessPool pool = new ProcessPool(1)) {
            Future<Unreadable> future = pool.submit(() -> new Unreadable());
            assertThat(future.exception()).isInstanceOf(InvalidObjectException.class);
            assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
        }
        Snapshot trace = recorder.stop();
        assertThat(trace.malformed()).isZero();
        assertThat(trace.task(1).state()).isEqualTo(TaskState.FAILED);
        assertThat(trace.task(1).error()).contains("cannot be read in the parent process");
        assertThat(trace.task(2).state()).isEqualTo(TaskState.SUCCEEDED);
    }

    /** Result that is about to be read here. */
    @SuppressWarnings("serial")
    private static final class Read implements Serializable {
        private static final CompletableFuture<Future<Read>> FUTURE = new CompletableFuture<>();
        private static final CompletableFuture<Boolean> CANCELLED = new CompletableFuture<>();

        private Object readResolve() {
            CANCELLED.complete(FUTURE.join().cancel(true));
            return this;
        }
    }

    @Test
    @DisplayName("a task whose end is recorded cannot be cancelled any more while its result is on its way")
    void cancelMeetsTheAnswer() throws Exception {
        try (ProcessPool pool = new ProcessPool(1)) {
            Future<Read> future = pool.submit(() -> new Read());
            Read.FUTURE.complete(future);
            assertThat(future.result()).isInstanceOf(Read.class);
            assertThat(Read.CANCELLED.join()).isFalse();
        }
        assertThat(recorder.stop().task(1).state()).isEqualTo(TaskState.SUCCEEDED);
    }
}

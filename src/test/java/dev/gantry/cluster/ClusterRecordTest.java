package dev.gantry.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.futures.Future;
import dev.gantry.hook.Recorder;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;

/** What a cluster tells the recording. */
@Tag("process")
@Timeout(300)
class ClusterRecordTest {
    private static final int TASKS = 20;

    /** What a task knows by itself: its process, and the clock when it began and when it ended. */
    private static long[] log() throws InterruptedException {
        long begun = System.nanoTime();
        System.out.println("a line of " + ProcessHandle.current().pid());
        Thread.sleep(2);
        return new long[]{ProcessHandle.current().pid(), begun, System.nanoTime()};
    }

    @Test
    @DisplayName("the recording tells of each task what its member's own log does: where, when, in which order")
    void truth() throws Exception {
        Recorder recorder = new Recorder(Recorder.Options.named("driver"));
        List<Future<long[]>> futures = new ArrayList<>();
        recorder.start();
        try (ClusterPool pool = new ClusterPool(Members.shared().cluster)) {
            for (int i = 0; i < TASKS; i++) {
                futures.add(pool.submit("task " + i, ClusterRecordTest::log));
            }
        } finally {
            recorder.stop();
        }
        Snapshot trace = recorder.stop();
        assertThat(trace.malformed()).isZero();
        assertThat(trace.tasks()).isEqualTo(TASKS);
        long least = Long.MIN_VALUE; // of time zero by the system's clock
        long most = Long.MAX_VALUE;
        for (int i = 0; i < TASKS; i++) {
            long[] own = futures.get(i).result();
            Task task = trace.task(i + 1);
            assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED);
            assertThat(task.started()).isBetween(task.submitted(), task.ended());
            Lane process = trace.enclosing(task.lane(), LaneKind.PROCESS);
            assertThat(process.systemId()).hasValue(own[0]);
            assertThat(trace.laneName(process.id())).matches("m[01] worker \\d+");
            Lane machine = trace.lane(process.parent());
            assertThat(machine.kind()).isEqualTo(LaneKind.MACHINE);
            assertThat(trace.laneName(machine.id()))
                    .isEqualTo(trace.laneName(process.id()).substring(0, 2) + " (127.0.0.1)");
            assertThat(machine.opened()).isLessThanOrEqualTo(process.opened());
            least = Math.max(least, own[2] - task.ended());
            most = Math.min(most, own[1] - task.started());
        }
        assertThat(least).isLessThanOrEqualTo(most);
        assertThat(IntStream.rangeClosed(1, trace.lanes()).mapToObj(trace::lane)
                .flatMap(lane -> IntStream.range(0, lane.marks()).mapToObj(i -> trace.name(lane.markText(i))))
                .filter(text -> text.startsWith("a line of "))).hasSize(TASKS);
    }

    @Test
    @DisplayName("of a member that is killed the lanes of its workers end before its own, each once, and their tasks "
            + "fail there")
    void killed(@TempDir Path folder) throws Exception {
        Recorder recorder = new Recorder(Recorder.Options.named("driver"));
        recorder.start();
        try (Members members = new Members(1, 1, Duration.ofSeconds(5));
                ClusterPool pool = new ClusterPool(members.cluster)) {
            Process dying = members.start("dying", 2);
            members.await(2);
            List<Future<Void>> futures = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String began = folder.resolve("task " + i).toString();
                futures.add(pool.submit(() -> {
                    Files.createFile(Path.of(began));
                    Thread.sleep(2_000);
                    return null;
                }));
            }
            while (folder.toFile().list().length < futures.size()) {
                Thread.sleep(1);
            }
            dying.destroyForcibly();
            int lost = 0;
            for (Future<Void> each : futures) {
                lost += each.exception() instanceof MemberLost ? 1 : 0;
            }
            assertThat(lost).isEqualTo(2);
        } finally {
            recorder.stop();
        }
        Snapshot trace = recorder.stop();
        assertThat(trace.malformed()).isZero();
        Lane machine = IntStream.rangeClosed(1, trace.lanes()).mapToObj(trace::lane)
                .filter(lane -> trace.laneName(lane.id()).startsWith("dying (")).findFirst().orElseThrow();
        List<Lane> workers = IntStream.rangeClosed(1, trace.lanes()).mapToObj(trace::lane)
                .filter(lane -> lane.parent() == machine.id()).toList();
        assertThat(workers).hasSize(2)
                .allSatisfy(worker -> assertThat(worker.closed()).isBetween(0L, machine.closed()));
        assertThat(IntStream.rangeClosed(1, trace.tasks()).mapToObj(trace::task)
                .filter(task -> task.state() == TaskState.FAILED)).hasSize(2).allSatisfy(
                        task -> assertThat(
                                trace.enclosing(task.lane(), LaneKind.PROCESS).parent()).isEqualTo(machine.id()));
    }

    @Test
    @DisplayName("a recording that begins while the pool runs has what its workers do from then on")
    void later() throws Exception {
        try (ClusterPool pool = new ClusterPool(Members.shared().cluster, ClusterOptions.workers(1))) {
            pool.submit("before", () -> 1).result();
            Recorder recorder = new Recorder(Recorder.Options.named("driver"));
            recorder.start();
            try {
                assertThat(pool.submit("recorded", () -> 2).result()).isEqualTo(2);
            } finally {
                recorder.stop();
            }
            assertThat(pool.submit("after", () -> 3).result()).isEqualTo(3);
            Snapshot trace = recorder.stop();
            assertThat(trace.malformed()).isZero();
            assertThat(trace.tasks()).isEqualTo(1);
            assertThat(trace.task(1).state()).isEqualTo(TaskState.SUCCEEDED);
        }
    }
}

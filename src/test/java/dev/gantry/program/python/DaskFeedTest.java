package dev.gantry.program.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.program.NotWatchable;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.budget.Budget;

/** A Dask cluster on this machine, which runs already when it is watched. */
@Tag("process")
@Timeout(300)
class DaskFeedTest {
    /** Works when it is told to, and says what came of it. */
    private static final String CLUSTER = """
            import sys, time
            from distributed import Client, LocalCluster
            def slow(number):
                time.sleep(0.1)
                return number
            def total(*numbers):
                return sum(numbers)
            def bad():
                raise ValueError('no good')
            if __name__ == '__main__':
                with LocalCluster(n_workers=2, threads_per_worker=2, processes=True, dashboard_address=None,
                                  silence_logs=50) as cluster, Client(cluster) as client:
                    print(cluster.scheduler_address, flush=True)
                    sys.stdin.readline()
                    numbers = [client.submit(slow, i, key='slow-%d' % i) for i in range(8)]
                    print(client.submit(total, *numbers, key='the-sum').result(), flush=True)
                    print(repr(client.submit(bad, key='fails').exception()), flush=True)
                    sys.stdin.readline()
                    print(sorted(client.run_on_scheduler(lambda dask_scheduler: list(dask_scheduler.plugins))))
            """;

    private static Path python;

    @TempDir
    Path folder;

    @BeforeAll
    static void find() {
        try {
            python = DaskFeed.python(Optional.empty());
        } catch (NotWatchable missing) {
            assumeTrue(false, missing.getMessage());
        }
    }

    private static Task task(Snapshot trace, String name) {
        return IntStream.rangeClosed(1, trace.tasks()).mapToObj(trace::task).filter(each -> each.name().equals(name))
                .findFirst().orElseThrow(() -> new AssertionError("no task " + name));
    }

    @Test
    @DisplayName("its workers and their threads are lanes; tasks, their keys, errors and transfers are on them; it "
            + "goes on as before")
    void watched() throws Exception {
        Path script = Files.writeString(folder.resolve("cluster.py"), CLUSTER);
        Process cluster = new ProcessBuilder(python.toString(), script.toString())
                .redirectError(folder.resolve("errors").toFile()).start();
        try (Writer tell = cluster.outputWriter(); BufferedReader said = cluster.inputReader()) {
            DaskFeed feed = new DaskFeed(said.readLine(), python, Budget.usual());
            CountDownLatch begun = new CountDownLatch(1);
            Thread watch = Thread.ofPlatform().start(() -> {
                try {
                    feed.run(begun::countDown);
                } catch (IOException | InterruptedException | NotWatchable e) {
                    throw new IllegalStateException(e);
                }
            });
            begun.await();
            tell.write("go\n");
            tell.flush();
            assertThat(said.readLine()).isEqualTo("28");
            assertThat(said.readLine()).isEqualTo("ValueError('no good')");
            feed.stop();
            watch.join();
            tell.write("end\n");
            tell.flush();
            assertThat(said.readLine()).doesNotContain("gantry");
            check(feed.snapshot());
        } finally {
            cluster.destroyForcibly();
        }
    }

    private static void check(Snapshot trace) {
        assertThat(trace.malformed()).isZero();
        assertThat(trace.tasks()).isEqualTo(10);
        for (int i = 0; i < 8; i++) {
            Task task = task(trace, "slow-" + i);
            assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED);
            assertThat(task.ended() - task.started()).as("of 100 ms, less the error of the clocks")
                    .isGreaterThanOrEqualTo(50_000_000);
            assertThat(task.started()).isGreaterThanOrEqualTo(task.submitted());
            Lane thread = trace.lane(task.lane());
            assertThat(trace.laneName(thread.id())).startsWith("thread ");
            assertThat(trace.enclosing(thread.id(), LaneKind.MACHINE)).isNotNull();
        }
        Task sum = task(trace, "the-sum");
        assertThat(IntStream.range(0, 8).mapToObj(i -> task(trace, "slow-" + i)))
                .allMatch(each -> each.ended() <= sum.started());
        assertThat(task(trace, "fails").state()).isEqualTo(TaskState.FAILED);
        assertThat(task(trace, "fails").error()).isEqualTo("ValueError('no good')");
        List<String> lanes = IntStream.rangeClosed(1, trace.lanes()).mapToObj(trace::laneName).toList();
        assertThat(lanes).filteredOn(name -> name.contains("tcp://127.0.0.1:")).hasSize(3); // the scheduler too
        assertThat(lanes).contains("transfers");
    }

    @Test
    @DisplayName("where no scheduler answers, one sentence says so")
    void nobody() {
        assertThatThrownBy(() -> new DaskFeed("127.0.0.1:1", python, Budget.usual()).run(() -> {}))
                .isInstanceOf(NotWatchable.class).hasMessageContaining("no Dask scheduler answers at 127.0.0.1:1");
        assertThatThrownBy(() -> new DaskFeed("nowhere", python, Budget.usual()).run(() -> {}))
                .isInstanceOf(NotWatchable.class).hasMessageContaining("no Dask scheduler answers at nowhere: ");
    }
}

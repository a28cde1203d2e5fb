package dev.gantry.program.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import dev.gantry.recording.Recording;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.message.Message;

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

    @Test
    @DisplayName("a watch that is stopped while its scheduler does not answer ends before who asks it has given up, "
            + "and that one takes its plugin away as soon as it is answered")
    void stoppedWhileAway() throws Exception {
        Path script = Files.writeString(folder.resolve("cluster.py"), CLUSTER);
        Process cluster = new ProcessBuilder(python.toString(), script.toString())
                .redirectError(folder.resolve("errors").toFile()).start();
        try (Writer tell = cluster.outputWriter(); BufferedReader said = cluster.inputReader()) {
            DaskFeed feed = new DaskFeed(said.readLine(), python, Budget.usual());
            Recording recording = Recording.start(feed);
            assertThat(recording.awaitBegun()).isTrue();
            List<ProcessHandle> asking = ProcessHandle.current().children()
                    .filter(child -> child.pid() != cluster.pid()).toList();
            signal("-STOP", cluster);
            feed.stop();
            recording.join();
            assertThat(asking).anyMatch(ProcessHandle::isAlive);
            signal("-CONT", cluster);
            asking.forEach(each -> each.onExit().join());
            tell.write("go\nend\n");
            tell.flush();
            assertThat(said.readLine()).isEqualTo("28");
            assertThat(said.readLine()).isEqualTo("ValueError('no good')");
            assertThat(said.readLine()).doesNotContain("gantry");
        } finally {
            cluster.destroyForcibly();
        }
    }

    private static void signal(String which, Process to) throws Exception {
        assertThat(new ProcessBuilder("kill", which, Long.toString(to.pid())).start().waitFor()).isZero();
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

    /** A scheduler at this port, and a client with a task, in a process that is killed or told to end. */
    private static final String SCHEDULER = """
            import sys
            from distributed import Client, LocalCluster
            if __name__ == '__main__':
                with LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None,
                                  scheduler_port=int(sys.argv[1]), silence_logs=50) as cluster, \\
                        Client(cluster) as client:
                    print('there', flush=True)
                    sys.stdin.readline()
                    print(client.submit(int, '7', key=sys.argv[2]).result(), flush=True)
                    sys.stdin.readline()
            """;

    private Process scheduler(int port, String key) throws IOException {
        Path script = Files.writeString(folder.resolve("scheduler.py"), SCHEDULER);
        Process started = new ProcessBuilder(python.toString(), script.toString(), Integer.toString(port), key)
                .redirectError(folder.resolve("errors").toFile()).start();
        assertThat(started.inputReader().readLine()).isEqualTo("there");
        return started;
    }

    private static void tell(Process scheduler) throws IOException {
        Writer to = scheduler.outputWriter();
        to.write("go\n");
        to.flush();
    }

    @Test
    @DisplayName("a scheduler that is started again is watched on")
    void restarted() throws Exception {
        int port = freePort();
        Process first = scheduler(port, "before");
        Process second = null;
        try {
            DaskFeed feed = new DaskFeed("127.0.0.1:" + port, python, Budget.usual(), Duration.ofMinutes(10));
            Recording recording = Recording.start(feed);
            assertThat(recording.awaitBegun()).isTrue();
            tell(first);
            assertThat(first.inputReader().readLine()).isEqualTo("7");
            awaitTask(recording, "before");
            first.destroyForcibly().waitFor();
            second = scheduler(port, "after");
            while (!feed.about().notices().contains(Message.say("scheduler-again"))) {
                assertThat(recording.join(50)).isFalse();
            }
            tell(second);
            assertThat(second.inputReader().readLine()).isEqualTo("7");
            awaitTask(recording, "after");
            feed.stop();
            recording.join();
            assertThat(feed.about().notices()).containsExactly(Message.say("scheduler-again"));
            Snapshot all = recording.snapshot();
            assertThat(all.malformed()).isZero();
            assertThat(task(all, "before").state()).isEqualTo(TaskState.SUCCEEDED);
            assertThat(task(all, "after").state()).isEqualTo(TaskState.SUCCEEDED);
        } finally {
            first.destroyForcibly();
            if (second != null) {
                second.destroyForcibly();
            }
        }
    }

    @Test
    @DisplayName("a scheduler that is gone ends the watch, in a sentence; what was seen stays")
    void gone() throws Exception {
        int port = freePort();
        Process scheduler = scheduler(port, "before");
        try {
            DaskFeed feed = new DaskFeed("127.0.0.1:" + port, python, Budget.usual());
            Recording recording = Recording.start(feed);
            assertThat(recording.awaitBegun()).isTrue();
            tell(scheduler);
            assertThat(scheduler.inputReader().readLine()).isEqualTo("7");
            awaitTask(recording, "before");
            scheduler.destroyForcibly().waitFor();
            recording.join();
            assertThat(recording.state()).isEqualTo(Recording.State.ENDED);
            assertThat(feed.about().notices()).containsExactly(Message.say("scheduler-gone"));
            assertThat(task(recording.snapshot(), "before").state()).isEqualTo(TaskState.SUCCEEDED);
        } finally {
            scheduler.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static void awaitTask(Recording recording, String key) throws InterruptedException {
        boolean there = false;
        while (!there) {
            assertThat(recording.join(20)).isFalse();
            Snapshot now = recording.snapshot();
            there = IntStream.rangeClosed(1, now.tasks()).mapToObj(now::task).filter(each -> each != null)
                    .anyMatch(each -> each.name().equals(key) && each.state() == TaskState.SUCCEEDED);
        }
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

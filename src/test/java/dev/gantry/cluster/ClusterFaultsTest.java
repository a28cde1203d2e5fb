package dev.gantry.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Serializable;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.futures.Future;
import dev.gantry.futures.process.Gate;
import dev.gantry.hook.Recorder;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;

/** Members that come late, leave, are cut off, and whom nobody knows. */
@Tag("process")
@Timeout(600)
class ClusterFaultsTest {
    private static final int ROUNDS = Math.min(20, Integer.getInteger("gantry.repeat", 1));
    private static Members members;

    @TempDir
    Path folder;

    @BeforeAll
    static void listen() throws Exception {
        members = new Members(0, 0, Duration.ofSeconds(3));
    }

    @AfterAll
    static void end() {
        members.close();
    }

    @AfterEach
    void open() throws Exception {
        Gate.in(folder, Gate.ALL).open();
        members.endAllAndWait();
    }

    /** A task that says in a file that it began, and waits for the gate. */
    private Future<String> task(ClusterPool pool, int number, Gate gate) {
        String place = folder.toString();
        return pool.submit("task " + number, () -> {
            Path begun = Files.createTempFile(Path.of(place), number + "-", ".begun");
            gate.await();
            return begun.getFileName() + " by " + ProcessHandle.current().pid();
        });
    }

    private List<Path> begun(String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder, pattern + ".begun")) {
            files.forEach(found::add);
        }
        return found;
    }

    private void awaitBegun(int count) throws IOException {
        while (begun("*").size() < count) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    @DisplayName("tasks wait for the first member, and one that comes later has work at once")
    void late() throws Exception {
        Gate gate = Gate.in(folder, "gate");
        try (ClusterPool pool = new ClusterPool(members.cluster)) {
            List<Future<String>> futures = IntStream.range(0, 6).mapToObj(i -> task(pool, i, gate)).toList();
            assertThat(futures).noneMatch(Future::isDone);
            assertThat(pool.processes()).isEmpty();
            members.start("first", 1);
            awaitBegun(1);
            assertThat(pool.processes()).hasSize(1);
            members.start("second", 2);
            awaitBegun(3);
            assertThat(members.cluster.members()).extracting(ClusterMember::name).containsExactly("first", "second");
            gate.open();
            for (Future<String> each : futures) {
                assertThat(each.result()).contains(" by ");
            }
        }
        assertThat(begun("*")).hasSize(6);
    }

    @Test
    @DisplayName("a member that is killed fails the futures of its own tasks, at once and with one clear error; the "
            + "rest goes on, and no task runs twice")
    void killed() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Gate gate = Gate.in(Files.createDirectory(folder.resolve("round" + round)), "gate");
            Process dying = members.start("dying", 2);
            members.await(1);
            members.start("living", 1);
            members.await(2);
            int before = begun("*").size();
            try (ClusterPool pool = new ClusterPool(members.cluster)) {
                List<Future<String>> futures = IntStream.range(0, 8).mapToObj(i -> task(pool, i, gate)).toList();
                awaitBegun(before + 3);
                dying.destroyForcibly();
                members.awaitFewer(2);
                gate.open();
                long lost = 0;
                for (Future<String> each : futures) {
                    Throwable thrown = each.exception();
                    if (thrown != null) {
                        lost++;
                        assertThat(thrown).isInstanceOf(MemberLost.class)
                                .hasMessageMatching("dying worker \\d was lost while the task ran there");
                        assertThat(thrown.getCause()).hasMessageContaining("has left the cluster");
                    }
                }
                assertThat(lost).isEqualTo(2);
                assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
            }
            assertThat(begun("*")).hasSize(before + 8);
            members.endAllAndWait();
        }
    }

    @Test
    @DisplayName("with retries the tasks of a killed worker run again and are answered once; the timeline says so")
    void retried() throws Exception {
        Recorder recorder = new Recorder(Recorder.Options.named("driver"));
        recorder.start();
        Gate gate = Gate.in(folder, "gate");
        members.start("only", 2);
        members.await(1);
        ClusterOptions twice = ClusterOptions.usual().withRetries(1);
        try (ClusterPool pool = new ClusterPool(members.cluster, twice)) {
            List<Future<String>> futures = IntStream.range(0, 4).mapToObj(i -> task(pool, i, gate)).toList();
            awaitBegun(2);
            ProcessHandle.of(pool.processes().getFirst()).orElseThrow().destroyForcibly();
            awaitBegun(3);
            gate.open();
            for (Future<String> each : futures) {
                assertThat(each.result()).contains(" by ");
            }
            assertThat(pool.submit(() -> Runtime.getRuntime().halt(3)).exception()).isInstanceOf(MemberLost.class)
                    .cause()
                    .hasMessageContaining("ended with exit code 3");
        } finally {
            recorder.stop();
        }
        assertThat(begun("*")).hasSize(5);
        Snapshot trace = recorder.stop();
        assertThat(trace.malformed()).isZero();
        List<String> names = IntStream.rangeClosed(1, trace.tasks()).mapToObj(i -> trace.name(trace.taskName(i)))
                .toList();
        assertThat(names).filteredOn(name -> name.matches("task \\d again")).hasSize(1);
        assertThat(IntStream.rangeClosed(1, trace.tasks()).mapToObj(trace::taskState))
                .containsOnly(TaskState.SUCCEEDED, TaskState.FAILED);
        assertThat(IntStream.rangeClosed(1, trace.tasks()).filter(i -> trace.taskState(i) == TaskState.FAILED))
                .hasSize(3); // the first run of one, and both of the last
        assertThat(IntStream.rangeClosed(1, trace.lanes()).mapToObj(trace::laneName))
                .anyMatch(name -> name.matches("only worker \\d"));
        assertThat(IntStream.rangeClosed(1, trace.lanes()).mapToObj(trace::lane)
                .filter(lane -> lane.kind() == LaneKind.MACHINE)).singleElement()
                .matches(lane -> trace.laneName(lane.id()).equals("only (127.0.0.1)"));
    }

    @Test
    @DisplayName("a member that is cut off counts as lost after the time that was given; when it is heard again its "
            + "workers are gone, and no answer comes twice")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs signals")
    void cutOff() throws Exception {
        Gate gate = Gate.in(folder, "gate");
        Process cut = members.start("cut", 1);
        members.await(1);
        try (ClusterPool pool = new ClusterPool(members.cluster)) {
            Future<String> lost = task(pool, 0, gate);
            awaitBegun(1);
            long worker = pool.processes().getFirst();
            signal("STOP", cut);
            Future<String> waits = task(pool, 1, gate);
            assertThat(lost.exception()).isInstanceOf(MemberLost.class);
            assertThat(waits.isDone()).isFalse();
            members.start("other", 1);
            awaitBegun(2);
            gate.open();
            assertThat(waits.result()).startsWith("1-");
            signal("CONT", cut);
            ProcessHandle.of(worker).ifPresent(handle -> handle.onExit().join());
            assertThat(lost.exception()).isInstanceOf(MemberLost.class);
        }
        assertThat(begun("*")).hasSize(2);
    }

    private static void signal(String which, Process to) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + which, Long.toString(to.pid())).start().waitFor()).isZero();
    }

    @Test
    @DisplayName("who has another token is not admitted, and is told what to do")
    void wrongToken() throws Exception {
        Process stranger = members.start("stranger", 1, Cluster.newToken(), new String[0]);
        List<String> said = stranger.inputReader().readAllLines();
        assertThat(stranger.waitFor()).isEqualTo(1);
        assertThat(said).singleElement().asString().contains("does not admit this member").contains("the same token");
        assertThat(members.cluster.members()).isEmpty();
    }

    /** What a class that the members do not have gives. */
    private Callable<?> outside(URLClassLoader loader) throws Exception {
        return (Callable<?>) loader.loadClass("outside.Made").getMethod("task", int.class).invoke(null, 20);
    }

    @Test
    @DisplayName("classes, lambdas and what they need come from the driver when a worker does not have them")
    void classesArrive() throws Exception {
        Path source = folder.resolve("Made.java");
        Files.writeString(source, """
                package outside;
                public class Made {
                    public static class Helper implements java.io.Serializable {
                        final int number;
                        Helper(int number) { this.number = number; }
                        int twice() { return 2 * number; }
                    }
                    public static dev.gantry.futures.Work<Object> task(int number) {
                        Helper helper = new Helper(number);
                        return () -> java.util.List.of(helper.twice(), new Helper(1), Thread.currentThread().getName());
                    }
                }
                """);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-cp",
                System.getProperty("java.class.path"), "-d", folder.toString(), source.toString())).isZero();
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        members.start("other", 1);
        try (URLClassLoader loader = new URLClassLoader(new URL[]{folder.toUri().toURL()}, before)) {
            here.setContextClassLoader(loader);
            try (ClusterPool pool = new ClusterPool(members.cluster)) {
                for (int i = 0; i < 2; i++) {
                    List<?> result = (List<?>) pool.submit(outside(loader)).result();
                    assertThat(result.get(0)).isEqualTo(40);
                    assertThat(result.get(1).getClass().getName()).isEqualTo("outside.Made$Helper");
                }
                Future<?> missing = pool.submit((Callable<Object> & Serializable) () -> Class.forName("no.Such", false,
                        Thread.currentThread().getContextClassLoader()));
                assertThat(missing.exception()).isInstanceOf(ClassNotFoundException.class)
                        .hasMessageContaining("no.Such");
            }
        } finally {
            here.setContextClassLoader(before);
        }
    }

    @Test
    @DisplayName("where the last member is lost, what waits can be cancelled, and a line on standard error "
            + "says so, once")
    void lastLost() throws Exception {
        Gate gate = Gate.in(folder, "gate");
        Process only = members.start("only", 1);
        members.await(1);
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (ClusterPool pool = new ClusterPool(members.cluster)) {
            List<Future<String>> futures = IntStream.range(0, 3).mapToObj(i -> task(pool, i, gate)).toList();
            awaitBegun(1);
            System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
            only.destroyForcibly();
            assertThat(futures.getFirst().exception()).isInstanceOf(MemberLost.class);
            while (said.size() == 0) {
                LockSupport.parkNanos(1_000_000);
            }
            assertThat(futures.subList(1, 3)).noneMatch(Future::running).allMatch(Future::cancel);
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("gantry: the last member is lost; tasks that wait for the next: 2");
    }

    @Test
    @DisplayName("the end of a cluster fails what runs on its members and what waits, and the pool can be closed")
    void clusterClosed() throws Exception {
        Gate gate = Gate.in(folder, "gate");
        try (Members own = new Members(1, 1, Duration.ofSeconds(3))) {
            ClusterPool pool = new ClusterPool(own.cluster, ClusterOptions.usual().withRetries(1));
            List<Future<String>> futures = IntStream.range(0, 4).mapToObj(i -> task(pool, i, gate)).toList();
            awaitBegun(1);
            own.cluster.close();
            for (Future<String> each : futures) {
                assertThat(each.exception()).isInstanceOf(BrokenClusterPool.class)
                        .hasMessage("the cluster was closed");
            }
            pool.close();
        }
        assertThat(begun("*")).hasSize(1);
    }

    @Test
    @DisplayName("a pool whose tasks wait for members can be ended: what waits is cancelled")
    void noMembers() throws Exception {
        ClusterPool pool = new ClusterPool(members.cluster);
        List<Future<Integer>> futures = IntStream.range(0, 3).mapToObj(i -> pool.submit(() -> i)).toList();
        pool.shutdownNow().forEach(left -> ((Future<?>) left).cancel());
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(futures).allMatch(Future::isCancelled);
    }

    @Test
    @DisplayName("what makes no sense is refused in one sentence")
    void wrongUse() {
        assertThatThrownBy(() -> Cluster.listen("nowhere", Cluster.newToken()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'nowhere' is no address: write HOST:PORT, such as 10.0.0.1:5701");
        assertThatThrownBy(() -> Cluster.listen("127.0.0.1:1", "short")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 16 characters");
        assertThatThrownBy(() -> ClusterOptions.usual().withRetries(-1)).isInstanceOf(IllegalArgumentException.class);
        String address = members.cluster.address();
        assertThatThrownBy(() -> Cluster.listen(address, Cluster.newToken())).isInstanceOf(IOException.class)
                .hasMessage("cannot listen on %s: the port is taken", address);
        assertThatThrownBy(() -> Cluster.listen("192.0.2.1:5701", Cluster.newToken())).isInstanceOf(IOException.class)
                .hasMessage("192.0.2.1 is no address of this machine");
        assertThatThrownBy(() -> Cluster.listen("no.such.invalid:5701", Cluster.newToken()))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no host no.such.invalid");
        Map.of("0s", Duration.ZERO, "-5s", Duration.ofSeconds(-5), "0.001s", Duration.ofMillis(1), "25h",
                Duration.ofHours(25)).forEach(
                        (text, wrong) -> assertThatThrownBy(
                                () -> Cluster.listen("127.0.0.1:0", Cluster.newToken(), wrong))
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessage("a silent one counts as lost after 2 seconds to a day, not " + text));
        assertThatThrownBy(() -> Cluster.listen("127.0.0.1:0", null)).isInstanceOf(NullPointerException.class)
                .hasMessage("token");
        assertThatThrownBy(() -> Cluster.listen(null, Cluster.newToken())).isInstanceOf(NullPointerException.class)
                .hasMessage("address");
    }
}

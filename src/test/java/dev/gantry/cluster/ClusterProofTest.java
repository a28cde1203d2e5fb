package dev.gantry.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Jvm;
import dev.gantry.cli.Main;
import dev.gantry.futures.Future;
import dev.gantry.hook.Recorder;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;

/**
 * Three members with a network between them and their driver that delays, resets and cuts. Round by round one is
 * killed, cut off, or its connections are reset, in mid-task. How many rounds: {@code -Dgantry.cluster.rounds=20}.
 */
@Tag("process")
@Timeout(1800)
@EnabledOnOs(OS.LINUX)
class ClusterProofTest {
    private static final int ROUNDS = Integer.getInteger("gantry.cluster.rounds", 3);
    private static final int MEMBERS = 3;
    private static final int LOSES_ONE_IN = 100;
    private static final int TASKS = 12;
    private static final String DRIVER = "driver";
    private static final String HERE = "127.0.0.1:";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOST_AFTER = Duration.ofSeconds(5);
    private static final String PUBLIC = "hazelcast.local.publicAddress";

    private final String token = Cluster.newToken();
    private final Map<String, Process> members = new ConcurrentHashMap<>();
    private final int[] ports = new int[MEMBERS];
    private final int[] doors = new int[MEMBERS];

    @TempDir
    Path folder;

    /** What befalls a member in a round. */
    private enum Fault {
        KILLED,
        CUT_OFF,
        RESET
    }

    private void start(Cluster cluster, int member) throws IOException {
        ProcessBuilder command = Jvm.with(
                List.of("-Xmx200m",
                        "--sun-misc-unsafe-memory-access=allow", "-D" + PUBLIC + "=" + HERE + doors[member]),
                Main.class, "member", "--join", cluster.address(), "--name", "m" + member, "--workers", "1", "--bind",
                HERE + ports[member], "--lost-after", Long.toString(LOST_AFTER.toSeconds()));
        command.environment().put(ClusterPool.TOKEN, token);
        members.put("m" + member, command.redirectErrorStream(true)
                .redirectOutput(folder.resolve("m" + member + ".log").toFile()).start());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Whose end of a connection has this port: the system tells the number of its socket, and who has that open. */
    private String owner(int port) {
        try {
            String end = ":%04X".formatted(port);
            for (String table : List.of("tcp", "tcp6")) {
                for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                    String[] words = line.strip().split("\\s+");
                    if (words[1].endsWith(end)) {
                        String socket = "socket:[" + words[9] + "]";
                        for (Map.Entry<String, Process> each : members.entrySet()) {
                            if (has(each.getValue().pid(), socket)) {
                                return each.getKey();
                            }
                        }
                    }
                }
            }
            return DRIVER;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean has(long process, String open) {
        try (var files = Files.newDirectoryStream(Path.of("/proc/" + process + "/fd"))) {
            for (Path file : files) {
                if (Files.isSymbolicLink(file) && Files.readSymbolicLink(file).toString().equals(open)) {
                    return true;
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException _) {
            return false; // it has ended, or closed some file meanwhile
        }
        return false;
    }

    @Test
    @DisplayName("members are killed, cut off and reset, round by round: no future is lost, no task is answered twice "
            + "nor runs twice unless that was chosen, and the recording says what each member's own log does")
    void rounds() throws Exception {
        int port = freePort();
        try (Wires wires = new Wires(Duration.ofMillis(1), LOSES_ONE_IN, this::owner)) {
            for (int i = 0; i < MEMBERS; i++) {
                ports[i] = freePort();
                doors[i] = wires.door("m" + i, ports[i]);
            }
            System.setProperty(PUBLIC, HERE + wires.door(DRIVER, port));
            try (Cluster cluster = Cluster.listen(HERE + port, token, LOST_AFTER)) {
                System.clearProperty(PUBLIC);
                for (int i = 0; i < MEMBERS; i++) {
                    start(cluster, i);
                }
                for (int round = 0; round < ROUNDS; round++) {
                    assertThat(cluster.await(MEMBERS, PATIENCE)).as("members before round %d", round).isTrue();
                    new Round(cluster, wires, round).run();
                }
            }
        } finally {
            System.clearProperty(PUBLIC);
            members.values().forEach(Process::destroyForcibly);
        }
    }

    /** One of the rounds. */
    private final class Round {
        private final Cluster cluster;
        private final Wires wires;
        private final int number;
        private final Fault fault;
        private final boolean retries;
        private final int victim;
        private final Path logs;
        private final AtomicInteger answers = new AtomicInteger();

        Round(Cluster cluster, Wires wires, int number) throws IOException {
            this.cluster = cluster;
            this.wires = wires;
            this.number = number;
            this.fault = Fault.values()[number % Fault.values().length];
            this.retries = number / Fault.values().length % 2 == 1;
            this.victim = number % MEMBERS;
            this.logs = Files.createDirectory(folder.resolve("round" + number));
        }

        void run() throws Exception {
            Recorder recorder = new Recorder(Recorder.Options.named("driver"));
            recorder.start();
            List<Future<Long>> futures = new ArrayList<>();
            ClusterOptions options = ClusterOptions.usual().withRetries(retries ? 3 : 0);
            try (ClusterPool pool = new ClusterPool(cluster, options)) {
                long dying = meet(pool).get(members.get("m" + victim).pid());
                for (int i = 0; i < TASKS; i++) {
                    Future<Long> future = pool.submit("task " + i, task(i));
                    future.addDoneCallback(_ -> answers.incrementAndGet());
                    futures.add(future);
                }
                while (logs(".begun").stream().noneMatch(log -> Long.parseLong(log[1]) == dying)) {
                    LockSupport.parkNanos(1_000_000);
                }
                befall();
                for (Future<Long> future : futures) {
                    future.exception(PATIENCE);
                }
            } finally {
                recorder.stop();
            }
            check(futures, recorder.stop());
        }

        /** Lets all workers begin before any goes on; returns the process of each by that of its member. */
        private Map<Long, Long> meet(ClusterPool pool) throws Exception {
            String place = Files.createDirectory(logs.resolve("met")).toString();
            List<Future<long[]>> all = new ArrayList<>();
            for (int i = 0; i < MEMBERS; i++) {
                all.add(pool.submit("meets " + i, () -> {
                    Files.createTempFile(Path.of(place), "met", "");
                    while (Path.of(place).toFile().list().length < MEMBERS) {
                        Thread.sleep(1);
                    }
                    ProcessHandle here = ProcessHandle.current();
                    return new long[]{here.parent().orElseThrow().pid(), here.pid()};
                }));
            }
            Map<Long, Long> met = new HashMap<>();
            for (Future<long[]> each : all) {
                met.put(each.result()[0], each.result()[1]);
            }
            return met;
        }

        /** A task with a log of its own: what it is, and when it began and ended by the clock of its machine. */
        private dev.gantry.futures.Work<Long> task(int i) {
            String place = logs.toString();
            return () -> {
                long begun = System.nanoTime();
                long pid = ProcessHandle.current().pid();
                Path log = Path.of(place, "%d.%d.%d.begun".formatted(i, pid, begun));
                Files.createFile(log);
                Thread.sleep(100);
                Files.move(log, Path.of(place, "%d.%d.%d.%d.ended".formatted(i, pid, begun, System.nanoTime())));
                return pid;
            };
        }

        private List<String[]> logs(String ending) throws IOException {
            List<String[]> found = new ArrayList<>();
            try (var files = Files.newDirectoryStream(logs, "*" + ending)) {
                files.forEach(file -> found.add(file.getFileName().toString().split("\\.")));
            }
            return found;
        }

        private void befall() throws Exception {
            String machine = "m" + victim;
            switch (fault) {
                case KILLED -> {
                    members.get(machine).destroyForcibly();
                    start(cluster, victim);
                }
                case CUT_OFF -> {
                    int before = cluster.members().size();
                    wires.cut(machine);
                    while (cluster.members().size() >= before) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    wires.heal(machine);
                }
                case RESET -> wires.reset(machine);
            }
        }

        private void check(List<Future<Long>> futures, Snapshot trace) throws Exception {
            String what = "round %d: m%d is %s%s".formatted(number, victim, fault, retries ? ", with retries" : "");
            assertThat(futures).as(what).allMatch(Future::isDone);
            assertThat(answers).as(what).hasValue(TASKS);
            Map<Integer, List<String[]>> logs = new HashMap<>();
            for (String ending : List.of(".begun", ".ended")) {
                logs(ending).forEach(log -> logs.computeIfAbsent(Integer.parseInt(log[0]), _ -> new ArrayList<>())
                        .add(log));
            }
            long least = Long.MIN_VALUE; // of time zero by the system's clock
            long most = Long.MAX_VALUE;
            int lost = 0;
            assertThat(trace.malformed()).as(what).isZero();
            for (int i = 0; i < TASKS; i++) {
                List<String[]> runs = logs.getOrDefault(i, List.of());
                assertThat(runs.size()).as("%s: runs of task %d", what, i).isLessThanOrEqualTo(retries ? 4 : 1);
                Throwable thrown = futures.get(i).exception();
                if (thrown != null) {
                    lost++;
                    assertThat(thrown).as(what).isInstanceOf(MemberLost.class);
                    continue;
                }
                long by = futures.get(i).result();
                String[] own = runs.stream().filter(log -> log.length == 5 && Long.parseLong(log[1]) == by).findFirst()
                        .orElseThrow(() -> new AssertionError(what + ": an answer of a task that did not run"));
                Task task = recorded(trace, i);
                Lane process = trace.enclosing(task.lane(), LaneKind.PROCESS);
                assertThat(process.systemId()).as(what).hasValue(by);
                assertThat(trace.lane(process.parent()).kind()).isEqualTo(LaneKind.MACHINE);
                least = Math.max(least, Long.parseLong(own[3]) - task.ended());
                most = Math.min(most, Long.parseLong(own[2]) - task.started());
            }
            assertThat(least).as(what + ": times").isLessThanOrEqualTo(most);
            assertThat(lost).as(what).isLessThanOrEqualTo(retries ? 0 : 2); // what it ran, and what was on its way
            System.out.println(what + "; lost: " + lost);
        }

        /** The task that was answered, which may be a repetition. */
        private static Task recorded(Snapshot trace, int i) {
            for (int id = 1; id <= trace.tasks(); id++) {
                Task task = trace.task(id);
                if (task.name().matches("task %d( again)*".formatted(i)) && task.state() == TaskState.SUCCEEDED) {
                    return task;
                }
            }
            throw new AssertionError("no recorded task " + i);
        }
    }
}

package dev.gantry.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.cluster.Fetch.Fetched;
import dev.gantry.cluster.keep.KeptCounts;
import dev.gantry.format.OpenFile;
import dev.gantry.format.perfetto.PerfettoWriter;
import dev.gantry.format.registry.Formats;
import dev.gantry.futures.Future;
import dev.gantry.gather.Fetching;
import dev.gantry.gather.Gathering;
import dev.gantry.hook.Recorder;
import dev.gantry.recording.About;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.counter.Counter;
import dev.gantry.trace.kept.Kept;
import dev.gantry.trace.kept.KeptAt;

/** Records that members keep on their own disk, and how they come into the driver's recording. */
@Tag("process")
@Timeout(300)
class ClusterKeptTest {
    private static final int TASKS = 60;
    private static final int SMALL = 3000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    static Path folder;

    private static Members members;
    private static Process second;

    @BeforeAll
    static void start() throws Exception {
        members = new Members(0, 1, Duration.ofSeconds(5));
        members.startKeeping("m0", folder.resolve("m0"));
        second = members.startKeeping("m1", folder.resolve("m1"));
        members.await(2);
        members.cluster.records(MemberRecords.KEPT);
    }

    @AfterAll
    static void end() {
        members.close();
    }

    /** What a task knows by itself: its process, and the clock when it began and when it ended. */
    private static long[] log() throws InterruptedException {
        long begun = System.nanoTime();
        System.out.println("a line of " + ProcessHandle.current().pid());
        Thread.sleep(2);
        return new long[]{ProcessHandle.current().pid(), begun, System.nanoTime()};
    }

    private record Run(Snapshot driver, List<long[]> logs) {}

    private static Run run(int tasks, Cluster cluster) throws Exception {
        Recorder recorder = new Recorder(Recorder.Options.named("driver"));
        List<Future<long[]>> futures = new ArrayList<>();
        recorder.start();
        try (ClusterPool pool = new ClusterPool(cluster)) {
            for (int i = 0; i < tasks; i++) {
                futures.add(pool.submit("task " + i, ClusterKeptTest::log));
            }
        } finally {
            recorder.stop();
        }
        List<long[]> logs = new ArrayList<>();
        for (Future<long[]> future : futures) {
            logs.add(future.result());
        }
        return new Run(recorder.stop(), logs);
    }

    private static List<KeptAt> places(List<Kept> kept) {
        return kept.stream().map(Kept::at).toList();
    }

    private static Snapshot gathered(Snapshot driver) throws Exception {
        List<Kept> kept = Kept.of(driver);
        long origin = kept.getFirst().origin();
        try (Fetch fetch = Fetch.at(kept.getFirst().at().address(), members.token())) {
            List<Fetched> fetched = fetch.fetch(places(kept), origin, origin + driver.horizon(),
                    (_, _, _, _) -> false, PATIENCE, (_, _) -> {}, () -> true);
            return Gathering.of(driver, kept, fetched, 0, driver.horizon());
        }
    }

    @Test
    @DisplayName("the driver's recording tells of each task when it was sent and answered, and on which worker")
    void outline() throws Exception {
        Snapshot driver = run(TASKS, members.cluster).driver;
        assertThat(driver.malformed()).isZero();
        assertThat(driver.tasks()).isEqualTo(TASKS);
        for (int i = 1; i <= TASKS; i++) {
            Task task = driver.task(i);
            assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED);
            assertThat(driver.laneName(task.lane())).matches("m[01] worker \\d+");
            assertThat(driver.lane(driver.lane(driver.lane(task.lane()).parent()).parent()).kind())
                    .isEqualTo(LaneKind.MACHINE);
        }
    }

    @Test
    @DisplayName("fetched records tell of each task what its member's own log does, and what it did inside")
    void truth() throws Exception {
        Run run = run(TASKS, members.cluster);
        Snapshot all = gathered(run.driver);
        assertThat(all.malformed()).isZero();
        assertThat(all.tasks()).isEqualTo(TASKS);
        long least = Long.MIN_VALUE; // of time zero by the system's clock
        long most = Long.MAX_VALUE;
        for (int i = 0; i < TASKS; i++) {
            long[] own = run.logs.get(i);
            Task task = all.task(i + 1);
            assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED);
            Lane process = all.enclosing(task.lane(), LaneKind.PROCESS);
            assertThat(process.systemId()).hasValue(own[0]);
            assertThat(all.lane(process.parent()).kind()).isEqualTo(LaneKind.MACHINE);
            Lane lane = all.lane(task.lane());
            Row row = lane.row(0);
            int slice = IntStream.range(0, row.size()).filter(at -> row.task(at) == task.id()).findFirst()
                    .orElseThrow();
            assertThat(row.state(slice)).isEqualTo(State.RUNNING);
            assertThat(row.start(slice)).isEqualTo(task.started());
            assertThat(row.end(slice)).isEqualTo(task.ended());
            least = Math.max(least, own[2] - task.ended());
            most = Math.min(most, own[1] - task.started());
        }
        assertThat(least).isLessThanOrEqualTo(most);
        assertThat(marks(all).filter(text -> text.startsWith("a line of "))).hasSize(TASKS);
        List<Kept> kept = Kept.of(run.driver);
        assertThat(Kept.missing(run.driver, kept, 0, 1)).hasSameSizeAs(kept);
        assertThat(Kept.missing(all, kept, 0, 1)).isEmpty();
    }

    @Test
    @DisplayName("what lies in two times that are fetched one after the other is put into the recording once")
    void once() throws Exception {
        Snapshot driver = run(TASKS, members.cluster).driver;
        long end = driver.horizon();
        Snapshot some = fetched(driver, List.of("m0"), 0, end - 1);
        assertThatThrownBy(() -> Fetching.of(some, List.of("m0"), 1, end / 4))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("fetched already");
        Snapshot more = fetched(some, List.of("m0"), end / 2, end);
        Snapshot all = fetched(more, List.of(), 0, end);
        assertThat(all.malformed()).isZero();
        assertThat(all.tasks()).isEqualTo(TASKS);
        assertThat(marks(all).filter(text -> text.startsWith("a line of "))).hasSize(TASKS);
        assertThatThrownBy(() -> Fetching.of(driver, List.of("m0", "m7"), 0, end))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no member is called m7");
    }

    private static Snapshot fetched(Snapshot driver, List<String> of, long from, long to) throws Exception {
        Fetching fetching = Fetching.of(driver, of, from, to);
        return fetching.fetch(fetching.address(), members.token(), PATIENCE, (_, _) -> {}, () -> true);
    }

    @Test
    @DisplayName("they are the records that come when they are live")
    void sameAsLive() throws Exception {
        members.cluster.records(MemberRecords.LIVE);
        Snapshot live;
        try {
            live = run(TASKS, members.cluster).driver;
        } finally {
            members.cluster.records(MemberRecords.KEPT);
        }
        Snapshot all = gathered(run(TASKS, members.cluster).driver);
        assertThat(Kept.of(live)).isEmpty();
        assertThat(shapes(all)).containsExactlyElementsOf(shapes(live));
    }

    /** Of each task, which states its lane was in while it ran, from the outside in. */
    private static List<String> shapes(Snapshot snapshot) {
        return IntStream.rangeClosed(1, snapshot.tasks()).mapToObj(id -> {
            Task task = snapshot.task(id);
            Lane lane = snapshot.lane(task.lane());
            StringBuilder shape = new StringBuilder(task.name()).append(task.state());
            for (int depth = 0; depth < lane.depth(); depth++) {
                Row row = lane.row(depth);
                for (int i = 0; i < row.size(); i++) {
                    if (row.start(i) >= task.started() && row.end(i) <= task.ended()) {
                        shape.append(' ').append(depth).append(row.state(i)).append(snapshot.name(row.name(i)));
                    }
                }
            }
            return shape.toString();
        }).toList();
    }

    private static Stream<String> marks(Snapshot snapshot) {
        return IntStream.rangeClosed(1, snapshot.lanes()).mapToObj(snapshot::lane)
                .flatMap(lane -> IntStream.range(0, lane.marks()).mapToObj(i -> snapshot.name(lane.markText(i))));
    }

    @Test
    @DisplayName("at most a hundredth of the records' bytes comes to the driver, as counters of the member's lane")
    void traffic() throws Exception {
        Recorder recorder = new Recorder(Recorder.Options.named("driver"));
        recorder.start();
        long before;
        try (ClusterPool pool = new ClusterPool(members.cluster)) {
            pool.submit(() -> 1).result();
            while (kept(recorder.snapshot()) == 0) {
                Thread.sleep(50); // counts come once a second
            }
            before = kept(recorder.snapshot());
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < SMALL; i++) {
                futures.add(pool.submit(() -> 1));
            }
            for (Future<Integer> future : futures) {
                future.result();
            }
            while (kept(recorder.snapshot()) - before < 90L * SMALL) {
                Thread.sleep(50);
            }
        } finally {
            recorder.stop();
        }
        Snapshot driver = recorder.stop();
        long sent = told(driver).mapToLong(counter -> IntStream.range(0, counter.size()).mapToLong(counter::time)
                .distinct().count()).sum() * KeptCounts.BYTES;
        assertThat(100 * sent).isLessThanOrEqualTo(kept(driver) - before);
        List<Counter> counters = driver.counters().stream()
                .filter(counter -> driver.lane(counter.lane()).kind() == LaneKind.MACHINE).toList();
        assertThat(counters).extracting(counter -> driver.name(counter.name())).contains("gantry:member-ended",
                "gantry:member-bytes");
    }

    /** Counters of bytes, which change with each count that comes. */
    private static Stream<Counter> told(Snapshot driver) {
        return driver.counters().stream()
                .filter(counter -> driver.name(counter.name()).equals("gantry:member-bytes"));
    }

    private static long kept(Snapshot driver) {
        return told(driver).mapToLong(counter -> counter.value(counter.size() - 1)).sum();
    }

    @Test
    @DisplayName("a member that goes while it is asked is told; when it is back, all comes, by the command too")
    void goes() throws Exception {
        Run run = run(TASKS, members.cluster);
        List<Kept> kept = Kept.of(run.driver);
        long origin = kept.getFirst().origin();
        assertThat(Kept.members(kept)).containsExactlyInAnyOrder("m0", "m1");
        try (Fetch fetch = Fetch.at(kept.getFirst().at().address(), members.token())) {
            assertThatThrownBy(() -> fetch.fetch(places(kept), origin, origin + run.driver.horizon(),
                    (_, _, _, _) -> false, PATIENCE, (_, _) -> second.destroyForcibly().onExit().join(), () -> true))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("m1 does not give its records")
                    .hasMessageContaining("it still has them");
        }
        second = members.startKeeping("m1", folder.resolve("m1"));
        members.awaitFewer(2);
        members.await(2);
        Path file = folder.resolve("driver.pftrace");
        Path all = folder.resolve("all.pftrace");
        try (OutputStream out = Files.newOutputStream(file)) {
            PerfettoWriter.save(run.driver, About.NOTHING, out, _ -> {});
        }
        assertThat(members.command("fetch", file.toString(), all.toString())).isZero();
        OpenFile opened = Formats.open(all);
        opened.join();
        Snapshot read = opened.snapshot();
        assertThat(read.malformed()).isZero();
        for (int i = 0; i < TASKS; i++) {
            assertThat(read.enclosing(read.task(i + 1).lane(), LaneKind.PROCESS).systemId())
                    .hasValue(run.logs.get(i)[0]);
        }
        assertThat(marks(read).filter(text -> text.startsWith("a line of "))).hasSize(TASKS);
        assertThat(members.command("fetch", all.toString(), file.toString())).isEqualTo(2);
    }

    @Test
    @DisplayName("what is kept is for its user alone")
    void isPrivate() throws Exception {
        run(1, members.cluster);
        try (Stream<Path> all = Files.walk(folder.resolve("m0"))) {
            for (Path path : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    @DisplayName("fetching ends when nobody waits for it any more, and says what to do where a member is missing")
    void troubles() throws Exception {
        Snapshot driver = run(TASKS, members.cluster).driver;
        List<Kept> kept = Kept.of(driver);
        KeptAt other = new KeptAt("0123456789abcdef", 7, "m9", kept.getFirst().at().address(), 0);
        try (Fetch fetch = Fetch.at(other.address(), members.token())) {
            assertThatThrownBy(() -> fetch.fetch(places(kept), 0, Long.MAX_VALUE, (_, _, _, _) -> false, SHORT,
                    (_, _) -> {}, () -> false))
                    .isInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> fetch.fetch(List.of(other), 0, Long.MAX_VALUE, (_, _, _, _) -> false, SHORT,
                    (_, _) -> {}, () -> true))
                    .isInstanceOf(IOException.class).hasMessageContaining("The records of m9 have not come within 1 s")
                    .hasMessageContaining("gantry member --join").hasMessageContaining("Nothing was changed");
        }
    }
}

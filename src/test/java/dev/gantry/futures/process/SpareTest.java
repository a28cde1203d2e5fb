package dev.gantry.futures.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.Jvm;
import dev.gantry.futures.ExecutorScope;
import dev.gantry.futures.process.start.FastStart;
import dev.gantry.futures.remote.FunctionEncoder;
import dev.gantry.hook.Recorder;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;

/** The worker that waits for the next pool. When it is started and given up is SpareTimesTest's. */
@Tag("process")
class SpareTest {
    private static final ProcessOptions ONE = ProcessOptions.workers(1);

    private final List<ProcessHandle> before = ProcessHandle.current().children().toList();

    /** A pool that ends before there is a cache leaves a worker that started without. */
    @BeforeAll
    static void prepare() throws Exception {
        ProcessPool.prepare();
    }

    @BeforeEach
    @AfterEach
    void none() {
        ProcessPool.giveUpSpare();
    }

    private static long pidOf(ProcessOptions options) throws Exception {
        try (ProcessPool pool = new ProcessPool(options)) {
            return pool.submit(() -> ProcessHandle.current().pid()).result();
        }
    }

    /** The one that a pool's end has had started. */
    private ProcessHandle spare() {
        return await(child -> child.isAlive() && !before.contains(child));
    }

    private static ProcessHandle await(Predicate<ProcessHandle> wanted) {
        while (true) {
            Optional<ProcessHandle> found = ProcessHandle.current().children().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    @DisplayName("the next pool takes the worker that waits, which has run nothing before")
    void taken() throws Exception {
        pidOf(ONE);
        ProcessHandle spare = spare();
        try (ProcessPool second = new ProcessPool(ONE)) {
            assertThat(second.submit(() -> ProcessHandle.current().pid()).result()).isEqualTo(spare.pid());
            assertThat(second.submit(() -> System.setProperty("been", "here")).result()).isNull();
        }
        spare.onExit().get();
        ProcessHandle next = spare();
        try (ProcessPool third = new ProcessPool(ONE)) {
            assertThat(third.submit(() -> ProcessHandle.current().pid()).result()).isEqualTo(next.pid());
            assertThat(third.submit(() -> System.getProperty("been")).result()).isNull();
        }
    }

    @Test
    @DisplayName("a pool of several workers has it as one of them")
    void several() throws Exception {
        pidOf(ONE);
        ProcessHandle spare = spare();
        try (ProcessPool pool = new ProcessPool(2)) {
            pool.submit(() -> 1);
            pool.submit(() -> 2);
            assertThat(pool.processes()).hasSize(2).startsWith(spare.pid()).doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("pools that want none, whose workers have other options or that run in an inner program don't take it")
    void notTaken() throws Exception {
        pidOf(ONE);
        long spare = spare().pid();
        assertThat(pidOf(ONE.withSpare(false))).isNotEqualTo(spare);
        try (ExecutorScope _ = ExecutorScope.begin()) {
            assertThat(pidOf(ONE)).isNotEqualTo(spare);
        }
        assertThat(pidOf(ONE)).isEqualTo(spare);
        long next = spare().pid();
        assertThat(pidOf(ONE.withJvmArguments("-Dother=true"))).isNotEqualTo(next);
    }

    /** Counts what it is asked for. */
    private static final class Asked implements FastStart {
        private int kept;

        @Override
        public Flags flags() {
            return new Flags(List.of(), Optional.empty());
        }

        @Override
        public Optional<Process> takeSpare(List<String> command) {
            return Optional.empty();
        }

        @Override
        public void keepSpare(List<String> command) {
            kept++;
        }

        @Override
        public void giveUpSpare() {}

        @Override
        public FunctionEncoder functions() {
            return FunctionEncoder.SERIALISED;
        }

        @Override
        public void poolEnded() {}

        @Override
        public boolean prepare() {
            return false;
        }
    }

    private static int keptAfter(ProcessOptions options, ExecutorScope scope) {
        Asked asked = new Asked();
        new ProcessBackend(options, scope, asked).poolEnded();
        return asked.kept;
    }

    @Test
    @DisplayName("a pool leaves none if its options or the system property say so, or if it runs in an inner program")
    void notLeft() {
        assertThat(keptAfter(ONE, ExecutorScope.jvm())).isEqualTo(1);
        assertThat(keptAfter(ONE.withSpare(false), ExecutorScope.jvm())).isZero();
        try (ExecutorScope inner = ExecutorScope.begin()) {
            assertThat(keptAfter(ONE, inner)).isZero();
        }
        System.setProperty(ProcessOptions.SPARE, "false");
        try {
            assertThat(keptAfter(ProcessOptions.workers(1).withSpare(true), ExecutorScope.jvm())).isZero();
        } finally {
            System.clearProperty(ProcessOptions.SPARE);
        }
    }

    @Test
    @DisplayName("while it waits, a recording knows nothing of it; when it is taken, it is a process as others")
    void recorded() throws Exception {
        Recorder recorder = new Recorder(Recorder.Options.named("parent"));
        recorder.start();
        try {
            pidOf(ONE);
            recorder.flush();
            int lanes = recorder.snapshot().lanes();
            long spare = spare().pid();
            recorder.flush();
            assertThat(recorder.snapshot().lanes()).isEqualTo(lanes);
            assertThat(pidOf(ONE)).isEqualTo(spare);
        } finally {
            Snapshot trace = recorder.stop();
            assertThat(processes(trace)).isEqualTo(3); // this one and one for each pool
            assertThat(trace.malformed()).isZero();
        }
    }

    private static long processes(Snapshot trace) {
        return IntStream.rangeClosed(1, trace.lanes())
                .filter(lane -> trace.lane(lane).kind() == LaneKind.PROCESS)
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ends", "ends while it waits", "is killed while it waits"})
    @DisplayName("it never outlives the program")
    void programs(String how) throws Exception {
        String mark = "-Dmark=" + System.nanoTime();
        Process program = Jvm.with(List.of(), Program.class, how, mark).start();
        try (BufferedReader lines = program.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("first");
            if (how.equals("is killed while it waits")) {
                assertThat(lines.readLine()).isEqualTo("waits");
                program.destroyForcibly();
            }
            program.waitFor();
            while (ProcessHandle.allProcesses().anyMatch(each -> runsWith(each, mark))) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private static boolean runsWith(ProcessHandle process, String mark) {
        return process.info().arguments().stream().anyMatch(all -> List.of(all).contains(mark));
    }

    /** Has a pool and ends in one way or another. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            pidOf(ONE.withJvmArguments(arguments[1]));
            System.out.println("first");
            if (!arguments[0].equals("ends")) {
                await(ProcessHandle::isAlive);
                System.out.println("waits");
            }
            if (arguments[0].startsWith("is killed")) {
                Thread.sleep(Long.MAX_VALUE);
            }
        }
    }

    @Test
    @DisplayName("it prints to the standard output of the program, as all workers do")
    void prints() throws Exception {
        pidOf(ONE);
        long spare = spare().pid();
        PrintStream usual = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, usual.charset()));
        try (ProcessPool pool = new ProcessPool(ONE)) {
            pool.submit(() -> System.out.println(ProcessHandle.current().pid())).result();
        } finally {
            System.setOut(usual);
        }
        assertThat(printed.toString(usual.charset())).isEqualTo(spare + System.lineSeparator());
    }
}

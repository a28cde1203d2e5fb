package dev.gantry.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import dev.gantry.Jvm;
import dev.gantry.Moment;
import dev.gantry.futures.process.ProcessPool;
import dev.gantry.jdk.Internals;

/**
 * A JVM that ends while tasks run: by a signal, or because one of them says so. Each test runs a program of its own.
 */
@Tag("process")
class HurriedExitTest {
    private static final int TERMINATED = 128 + 15;

    private static Process start(String grace, String program) throws Exception {
        return Jvm.with(List.of("-D" + JvmExit.GRACE + "=" + grace,
                Internals.THREADS.flag()), Program.class, program)
                .redirectErrorStream(true)
                .start();
    }

    private static Jvm.Ended ended(Process process) throws Exception {
        List<String> lines = process.inputReader().readAllLines();
        return new Jvm.Ended(process.waitFor(), lines);
    }

    @Test
    @DisplayName("System.exit in a task ends the JVM, also where main waits for the pool's end")
    void exitInTask() throws Exception {
        assertThat(ended(start("600", "exitInTask"))).isEqualTo(new Jvm.Ended(3, List.of("exiting")));
        assertThat(ended(start("600", "exitInTaskOfClosedPool"))).isEqualTo(new Jvm.Ended(3, List.of("exiting")));
    }

    @Test
    @DisplayName("System.exit in a callback ends the JVM, of threads and of processes")
    void exitInCallback() throws Exception {
        assertThat(ended(start("600", "exitInCallback"))).isEqualTo(new Jvm.Ended(4, List.of("exiting")));
        assertThat(ended(start("600", "exitInProcessCallback"))).isEqualTo(new Jvm.Ended(4, List.of("exiting")));
    }

    @Test
    @DisplayName("System.exit in a task cancels what is queued and interrupts what runs; after the grace a line names "
            + "what still runs")
    void exitBesideOthers() throws Exception {
        assertThat(ended(start("0.3", "exitBesideOthers"))).isEqualTo(new Jvm.Ended(3, List.of("exiting",
                "The program ends after a grace of 0.3 s while tasks still run: stubborn in ThreadPoolExecutor-0_0")));
    }

    @Test
    @DisplayName("System.exit in a thread that a task started and waits for ends the JVM, and so in a virtual one, and "
            + "while the JVM waits for the task")
    void exitInThreadOfTask() throws Exception {
        for (String program : List.of("exitInThreadOfTask", "exitInVirtualThreadOfTask", "exitInPoolThreadOfTask")) {
            assertThat(ended(start("600", program))).as(program)
                    .isEqualTo(new Jvm.Ended(3, List.of("exiting", "interrupted")));
        }
        for (String program : List.of("exitInThreadWhileEnding", "exitInVirtualThreadWhileEnding")) {
            Jvm.Ended ended = ended(start("600", program));
            assertThat(ended.lines()).as(program).containsExactly("exiting", "interrupted");
            assertThat(ended.code()).as(program).isIn(0, 3); // whoever of the two is first
        }
    }

    @Test
    @DisplayName("a task that calls System.exit while the JVM waits for it after main's end ends the JVM")
    void exitWhileEnding() throws Exception {
        assertThat(ended(start("600", "exitWhileEnding")).code()).isIn(0, 3); // whoever of the two is first
    }

    @Test
    @DisplayName("System.exit in main ends the JVM also where a task waits for a monitor or lock that main holds")
    void exitHoldingLock() throws Exception {
        for (String program : List.of("exitHoldingMonitor", "exitHoldingLock")) {
            assertThat(ended(start("0.3", program))).as(program).isEqualTo(new Jvm.Ended(3, List.of("exiting",
                    "The program ends after a grace of 0.3 s while tasks still run: waiting in "
                            + "ThreadPoolExecutor-0_0")));
        }
    }

    @Test
    @DisplayName("a task that waits for main, in whatever way, does not keep the JVM from ending when main has ended")
    void standstill() throws Exception {
        for (String program : List.of("exitBeforeLatch", "exitBeforeJoin")) {
            assertThat(ended(start("600", program))).as(program)
                    .isEqualTo(new Jvm.Ended(3, List.of("exiting", "interrupted")));
        }
        assertThat(ended(start("600", "endBeforeLatch"))).isEqualTo(new Jvm.Ended(0, List.of("interrupted")));
        assertThat(ended(start("0.3", "endBeforeTrap"))).isEqualTo(new Jvm.Ended(0, List.of(
                "The program ends after a grace of 0.3 s while tasks still run: trapped in ThreadPoolExecutor-0_0")));
    }

    @Test
    @DisplayName("a task that another thread will still let go on is waited for after System.exit in main")
    void noStandstill() throws Exception {
        for (String program : List.of("exitBesideThread", "exitBesideVirtualThread", "exitBesideTimer")) {
            assertThat(ended(start("600", program))).as(program)
                    .isEqualTo(new Jvm.Ended(3, List.of("exiting", "let go on")));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("a signal interrupts what runs; a task that yields to that holds up nothing")
    void signalInterrupts() throws Exception {
        Process process = start("600", "yielding");
        BufferedReader out = process.inputReader();
        assertThat(out.readLine()).isEqualTo("ready");
        process.toHandle().destroy();
        assertThat(out.readAllLines()).containsExactly("interrupted");
        assertThat(process.waitFor()).isEqualTo(TERMINATED);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("a signal ends the JVM within the grace, and one line names the tasks that still run")
    void signalEnds() throws Exception {
        for (String program : List.of("stubborn", "stubbornAfterMain")) {
            Process process = start("2", program);
            BufferedReader out = process.inputReader();
            assertThat(out.readLine()).isEqualTo("ready");
            process.toHandle().destroy();
            assertThat(out.readAllLines()).containsExactly("interrupted",
                    "The program ends after a grace of 2 s while "
                            + "tasks still run: stubborn in ThreadPoolExecutor-0_0");
            assertThat(process.waitFor())
                    .isIn(program.equals("stubborn") ? List.of(TERMINATED) : List.of(0, TERMINATED));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("a second signal ends the JVM at once")
    void secondSignal() throws Exception {
        Process process = start("600", "stubborn");
        BufferedReader out = process.inputReader();
        assertThat(out.readLine()).isEqualTo("ready");
        process.toHandle().destroy();
        assertThat(out.readLine()).isEqualTo("interrupted");
        process.toHandle().destroy();
        assertThat(process.waitFor()).isEqualTo(TERMINATED);
        assertThat(out.readAllLines()).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("a signal ends the JVM also where a worker process is stopped or busy for ever, and takes it along")
    void processes() throws Exception {
        Process process = start("0.3", "processes");
        BufferedReader out = process.inputReader();
        List<ProcessHandle> workers = List.of(out.readLine().split(" ")).stream()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream()).toList();
        assertThat(workers).hasSize(2);
        new ProcessBuilder("kill", "-STOP", Long.toString(workers.getFirst().pid())).start().waitFor();
        process.toHandle().destroy();
        assertThat(out.readLine()).startsWith("The program ends after a grace of 0.3 s while tasks still run: busy in ")
                .contains("waiting in ");
        assertThat(process.waitFor()).isEqualTo(TERMINATED);
        for (ProcessHandle worker : workers) {
            worker.onExit().get();
        }
    }

    /** The programs. */
    static final class Program {
        private static final CountDownLatch NEVER = new CountDownLatch(1);

        private Program() {}

        public static void main(String[] arguments) throws Exception {
            switch (arguments[0]) {
                case "exitInTask" -> {
                    new ThreadPool(2).submit(() -> exit(3));
                    NEVER.await();
                }
                case "exitInTaskOfClosedPool" -> {
                    try (ThreadPool pool = new ThreadPool(2)) {
                        pool.submit(() -> exit(3));
                    }
                }
                case "exitInCallback" -> {
                    new ThreadPool(1).submit(() -> 1).addDoneCallback(_ -> exit(4));
                    NEVER.await();
                }
                case "exitInProcessCallback" -> {
                    new ProcessPool(1).submit(() -> 1).addDoneCallback(_ -> exit(4));
                    NEVER.await();
                }
                case "exitBesideOthers" -> {
                    ThreadPool pool = new ThreadPool(2);
                    CountDownLatch running = new CountDownLatch(1);
                    pool.submit("stubborn", () -> {
                        running.countDown();
                        spin();
                    });
                    running.await();
                    CountDownLatch queued = new CountDownLatch(1);
                    pool.submit("exits", () -> {
                        queued.await();
                        exit(3);
                    });
                    pool.submit("queued", () -> System.out.println("must not run"));
                    queued.countDown();
                    NEVER.await();
                }
                case "exitInThreadOfTask" -> exitIn(Thread.ofPlatform());
                case "exitInVirtualThreadOfTask" -> exitIn(Thread.ofVirtual());
                case "exitInPoolThreadOfTask" -> {
                    new ThreadPool(1).submit(() -> {
                        ForkJoinPool.commonPool().execute(() -> exit(3));
                        untilInterrupted();
                    });
                    NEVER.await();
                }
                case "exitInThreadWhileEnding" -> exitWhileEnding(Thread.ofPlatform());
                case "exitInVirtualThreadWhileEnding" -> exitWhileEnding(Thread.ofVirtual());
                case "exitWhileEnding" -> new ThreadPool(1).submit(() -> {
                    while (!ExecutorScope.exiting()) {
                        Thread.onSpinWait();
                    }
                    System.exit(3);
                });
                case "exitHoldingMonitor" -> {
                    synchronized (NEVER) {
                        exitBefore(() -> {
                            synchronized (NEVER) {
                                System.out.println("must not come here");
                            }
                        });
                    }
                }
                case "exitHoldingLock" -> {
                    ReentrantLock lock = new ReentrantLock();
                    lock.lock();
                    exitBefore(lock::lock);
                }
                case "exitBeforeLatch" -> exitBefore(Program::untilInterrupted);
                case "exitBeforeJoin" -> {
                    Thread main = Thread.currentThread();
                    exitBefore(() -> {
                        try {
                            main.join();
                        } catch (InterruptedException _) {
                            System.out.println("interrupted");
                        }
                    });
                }
                case "endBeforeLatch" -> new ThreadPool(1).submit(Program::untilInterrupted);
                case "endBeforeTrap" -> new ThreadPool(1).submit("trapped", () -> {
                    while (true) {
                        LockSupport.park();
                        Thread.interrupted();
                    }
                });
                case "exitBesideThread" -> exitBeside(Thread.ofPlatform().daemon(), Program::spinALittle);
                case "exitBesideVirtualThread" -> exitBeside(Thread.ofVirtual(), Program::spinALittle);
                case "exitBesideTimer" -> exitBeside(Thread.ofVirtual(), () -> Thread.sleep(300));
                case "yielding" -> {
                    new ThreadPool(1).submit(() -> {
                        System.out.println("ready");
                        untilInterrupted();
                    });
                    NEVER.await();
                }
                case "stubborn" -> {
                    stubborn();
                    NEVER.await();
                }
                case "stubbornAfterMain" -> stubborn();
                default -> {
                    ProcessPool pool = new ProcessPool(2);
                    pool.submit("busy", () -> spin());
                    pool.submit("waiting", () -> spin());
                    while (pool.processes().size() < 2) {
                        Moment.pass();
                    }
                    System.out.println("%d %d".formatted(pool.processes().toArray()));
                    NEVER.await();
                }
            }
        }

        private static void exitIn(Thread.Builder thread) throws InterruptedException {
            new ThreadPool(1).submit(() -> {
                thread.start(() -> exit(3));
                untilInterrupted();
            });
            NEVER.await();
        }

        private static void exitWhileEnding(Thread.Builder thread) {
            new ThreadPool(1).submit(() -> {
                while (!ExecutorScope.exiting()) {
                    Thread.onSpinWait();
                }
                thread.start(() -> exit(3));
                untilInterrupted();
            });
        }

        private static void exitBeside(Thread.Builder thread, Action first) {
            CountDownLatch latch = new CountDownLatch(1);
            new ThreadPool(1).submit(() -> {
                thread.start(() -> {
                    try {
                        first.act();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                    latch.countDown();
                });
                latch.await();
                System.out.println("let go on");
            });
            exit(3);
        }

        private static void spinALittle() {
            long start = System.nanoTime();
            while (System.nanoTime() - start < 300_000_000) {
                Thread.onSpinWait();
            }
        }

        private static void exitBefore(Action task) {
            new ThreadPool(1).submit("waiting", task);
            exit(3);
        }

        private static void stubborn() {
            new ThreadPool(1).submit("stubborn", () -> {
                System.out.println("ready");
                untilInterrupted();
                spin();
            });
        }

        private static void untilInterrupted() {
            try {
                NEVER.await();
            } catch (InterruptedException _) {
                System.out.println("interrupted");
            }
        }

        private static void exit(int code) {
            System.out.println("exiting");
            System.exit(code);
        }

        private static void spin() {
            while (true) {
                Thread.onSpinWait();
            }
        }
    }
}
